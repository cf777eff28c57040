import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { smallYaml } from '../config/small-config.ts';
import { switchboard } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard check '));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(text: string, name = 'switchboard.yml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const example = fileURLToPath(new URL('../../switchboard.example.yml', import.meta.url));
const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

test('the example is good', async () => {
  const { printed, complained, failed } = await switchboard(['check', example]);
  expect({ first: printed[0], complained, failed }).toEqual({
    first: expect.stringContaining(`${example} is good: 4 teams, 5 rules.`),
    complained: [],
    failed: false,
  });
});

test('a good file is answered with one line', async () => {
  const path = fileWith(smallYaml);
  expect(await switchboard(['check', path])).toEqual({
    printed: [`${path} is good: 1 team, 0 rules.`],
    complained: [],
    failed: false,
  });
});

test('what is worth a look is a line each, in the order of the file, and fails only when asked to be strict', async () => {
  const path = fileWith(
    `${smallYaml}calendars:
  night: { time_zone: Asia/Tokyo, hours: { mon: 22:00-06:00 }, closed: 2026-11-01 to 2027-01-31 }
`.replace('5d }', '5d, calendar: night }'),
  );
  const target =
    'teams.risk.sla.low.resolve (line 8): This is 120 h of open time; night opens 8 h a week, so it takes about 15 weeks. A day is 24 h of open time. If you mean days of work, write their hours.';
  const later = [`${path} is good: 1 team, 0 rules. Worth a look: 1 thing.`, target];
  const printed = [
    `${path} is good: 1 team, 0 rules. Worth a look: 2 things.`,
    target,
    'calendars.night (line 17): This calendar does not open in the next 60 days. Check its hours and what is closed.',
  ];
  const now = Date.UTC(2026, 10, 23);
  expect([
    await switchboard(['check', path], {}, now),
    await switchboard(['check', path, '--strict'], {}, now),
    (await switchboard(['check', path, '--from', '2027-02-01'], {}, now)).printed,
    (await switchboard(['check', path, '--days', '100'], {}, now)).printed,
  ]).toEqual([
    { printed, complained: [], failed: false },
    { printed, complained: [], failed: true },
    later,
    later,
  ]);
});

test('a number of days and a date that cannot be read are refused', async () => {
  const [days, date] = [
    await switchboard(['check', '--days', '0']),
    await switchboard(['check', '--from', '2026-02-30']),
  ];
  expect([days.complained[0], days.failed, date.complained[0], date.failed]).toEqual([
    expect.stringContaining('Write a whole number from 1 to 366.'),
    true,
    expect.stringContaining('Write it like 2026-12-24'),
    true,
  ]);
});

test('one team is a team, no rules are rules', async () => {
  const path = fileWith(smallYaml);
  expect((await switchboard(['check', path])).printed).toEqual([`${path} is good: 1 team, 0 rules.`]);
});

test('without a name it checks the file the environment names', async () => {
  const path = fileWith(smallYaml, 'other.yml');
  expect((await switchboard(['check'], { SWITCHBOARD_CONFIG: path })).printed).toEqual([
    `${path} is good: 1 team, 0 rules.`,
  ]);
});

test('each problem is a line, and the command fails', async () => {
  const path = fileWith(smallYaml.replace('15m', 'soon').replace('fallback: risk', 'fallback: risks'));
  expect(await switchboard(['check', path])).toEqual({
    printed: [],
    complained: [
      'defaults.sla.urgent.acknowledge (line 3): "soon" is not a duration. Write it like 90s, 15m, 4h, 2d or 1h 30m.',
      'routing.fallback (line 14): There is no team "risks". Did you mean risk?',
    ],
    failed: true,
  });
});

test('a file that is not there is a problem like any other', async () => {
  const path = join(folder, 'missing.yml');
  expect([await switchboard(['check', path]), await switchboard(['check', folder])]).toEqual([
    {
      printed: [],
      complained: [
        `${path}: There is no such file. Copy switchboard.example.yml to it, or name another file.`,
      ],
      failed: true,
    },
    { printed: [], complained: [`${folder}: This is a folder. Name the file in it.`], failed: true },
  ]);
});

test('with --env the environment is checked too', async () => {
  const path = fileWith(smallYaml);
  expect([
    await switchboard(['check', '--env', path], socket),
    await switchboard(['check', '--env', path], {}),
  ]).toEqual([
    { printed: [`${path} is good: 1 team, 0 rules. So is the environment.`], complained: [], failed: false },
    {
      printed: [],
      complained: [
        'SLACK_BOT_TOKEN: This is not set. Copy the one that begins with xoxb- from the app’s page: OAuth & Permissions.',
        'SLACK_APP_TOKEN: Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set. Set SLACK_APP_TOKEN for Socket Mode (no public address), or SLACK_SIGNING_SECRET for HTTP.',
      ],
      failed: true,
    },
  ]);
});

test('a word it does not know is answered with the help', async () => {
  const { complained, failed } = await switchboard(['chekc']);
  expect({ complained: complained.join('\n'), failed }).toEqual({
    complained: expect.stringMatching(
      /unknown command 'chekc'[\s\S]*Did you mean check[\s\S]*Usage: switchboard/,
    ),
    failed: true,
  });
});
