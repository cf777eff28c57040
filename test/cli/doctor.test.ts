/** `switchboard doctor` against the simulated workspace: what a person reads, and what a script gets. */
import { chmodSync, copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { createWorkspace, type Workspace } from '../../sandbox/slack/workspace.ts';
import { holdDatabase } from '../../src/db/process-lock.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Area, ChannelTrouble, Finding, Kept } from '../../src/doctor/finding.ts';
import { findingWords } from '../../src/views/health/naming.ts';
import { en } from '../../src/views/words/en/index.ts';
import { manifest } from '../support/manifest.ts';
import { switchboard } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard doctor '));
const example = join(folder, 'switchboard.yml');
copyFileSync(fileURLToPath(new URL('../support/switchboard.yml', import.meta.url)), example);
chmodSync(example, 0o600);
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
  lines.filter((line) => !/^\w+ +(disk|Node\.js) /.test(line));

/** What a finding says, with names and ids. */
function said(finding: Finding): { found: string; todo: string } {
  const named = (name: string | null, id: string) => (name === null ? id : `${name} ${id}`);
  const { found, todo } = findingWords(
    finding,
    {
      channel: (id, name) => named(name && `#${name}`, id),
      person: (id, name) => named(name, id),
      group: (id, handle) => named(handle && `@${handle}`, id),
    },
    en,
  );
  return { found: found.join(''), todo };
}

/** A finding as a line. */
function line(finding: Finding): string {
  const { found, todo } = said(finding);
  return [finding.level.padEnd(5), finding.area.padEnd(13), todo ? `${found} ${todo}` : found].join('  ');
}

const goodConfiguration = line({
  level: 'ok',
  area: 'configuration',
  what: 'configuration',
  path: example,
  teams: 4,
});
const environment = (mode: 'socket' | 'http') =>
  line({ level: 'ok', area: 'environment', what: 'environment', mode });
const keptClose = line({ level: 'ok', area: 'files', what: 'files' });
const theBot: Finding = {
  level: 'ok',
  area: 'bot token',
  what: 'identity',
  botName: 'switchboard',
  workspace: 'Sandbox',
  workspaceId: 'T0SANDBOX',
};
const opensSocketMode = line({ level: 'ok', area: 'app token', what: 'app token' });
const nothingWaits = line({ level: 'ok', area: 'queue', what: 'queue', waiting: 0, late: 0, oldestMs: null });
const noDeadLetters = line({ level: 'ok', area: 'dead letters', what: 'no dead letters' });
const sound = (path: string) =>
  line({ level: 'ok', area: 'database', what: 'database', path, bytes: statSync(path).size, walBytes: 0 });
const knownHolidays = line({
  level: 'ok',
  area: 'holidays',
  what: 'holidays',
  regions: ['DE-BE', 'IE', 'JP', 'US-CA'],
  until: 2027,
});
/** One that serves no team is the fallback channel. */
const channel = (id: string, name: string | null, teams: string[], trouble: ChannelTrouble) =>
  line({
    level: 'wrong',
    area: 'channels',
    what: 'channel',
    id,
    name,
    teams,
    isFallback: teams.length === 0,
    trouble,
  });
const stopped = (beatMs: number | null) =>
  line({ level: beatMs === null ? 'look' : 'wrong', area: 'bot', what: 'stopped', beatMs });
const problem = (where: string, what: string, fix: string, area: Area = 'environment') =>
  line({ level: 'wrong', area, what: 'problem', where, problem: what, fix });
const deadLetters = (count: number, place: string, reason: string) =>
  line({ level: 'wrong', area: 'dead letters', what: 'dead letters', place, reason, count });

test('all is well: a line each, and exit code 0', async () => {
  const path = await database(20_000);
  const held = holdDatabase(path);
  const { printed, complained, failed } = await switchboard(['doctor'], envOf(await workspace(), path), now);
  held.release();
  expect(sameEverywhere(printed)).toEqual([
    goodConfiguration,
    environment('socket'),
    keptClose,
    line(theBot),
    opensSocketMode,
    line({ level: 'ok', area: 'scopes', what: 'scopes', count: 12 }),
    line({ level: 'ok', area: 'clock', what: 'clock', skewMs: 0 }),
    line({ level: 'ok', area: 'channels', what: 'channels', count: 5 }),
    line({ level: 'ok', area: 'user groups', what: 'groups', count: 2 }),
    line({ level: 'ok', area: 'people', what: 'people', count: 7 }),
    nothingWaits,
    noDeadLetters,
    sound(path),
    line({ level: 'ok', area: 'bot', what: 'running', beatMs: 20_000 }),
    knownHolidays,
    '',
    '0 wrong, 0 worth a look, 17 ok.',
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
  await here.deactivate('UNORA');
  const { printed, failed } = await switchboard(['doctor'], envOf(here, path), now);
  expect(sameEverywhere(printed)).toEqual([
    goodConfiguration,
    environment('socket'),
    keptClose,
    line(theBot),
    opensSocketMode,
    line({ level: 'look', area: 'scopes', what: 'scope missing', scope: 'groups:history', isChoice: true }),
    line({ level: 'wrong', area: 'scopes', what: 'scope missing', scope: 'im:write', isChoice: false }),
    line({ level: 'wrong', area: 'clock', what: 'clock', skewMs: 75_000 }),
    line({ level: 'ok', area: 'channels', what: 'channels', count: 1 }),
    channel('C0RISK', null, ['Risk'], 'missing'),
    channel('C0MARKETS', 'esc-new-markets', ['New markets'], 'not a member'),
    channel('C0DESIGN', 'esc-design', ['Design'], 'archived'),
    channel('C0OPS', 'user-operations', [], 'read only'),
    line({ level: 'ok', area: 'user groups', what: 'groups', count: 1 }),
    line({
      level: 'wrong',
      area: 'user groups',
      what: 'group',
      id: 'S0RISK',
      handle: 'risk-oncall',
      duties: [
        { role: 'responder', team: 'Risk' },
        { role: 'on call', team: 'Risk' },
      ],
      trouble: 'disabled',
    }),
    line({ level: 'ok', area: 'people', what: 'people', count: 6 }),
    line({
      level: 'wrong',
      area: 'people',
      what: 'person',
      id: 'UNORA',
      name: 'Nora',
      duties: [
        { role: 'lead', team: 'Engineering' },
        { role: 'lead', team: 'Design' },
      ],
      trouble: 'deactivated',
    }),
    line({ level: 'wrong', area: 'people', what: 'nobody leads', team: 'Design' }),
    nothingWaits,
    noDeadLetters,
    sound(path),
    stopped(3 * 60 * minute),
    knownHolidays,
    '',
    '10 wrong, 1 worth a look, 14 ok.',
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
  expect(printed.filter((line) => / (environment|app token) /.test(line))).toEqual([environment('http')]);
  expect(here.calls.map(({ method }) => method)).not.toContain('apps.connections.open');
  expect(printed.join()).not.toContain(here.signingSecret);
});

test('Slack away is one clear line, and the rest goes on', async () => {
  const path = await database();
  const here = await workspace();
  here.outage(true);
  const { printed, failed } = await switchboard(['doctor'], envOf(here, path), now);
  expect(sameEverywhere(printed)).toEqual([
    goodConfiguration,
    environment('socket'),
    keptClose,
    line({ level: 'wrong', area: 'Slack', what: 'silence', reason: 'http_503' }),
    nothingWaits,
    noDeadLetters,
    sound(path),
    stopped(null),
    knownHolidays,
    '',
    '1 wrong, 1 worth a look, 9 ok.',
  ]);
  expect(failed).toBe(true);
});

test('a configuration and an environment with problems keep nothing else from being looked at', async () => {
  const path = await database(20_000);
  const broken = join(folder, 'broken.yml');
  writeFileSync(broken, 'teams: {}\n', { mode: 0o600 });
  const { printed, failed } = await switchboard(
    ['doctor'],
    { SLACK_BOT_TOKEN: 'xoxp-a-secret', DATABASE_URL: path, SWITCHBOARD_CONFIG: broken },
    now,
  );
  const lines = sameEverywhere(printed);
  expect(lines.filter((line) => !line.includes(' configuration '))).toEqual([
    problem(
      'SLACK_BOT_TOKEN',
      'This is not a token that begins with xoxb-.',
      'Copy the one that begins with xoxb- from the app’s page: OAuth & Permissions.',
    ),
    problem(
      'SLACK_APP_TOKEN',
      'Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.',
      'Set SLACK_APP_TOKEN for Socket Mode (no public address), or SLACK_SIGNING_SECRET for HTTP.',
    ),
    keptClose,
    nothingWaits,
    noDeadLetters,
    sound(path),
    stopped(20_000),
    '',
    expect.stringMatching(/^\d+ wrong, 0 worth a look, 6 ok\.$/),
  ]);
  expect(lines).toContainEqual(
    problem('teams (line 1)', 'There is no team.', 'Name at least one team.', 'configuration'),
  );
  expect(failed).toBe(true);
});

test('what others can read is told with what to do', async () => {
  const path = await database(20_000);
  const envFile = join(folder, 'open.env');
  writeFileSync(envFile, '');
  for (const file of [path, envFile]) chmodSync(file, 0o644);
  const env = { DATABASE_URL: path, SWITCHBOARD_CONFIG: example };
  const { printed, failed } = await switchboard(['doctor'], env, now, envFile);
  const open = (of: Kept, file: string) =>
    line({ level: 'wrong', area: 'files', what: 'open files', of, paths: [file] });
  expect(printed.filter((line) => line.includes(' files '))).toEqual([
    open('environment', envFile),
    open('database', path),
  ]);
  expect(failed).toBe(true);
});

test('as JSON a program can read it, and there are no secrets in it', async () => {
  const here = await workspace();
  const { printed } = await switchboard(['doctor', '--json'], envOf(here, await database(20_000)), now);
  const [json = ''] = printed;
  const { findings, counts } = JSON.parse(json);
  expect(findings[3]).toEqual({
    level: 'ok',
    area: 'bot token',
    ...said(theBot),
  });
  expect(counts).toEqual({ wrong: 1, look: 0, ok: 16 });
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
      major: 1,
      minor: 0,
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
      deadLetters(2, 'C0RISK', 'is_archived'),
      deadLetters(1, 'UNORA', 'user_disabled'),
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
