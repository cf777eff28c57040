/** The sandbox with a past: twelve weeks, of which one change shows and the other does not. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writePast } from '../../sandbox/bot/past.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import { loadConfig } from '../../src/config/config.ts';
import { holidaysOf } from '../../src/config/public-holidays.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { liveStatuses } from '../../src/domain/escalation.ts';
import { mostByChance } from '../../src/domain/process-change.ts';
import { createDirectory } from '../../src/engine/directory.ts';
import { createProcessChanges } from '../../src/engine/process-changes.ts';
import { reportsOf } from '../../src/engine/reports.ts';

const monday = Date.UTC(2026, 10, 23, 10);

test('all of it is closed and said, and its digest tells what helped from what did not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard past '));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'switchboard.db');
  const loaded = loadConfig(readFileSync(new URL('../../switchboard.example.yml', import.meta.url), 'utf8'));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const { config } = loaded;
  await writePast(path, config, monday);
  const store = openSqlite(path);
  onTestFinished(() => store.close());
  const queries = queriesOf(store);
  expect(await queries.escalations.count({ statuses: liveStatuses })).toBe(0);
  expect(await queries.escalations.count({ statuses: ['resolved'] })).toBeGreaterThan(250);
  expect(await store.db.$count(store.tables.outbox)).toBe(0);
  const now = () => monday;
  const directory = createDirectory({ ...config, queries, holidaysOf });
  const reports = reportsOf({ queries, directory, log: { warn: () => {} } });
  const changes = createProcessChanges({ store, queries, reports, directory, holidaysOf, now });
  const { answers } = await changes.monday(slackId('UNORA'));
  const shows = answers.map(({ change, verdict }) => [
    change.title,
    'share' in verdict && verdict.share <= mostByChance && verdict.after.median < verdict.before.median,
  ]);
  expect(shows.sort()).toEqual([
    ['Checklist for late payouts', true],
    ['Signing in again with a new phone', true],
    ['Stand-up at ten', false],
  ]);
});
