/** Reports made in a thread of their own are the same, come from what is stored by then, and outlive the thread. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { createReportsAside } from '../../src/app/reports-aside.ts';
import { holidaysOf } from '../../src/config/public-holidays.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { createDirectory } from '../../src/engine/directory.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { reportsOf } from '../../src/engine/reports.ts';
import { testConfig } from '../support/bot.ts';
import { aResolution } from '../support/commands.ts';
import { aDraft } from '../support/factories.ts';

const hour = 3_600_000;
const kenji = { id: 'UKENJI', team: 'engineering', responder: true, lead: false };

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-aside-'));
  const path = join(folder, 'a.db');
  const config = testConfig();
  const store = openSqlite(path);
  const queries = queriesOf(store);
  const directory = createDirectory({ ...config, queries, holidaysOf });
  const time = { now: Date.UTC(2026, 10, 23, 10) };
  const engine = createEngine({
    store,
    queries,
    directory,
    prefix: 'ESC',
    now: () => time.now,
    committed: () => {},
  });
  const warned: unknown[] = [];
  const log = { warn: (...said: unknown[]) => warned.push(said) };
  const aside = createReportsAside({ url: path, config }, log);
  onTestFinished(async () => {
    await aside.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const here = reportsOf({ queries, directory, log });
  return { engine, time, aside, here, warned, store };
}

const teams = ['engineering', 'risk'];
const asked = (at: number) => ({
  counting: { teams, within: { from: at - 24 * hour, to: at }, timeZone: 'Europe/Dublin' },
  own: ['engineering'],
  at,
});

test('they are what they would be here, as of what is stored by then', async () => {
  const { engine, time, aside, here } = await start();
  const what = { title: 'A list', measure: 'resolve', document: null, link: null } as const;
  const who = { id: 'c1', at: time.now, by: 'UNORA', restricted: false, team: 'engineering', category: null };
  const change = { ...what, ...who, since: '2026-11-23' };
  const during = { from: 0, to: time.now + 48 * hour };
  for (const n of [1, 2, 3]) {
    const { escalation } = await engine.open(aDraft({ team: n === 3 ? 'risk' : 'engineering' }), `view:${n}`);
    time.now += hour;
    if (n === 1) {
      await engine.act(escalation.id, { kind: 'acknowledge', by: kenji, via: 'button' }, 'a');
      const resolution = aResolution({ document: { answer: 'missing', which: 'Card limits' } });
      await engine.act(escalation.id, { kind: 'resolve', by: kenji, via: 'button', resolution }, 'r');
    }
    expect(await aside.digest(asked(time.now))).toEqual(await here.digest(asked(time.now)));
  }
  const { teams: counted } = await aside.digest(asked(time.now));
  expect(counted.map(({ opened, resolved }) => [opened, resolved])).toEqual([
    [2, 1],
    [1, 0],
  ]);
  expect(await aside.weeks(teams, time.now)).toEqual(await here.weeks(teams, time.now));
  const week = { from: time.now - 3 * hour, to: time.now };
  const weeks = { before: [week], after: [week] };
  expect(await aside.verdict(change, weeks, 'Europe/Dublin')).toEqual(
    await here.verdict(change, weeks, 'Europe/Dublin'),
  );
  const gaps = { from: 0, reader: { id: 'UKENJI', teams: new Set(['engineering']) } };
  expect((await aside.gaps(gaps)).gaps.map(({ name }) => name)).toEqual(['Card limits']);
  expect(await aside.gaps(gaps)).toEqual(await here.gaps(gaps));
  expect(await aside.workers('engineering', during)).toEqual(await here.workers('engineering', during));
  expect(await aside.raisedByWeek(teams, 0)).toEqual(await here.raisedByWeek(teams, 0));
});

test('what cannot be read fails there with its reason, and the next one is made', async () => {
  const { aside, store, time } = await start();
  await aside.digest(asked(time.now));
  store.db.run(sql`drop table held_facts`);
  await expect(aside.digest(asked(time.now))).rejects.toThrow(/held_facts/);
  expect(await aside.raisedByWeek(teams, 0)).toEqual([]);
});

test('a thread that ends takes what was asked of it along, and the next report starts another', async () => {
  const { aside, time } = await start();
  const lost = aside.digest(asked(time.now));
  const ended = aside.close();
  await expect(lost).rejects.toThrow('the thread that makes reports has ended');
  await ended;
  expect((await aside.digest(asked(time.now))).needsYou).toEqual([]);
});
