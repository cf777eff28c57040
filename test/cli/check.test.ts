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

test('a good file is answered with one line', async () => {
  expect(await switchboard(['check', example])).toEqual({
    printed: [`${example} is good: 4 teams, 5 rules.`],
    complained: [],
    failed: false,
  });
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
