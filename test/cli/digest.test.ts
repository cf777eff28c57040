/** `switchboard digest --dry-run`, over the twelve weeks of the sandbox. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writePast } from '../../sandbox/bot/past.ts';
import { checkMessage } from '../../sandbox/slack/limits.ts';
import { slackId } from '../../sandbox/slack/slacks-ids.ts';
import { loadConfig } from '../../src/config/config.ts';
import { switchboard } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard digest '));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'switchboard.db');
const configPath = 'switchboard.example.yml';
const monday = Date.UTC(2026, 10, 23, 10);

beforeAll(async () => {
  const loaded = loadConfig(readFileSync(configPath, 'utf8'));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  await writePast(path, loaded.config, monday);
});

const run = (...words: string[]) =>
  switchboard(
    ['digest', '--dry-run', ...words],
    { DATABASE_URL: path, SWITCHBOARD_CONFIG: configPath },
    monday,
  );

test('on a Monday it is what the lead would be sent, with what changes have come to', async () => {
  const { printed, complained, failed } = await run('--lead', slackId('UNORA'));
  expect({ complained, failed }).toEqual({ complained: [], failed: false });
  const text = printed.join('\n');
  expect(text).toMatch(
    /^Digest for Monday 23 November\. Nothing needs you\. Since Friday 20 November, 09:00: \d/,
  );
  expect(text).toContain(
    'Since “Checklist for late payouts” (12 Oct, Engineering, Payout late or missing): resolved',
  );
});

test('of another day it has the numbers of that day, and no week', async () => {
  const { printed } = await run('--lead', slackId('UNORA'), '--date', '2026-11-18');
  const text = printed.join('\n');
  expect(text).toMatch(/^Digest for Wednesday 18 November\. .* Since Tuesday 17 November, 09:00: \d/);
  expect(text).not.toContain('Checklist');
});

test('as JSON it is a message that Slack takes', async () => {
  const { printed } = await run('--lead', slackId('UINGRID'), '--json');
  const { blocks } = JSON.parse(printed.join('\n'));
  expect(checkMessage({ text: 'A digest', blocks })).toEqual([]);
  expect(JSON.stringify(blocks)).toContain('Risk');
});

test('whoever leads nothing has none', async () => {
  expect(await run('--lead', slackId('UKENJI'))).toEqual({
    printed: [],
    complained: [
      `${slackId('UKENJI')} leads no team in this configuration. Write the member id of a lead, like U012AB3CD.`,
    ],
    failed: true,
  });
});
