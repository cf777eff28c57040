/** `switchboard doctor` against the simulated workspace: what a person reads, and what a script gets. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { createWorkspace, type Workspace } from '../../sandbox/slack/workspace.ts';
import { holdDatabase } from '../../src/db/one-process.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { manifest } from '../support/manifest.ts';
import { switchboard } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard doctor '));
const example = fileURLToPath(new URL('../support/switchboard.yml', import.meta.url));
const now = Date.UTC(2026, 10, 28, 12);
const minute = 60_000;

let slack: Workspace | undefined;
afterEach(async () => {
  await slack?.close();
  slack = undefined;
});
afterAll(() => rmSync(folder, { recursive: true }));

async function workspace(): Promise<Workspace> {
  slack = createWorkspace({ ...cast, manifest: manifest(), clock: createStillClock(now) });
  await slack.listen();
  return slack;
}

let databases = 0;
async function database(beatMs?: number): Promise<string> {
  databases += 1;
  const path = join(folder, `${databases}.db`);
  const store = openSqlite(path);
  if (beatMs !== undefined) await store.atomically([queriesOf(store).uptime.beat(now - beatMs)]);
  await store.close();
  return path;
}

const envOf = ({ botToken, appToken, apiUrl }: Workspace, path: string) => ({
  SLACK_BOT_TOKEN: botToken,
  SLACK_APP_TOKEN: appToken,
  SLACK_API_URL: apiUrl,
  DATABASE_URL: path,
  SWITCHBOARD_CONFIG: example,
});

/** What differs from machine to machine and from day to day is left out. */
const sameEverywhere = (lines: readonly string[]) =>
  lines
    .filter((line) => !/^\w+ +(disk|Node\.js) /.test(line))
    .map((line) =>
      line
        .replaceAll(folder, '…')
        .replaceAll(example, 'switchboard.yml')
        .replace(/\d+ kB/, '… kB'),
    );

test('all is well: a line each, and exit code 0', async () => {
  const path = await database(20_000);
  const held = holdDatabase(path);
  const { printed, complained, failed } = await switchboard(['doctor'], envOf(await workspace(), path), now);
  held.release();
  expect(sameEverywhere(printed)).toEqual([
    'ok     configuration  switchboard.yml is good: 4 teams.',
    'ok     environment    It is complete, for Socket Mode.',
    'ok     bot token      It is switchboard in Sandbox (T0SANDBOX).',
    'ok     app token      It opens Socket Mode.',
    'ok     scopes         All 11 of the manifest are granted.',
    'ok     clock          This machine agrees with Slack to the second.',
    'ok     channels       The bot is in 5 channels and may post.',
    'ok     user groups    2 groups have members.',
    'ok     people         7 people are here, with a time zone.',
    'ok     queue          Nothing waits.',
    'ok     dead letters   There are none.',
    `ok     database       …/${databases}.db is sound: … kB.`,
    'ok     bot            It runs; its last sign of life is 20 s old.',
    'ok     holidays       They are known until 2027: DE-BE, IE, JP, US-CA.',
    '',
    '0 wrong, 0 worth a look, 16 ok.',
  ]);
  expect({ complained, failed }).toEqual({ complained: [], failed: false });
});

test('each trouble is a line with what to do, the rest goes on, and the exit code is 1', async () => {
  const path = await database(3 * 60 * minute);
  const here = await workspace();
  here.state.manifest.scopes.delete('groups:history');
  here.state.manifest.scopes.delete('im:write');
  here.faults.skew(75_000);
  await here.archive('esc-design');
  await here.leave('UBOT', 'esc-new-markets');
  await here.leave('UBOT', 'esc-risk');
  here.restrict('user-operations', 'read only');
  here.disableGroup('S0RISK');
  here.deactivate('UNORA');
  const { printed, failed } = await switchboard(['doctor'], envOf(here, path), now);
  expect(sameEverywhere(printed)).toEqual([
    'ok     configuration  switchboard.yml is good: 4 teams.',
    'ok     environment    It is complete, for Socket Mode.',
    'ok     bot token      It is switchboard in Sandbox (T0SANDBOX).',
    'ok     app token      It opens Socket Mode.',
    'look   scopes         groups:history is not granted, which may be your choice: in private channels replies under a card are not read, and after an interruption it cannot be looked up whether a message was sent. To grant it, paste manifest.yml into App Manifest on the page of the app, and install the app again.',
    'wrong  scopes         im:write is not granted: no direct message can be sent. To grant it, paste manifest.yml into App Manifest on the page of the app, and install the app again.',
    'wrong  clock          This machine is 75 s behind Slack. Set its clock by NTP: from five minutes on, no request of Slack is trusted.',
    'ok     channels       The bot is in 1 channel and may post.',
    'wrong  channels       C0RISK (the channel of Risk) is not there for the bot: it does not exist, or it is private and the bot is not in it. Invite the bot there (/invite @Switchboard), or correct its id in the configuration.',
    'wrong  channels       #esc-new-markets C0MARKETS (the channel of New markets) does not have the bot in it. Invite it there: /invite @Switchboard',
    'wrong  channels       #esc-design C0DESIGN (the channel of Design) is archived. Unarchive it, or name another channel in the configuration.',
    'wrong  channels       #user-operations C0OPS (the fallback channel) is read-only for the bot. Let the bot post, in the settings of the channel.',
    'ok     user groups    1 group has members.',
    'wrong  user groups    @risk-oncall S0RISK (responder of Risk and on call for Risk) is disabled. Enable it in Slack, or name another group in the configuration.',
    'ok     people         6 people are here, with a time zone.',
    'wrong  people         Nora UNORA (lead of Engineering and lead of Design) is deactivated. Name somebody else in the configuration.',
    'ok     queue          Nothing waits.',
    'ok     dead letters   There are none.',
    `ok     database       …/${databases}.db is sound: … kB.`,
    'wrong  bot            It does not run; it last did 3 h ago. Start it.',
    'ok     holidays       They are known until 2027: DE-BE, IE, JP, US-CA.',
    '',
    '9 wrong, 1 worth a look, 13 ok.',
  ]);
  expect(failed).toBe(true);
});

test('with a signing secret there is no app token to ask about', async () => {
  const here = await workspace();
  const { SLACK_APP_TOKEN: _, ...env } = envOf(here, await database(20_000));
  const { printed } = await switchboard(
    ['doctor'],
    { ...env, SLACK_SIGNING_SECRET: here.signingSecret },
    now,
  );
  expect(printed.filter((line) => / (environment|app token) /.test(line))).toEqual([
    'ok     environment    It is complete, for HTTP.',
  ]);
  expect(here.calls.map(({ method }) => method)).not.toContain('apps.connections.open');
  expect(printed.join()).not.toContain(here.signingSecret);
});

test('Slack away is one clear line, and the rest goes on', async () => {
  const path = await database();
  const here = await workspace();
  here.outage(true);
  const { printed, failed } = await switchboard(['doctor'], envOf(here, path), now);
  expect(sameEverywhere(printed)).toEqual([
    'ok     configuration  switchboard.yml is good: 4 teams.',
    'ok     environment    It is complete, for Socket Mode.',
    'wrong  Slack          Slack does not answer (http_503), so nothing there was looked at. Can this machine reach https://slack.com? If it can, see https://slack-status.com.',
    'ok     queue          Nothing waits.',
    'ok     dead letters   There are none.',
    `ok     database       …/${databases}.db is sound: … kB.`,
    'look   bot            It has not run yet. Start it when all else is well.',
    'ok     holidays       They are known until 2027: DE-BE, IE, JP, US-CA.',
    '',
    '1 wrong, 1 worth a look, 8 ok.',
  ]);
  expect(failed).toBe(true);
});

test('a configuration and an environment with problems keep nothing else from being looked at', async () => {
  const path = await database(20_000);
  const broken = join(folder, 'broken.yml');
  writeFileSync(broken, 'teams: {}\n');
  const { printed, failed } = await switchboard(
    ['doctor'],
    { SLACK_BOT_TOKEN: 'xoxp-a-secret', DATABASE_URL: path, SWITCHBOARD_CONFIG: broken },
    now,
  );
  const lines = sameEverywhere(printed);
  expect(lines.filter((line) => !line.includes(' configuration '))).toEqual([
    'wrong  environment    SLACK_BOT_TOKEN: This is not a token that begins with xoxb-. Copy the one that begins with xoxb- from the app’s page: OAuth & Permissions.',
    'wrong  environment    SLACK_APP_TOKEN: Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set. Set SLACK_APP_TOKEN for Socket Mode (no public address), or SLACK_SIGNING_SECRET for HTTP.',
    'ok     queue          Nothing waits.',
    'ok     dead letters   There are none.',
    `ok     database       …/${databases}.db is sound: … kB.`,
    'wrong  bot            It does not run; it last did 20 s ago. Start it.',
    '',
    expect.stringMatching(/^\d+ wrong, 0 worth a look, 5 ok\.$/),
  ]);
  expect(lines).toContainEqual(
    expect.stringMatching(/^wrong {2}configuration {2}teams \(line 1\): There is no team\. /),
  );
  expect(failed).toBe(true);
});

test('as JSON a program can read it, and there are no secrets in it', async () => {
  const here = await workspace();
  const { printed } = await switchboard(['doctor', '--json'], envOf(here, await database(20_000)), now);
  const [json = ''] = printed;
  const { findings, counts } = JSON.parse(json);
  expect(findings[2]).toEqual({
    level: 'ok',
    area: 'bot token',
    found: 'It is switchboard in Sandbox (T0SANDBOX).',
    todo: '',
  });
  expect(counts).toEqual({ wrong: 1, look: 0, ok: 15 });
  for (const secret of [here.botToken, here.appToken, here.signingSecret]) expect(json).not.toContain(secret);
});

describe('--resend', () => {
  /** Two lines for one channel, one for another. */
  async function withDeadLetters(): Promise<string> {
    const path = await database();
    const store = openSqlite(path);
    const notice = (id: string) => ({
      id,
      lane: 'lead:UNORA',
      seq: 1,
      escalationId: null,
      rank: 0,
      payload: { kind: 'digest', lead: 'UNORA', date: '2026-11-28', dueAt: now, asked: false } as const,
    });
    const { outbox } = queriesOf(store);
    for (const id of ['one', 'two', 'three']) {
      await store.atomically([outbox.enqueue(notice(id), now - minute)]);
      const [reason, place] =
        id === 'three' ? (['user_disabled', 'UNORA'] as const) : (['is_archived', 'C0RISK'] as const);
      await store.atomically([outbox.dead({ id, refusals: 0 }, reason, now, place)]);
    }
    await store.close();
    return path;
  }

  async function statuses(path: string): Promise<Record<string, string>> {
    const store = openSqlite(path);
    const rows = await store.db.select().from(store.tables.outbox);
    await store.close();
    return Object.fromEntries(rows.map(({ id, status }) => [id, status]));
  }

  const resend = (path: string, ...more: string[]) =>
    switchboard(['doctor', '--resend', ...more], { DATABASE_URL: path }, now);

  test('what could not be sent waits again, and how much of what kind is said', async () => {
    const path = await withDeadLetters();
    expect([await resend(path), await statuses(path), await resend(path)]).toEqual([
      { printed: ['3 messages will be sent again: 3 × digest.'], complained: [], failed: false },
      { one: 'pending', two: 'pending', three: 'pending' },
      { printed: ['There is nothing that could not be sent.'], complained: [], failed: false },
    ]);
  });

  test('it works while the bot holds the database', async () => {
    const path = await withDeadLetters();
    const held = holdDatabase(path);
    const bot = openSqlite(path);
    expect((await resend(path)).printed).toEqual(['3 messages will be sent again: 3 × digest.']);
    await bot.close();
    held.release();
  });

  test('of some places only, and the others stay as they are', async () => {
    const path = await withDeadLetters();
    expect([
      await resend(path, '--place', 'UNORA', 'C0OPS'),
      await statuses(path),
      await resend(path, '--place', 'UNORA'),
    ]).toEqual([
      { printed: ['1 message will be sent again: 1 × digest.'], complained: [], failed: false },
      { one: 'dead', two: 'dead', three: 'pending' },
      {
        printed: ['There is nothing that could not be sent to UNORA; elsewhere there are 2 messages.'],
        complained: [],
        failed: false,
      },
    ]);
  });

  test('the doctor says what could not be sent, with the reason', async () => {
    const { printed } = await switchboard(['doctor'], { DATABASE_URL: await withDeadLetters() }, now);
    expect(printed.filter((line) => line.includes(' dead letters '))).toEqual([
      'wrong  dead letters   2 messages could not be sent to C0RISK: Slack says is_archived. When the reason is gone, switchboard doctor --resend sends them.',
      'wrong  dead letters   1 message could not be sent to UNORA: Slack says user_disabled. When the reason is gone, switchboard doctor --resend sends them.',
    ]);
  });

  test('without a database, or with one of another version, nothing is touched', async () => {
    const path = await withDeadLetters();
    const older = join(folder, 'older.db');
    copyFileSync(path, older);
    const store = openSqlite(older, { migrates: false });
    await store.atomically([{ toSQL: () => ({ sql: 'delete from __drizzle_migrations', params: [] }) }]);
    await store.close();
    expect([await resend(join(folder, 'none.db')), await resend(older)]).toEqual([
      { printed: [], complained: [`There is no database at ${join(folder, 'none.db')}.`], failed: true },
      {
        printed: [],
        complained: [
          'This database belongs to another version of Switchboard. Start the bot of this version once, then try again.',
        ],
        failed: true,
      },
    ]);
  });
});
