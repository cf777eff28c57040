import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPings, worstOf } from '../../src/cli/simulate/counts.ts';
import type { Row } from '../../src/cli/simulate/rows.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Deed, Entry } from '../../src/domain/escalation.ts';
import { changed } from '../config/small-config.ts';
import { aResolution } from '../support/commands.ts';
import { switchboard } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard simulate '));
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, changes: Parameters<typeof changed>[0] = {}): string {
  const path = join(folder, name);
  writeFileSync(path, changed(changes));
  return path;
}

const dublin = { time_zone: 'Europe/Dublin', hours: { 'mon-fri': '09:00-17:30' }, holidays: 'IE' };
const plain = fileWith('plain.yml');
const byDay = fileWith('by-day.yml', {
  'calendars.dublin': dublin,
  'teams.risk.calendar': 'dublin',
  'teams.risk.on_call': [{ calendar: 'dublin', group: 'S0RISK' }],
});
/** Sunday, 29 November 2026, 03:00 in Dublin. */
const now = Date.UTC(2026, 10, 29, 3);
const minute = 60_000;
const simulate = (...words: string[]) => switchboard(['simulate', ...words], {}, now);
const printedBy = async (...words: string[]) => (await simulate(...words)).printed;

describe('one example', () => {
  test('who would be told what, when, and how often', async () => {
    expect(
      await simulate(
        plain,
        '--at',
        '2026-12-24 21:40',
        '--zone',
        'Europe/Dublin',
        '--acknowledged-after',
        '28m',
        '--resolved-after',
        '7h',
      ),
    ).toEqual({
      printed: [
        'escalation  instant            local                                        who              what',
        'example     2026-12-24T21:40Z  Thu 24 Dec 2026 21:40 Europe/Dublin          channel C0RISK   the new card',
        'example     2026-12-24T21:55Z  Thu 24 Dec 2026 21:55 Europe/Dublin          thread           acknowledge by Thu 24 Dec 2026 22:10',
        'example     2026-12-24T22:04Z  Thu 24 Dec 2026 22:04 Europe/Dublin (night)  on call @S0RISK  acknowledge by Thu 24 Dec 2026 22:10',
        'example     2026-12-25T01:40Z  Fri 25 Dec 2026 01:40 Europe/Dublin          thread           resolve by Fri 25 Dec 2026 05:40',
        'example     2026-12-25T04:04Z  Fri 25 Dec 2026 04:04 Europe/Dublin (night)  owner            resolve by Fri 25 Dec 2026 05:40',
        '',
        '5 messages, 2 notifications, 2 of them at night (22:00 to 07:00).',
        '  S0RISK: 1, at night 1, in the worst hour 1',
        '  owner: 1, at night 1, in the worst hour 1',
        'The worst of anybody:',
        '  direct messages to one person in a day: 1 (owner, from 2026-12-25T04:04Z)',
        '  direct messages to one person in an hour: 1 (owner, from 2026-12-25T04:04Z)',
        '  mentions in an hour: 1 (S0RISK, from 2026-12-24T22:04Z)',
        '  lines in one channel in an hour, beside its cards: 2 (C0RISK, from 2026-12-24T21:55Z)',
      ],
      complained: [],
      failed: false,
    });
  });

  test('a calendar is waited for, in its own zone; the callback is not', async () => {
    expect(
      await printedBy(
        byDay,
        '--at',
        '2026-12-24 17:20',
        '--priority',
        'urgent',
        '--on-phone',
        '--callback',
        '2026-12-24 19:00',
        '--days',
        '1',
      ),
    ).toEqual([
      'escalation  instant            local                                who              what',
      'example     2026-12-24T17:20Z  Thu 24 Dec 2026 17:20 Europe/Dublin  on call @S0RISK  the new card',
      'example     2026-12-24T17:21Z  Thu 24 Dec 2026 17:21 Europe/Dublin  thread           acknowledge by Thu 24 Dec 2026 17:23',
      'example     2026-12-24T17:22Z  Thu 24 Dec 2026 17:22 Europe/Dublin  on call @S0RISK  acknowledge by Thu 24 Dec 2026 17:23',
      'example     2026-12-24T17:23Z  Thu 24 Dec 2026 17:23 Europe/Dublin  on call @S0RISK  acknowledge was due Thu 24 Dec 2026 17:23',
      'example     2026-12-24T17:23Z  Thu 24 Dec 2026 17:23 Europe/Dublin  reporter         acknowledge was due Thu 24 Dec 2026 17:23',
      'example     2026-12-24T17:23Z  Thu 24 Dec 2026 17:23 Europe/Dublin  lead UINGRID     acknowledge was due Thu 24 Dec 2026 17:23',
      'example     2026-12-24T17:50Z  Thu 24 Dec 2026 17:50 Europe/Dublin  thread           the call is taken to be over',
      'example     2026-12-24T18:30Z  Thu 24 Dec 2026 18:30 Europe/Dublin  thread           call back by Thu 24 Dec 2026 19:00',
      'example     2026-12-24T18:45Z  Thu 24 Dec 2026 18:45 Europe/Dublin  reporter         call back by Thu 24 Dec 2026 19:00',
      'example     2026-12-24T19:00Z  Thu 24 Dec 2026 19:00 Europe/Dublin  reporter         call back was due Thu 24 Dec 2026 19:00',
      '',
      '10 messages, 7 notifications, 0 of them at night (22:00 to 07:00).',
      '  S0RISK: 3, at night 0, in the worst hour 3',
      '  UINGRID: 1, at night 0, in the worst hour 1',
      '  reporter: 3, at night 0, in the worst hour 2',
      'The worst of anybody:',
      '  direct messages to one person in a day: 3 (reporter, from 2026-12-24T17:23Z)',
      '  direct messages to one person in an hour: 2 (reporter, from 2026-12-24T18:45Z)',
      '  mentions in an hour: 3 (S0RISK, from 2026-12-24T17:20Z)',
      '  lines in one channel in an hour, beside its cards: 4 (C0RISK, from 2026-12-24T17:21Z)',
    ]);
  });

  test('it is raised now unless another time is said, and nothing follows what is resolved at once', async () => {
    expect(await printedBy(plain, '--resolved-after', '0m')).toEqual([
      'escalation  instant            local                      who             what',
      'example     2026-11-29T03:00Z  Sun 29 Nov 2026 03:00 UTC  channel C0RISK  the new card',
      '',
      '1 message, 0 notifications, 0 of them at night (22:00 to 07:00).',
    ]);
  });

  test('as JSON it can be read by another program', async () => {
    const [json = ''] = await printedBy(
      plain,
      '--at',
      '2026-12-24 12:00',
      '--acknowledged-after',
      '1m',
      '--resolved-after',
      '2m',
      '--json',
    );
    expect(JSON.parse(json)).toEqual({
      rows: [
        {
          escalation: 'example',
          at: Date.UTC(2026, 11, 24, 12),
          local: 'Thu 24 Dec 2026 12:00',
          zone: 'UTC',
          elsewhere: [],
          who: 'channel C0RISK',
          direct: false,
          pinged: [],
          atNight: [],
          what: 'the new card',
          channel: null,
        },
      ],
      counts: {},
      worst: { directInDay: null, directInHour: null, mentionsInHour: null, linesInHour: null },
      leftOut: [],
    });
  });
});

test('with two configurations only what the second changes is told', async () => {
  const words = [
    '--at',
    '2026-12-23 17:00',
    '--zone',
    'Europe/Dublin',
    '--acknowledged-after',
    '28m',
    '--resolved-after',
    '6h',
  ];
  expect([await printedBy(plain, byDay, ...words), await printedBy(plain, plain, ...words)]).toEqual([
    [
      '   escalation  instant            local                                who     what',
      '-  example     2026-12-23T21:00Z  Wed 23 Dec 2026 21:00 Europe/Dublin  thread  resolve by Thu 24 Dec 2026 01:00',
      '',
      'Messages 4 → 3, notifications 1 → 1, at night 0 → 0.',
    ],
    ['Everybody would be told the same.', '', 'Messages 4 → 4, notifications 1 → 1, at night 0 → 0.'],
  ]);
});

describe('what cannot be simulated', () => {
  test('a team, a priority and a file that are not there are problems like any other', async () => {
    const missing = join(folder, 'missing.yml');
    expect([
      await simulate(plain, '--team', 'risks', '--priority', 'hihg'),
      await simulate(plain, missing),
    ]).toEqual([
      {
        printed: [],
        complained: [
          '--team: There is no team risks. Did you mean risk?',
          '--priority: There is no priority hihg. Did you mean high?',
        ],
        failed: true,
      },
      {
        printed: [],
        complained: [
          `${missing}: There is no such file. Copy switchboard.example.yml to it, or name another file.`,
        ],
        failed: true,
      },
    ]);
  });

  test('times that cannot be read are refused with what to write', async () => {
    const refusals = [
      await simulate(plain, '--at', 'tomorrow'),
      await simulate(plain, '--zone', 'Dublin'),
      await simulate(plain, '--resolved-after', 'soon'),
    ];
    expect(refusals.map(({ complained, failed }) => [complained[0]?.split('\n')[0], failed])).toEqual([
      [
        expect.stringMatching(/'tomorrow' is invalid\. Write it like 2026-12-24 or "2026-12-24 16:40"\.$/),
        true,
      ],
      [expect.stringMatching(/'Dublin' is invalid\. Write it like Europe\/Dublin\.$/), true],
      [expect.stringMatching(/'soon' is invalid\. Write it like 20m, 4h or 1h 30m\.$/), true],
    ]);
  });

  test('a database that is not there is a problem', async () => {
    const env = { DATABASE_URL: join(folder, 'no folder', 'none.db') };
    expect(await switchboard(['simulate', plain, '--from-database'], env, now)).toEqual({
      printed: [],
      complained: [
        'DATABASE_URL: There is no database to read. Set DATABASE_URL to what the bot uses, like data/switchboard.db.',
      ],
      failed: true,
    });
  });
});

describe('what is stored', () => {
  const DATABASE_URL = join(folder, 'stored.db');
  /** Friday, 27 November 2026, 23:00 UTC: Saturday morning in Tokyo. */
  const raisedAt = Date.UTC(2026, 10, 27, 23);
  const raised = (team: string, priority: 'high' | 'low'): Deed => ({
    what: 'raised',
    team,
    priority,
    routed: 'chosen',
    rule: null,
    onPhone: false,
    callbackAt: null,
    policyId: 'no longer known',
  });

  beforeAll(async () => {
    const store = openSqlite(DATABASE_URL);
    const { history, people } = queriesOf(store);
    const entries = (id: string, at: number, ...deeds: [minute: number, by: string, deed: Deed][]) =>
      deeds.map(([later, by, deed], index) => {
        const entry: Entry = {
          version: index + 1,
          at: at + later * minute,
          by,
          via: 'button',
          deed,
          ended: [],
        };
        return history.append(id, { ...entry, under: null, restricted: null });
      });
    await store.atomically([
      ...entries('ESC-1', now - 40 * 24 * 60 * minute, [0, 'UAOIFE', raised('risk', 'high')]),
      ...entries(
        'ESC-2',
        raisedAt,
        [0, 'UAOIFE', raised('risk', 'high')],
        [10, 'UTOMAS', { what: 'acknowledged' }],
        [15, 'UMINA', { what: 'acknowledged' }],
        [20, 'UTOMAS', { what: 'said', side: 'team', text: 'Looking' }],
        [600, 'UTOMAS', { what: 'resolved', ...aResolution() }],
      ),
      ...entries('ESC-3', raisedAt, [0, 'UAOIFE', raised('sales', 'low')]),
    ]);
    const known = {
      locale: 'en',
      workspace: null,
      enterprise: null,
      guest: false,
      bot: false,
      deleted: false,
      fetchedAt: 0,
      changedAt: 0,
    };
    await people.remember({ id: 'UINGRID', name: 'Ingrid', timeZone: 'Asia/Tokyo', ...known });
    await people.remember({ id: 'UTOMAS', name: 'Tomas', timeZone: 'Asia/Tokyo', ...known });
    await store.close();
  });

  const replay = async (...files: string[]) =>
    (await switchboard(['simulate', ...files, '--from-database', '--days', '7'], { DATABASE_URL }, now))
      .printed;

  test('what people did is taken up at their own instants, and what it does not come to is said', async () => {
    expect(await replay(plain)).toEqual([
      'escalation  instant            local                                                        who             what',
      'ESC-2       2026-11-27T23:00Z  Fri 27 Nov 2026 23:00 UTC                                    channel C0RISK  the new card',
      'ESC-2       2026-11-28T03:00Z  Sat 28 Nov 2026 03:00 UTC                                    thread          resolve by Sat 28 Nov 2026 07:00',
      'ESC-2       2026-11-28T05:24Z  Sat 28 Nov 2026 05:24 UTC, Sat 28 Nov 2026 14:24 Asia/Tokyo  owner UTOMAS    resolve by Sat 28 Nov 2026 07:00',
      'ESC-2       2026-11-28T07:00Z  Sat 28 Nov 2026 07:00 UTC, Sat 28 Nov 2026 16:00 Asia/Tokyo  owner UTOMAS    resolve was due Sat 28 Nov 2026 07:00',
      '',
      '4 messages, 2 notifications, 0 of them at night (22:00 to 07:00).',
      '  UTOMAS: 2, at night 0, in the worst hour 1',
      'The worst of anybody:',
      '  direct messages to one person in a day: 2 (UTOMAS, from 2026-11-28T05:24Z)',
      '  direct messages to one person in an hour: 1 (UTOMAS, from 2026-11-28T05:24Z)',
      '  lines in one channel in an hour, beside its cards: 1 (C0RISK, from 2026-11-28T03:00Z)',
      'ESC-2: what was done at Fri 27 Nov 2026 23:15 (UTC) was left out: acknowledge, already owned.',
      'ESC-3 was left out: there is no team sales.',
    ]);
  });

  test('a ladder that is more patient, and news that is promised, show as lines of one and of the other', async () => {
    const patient = fileWith('patient.yml', {
      'defaults.sla.high.update': '2h',
      'ladders.standard': {
        acknowledge: [{ at: 'breach', tell: 'on-call' }],
        update: [{ at: 'breach', tell: 'owner' }],
        resolve: [{ at: '80%', tell: 'owner' }],
        hand_back_after: 'never',
      },
    });
    const line = (...cells: string[]) => expect.stringContaining(cells.join('  '));
    expect(await replay(plain, patient)).toEqual([
      line('   escalation', 'instant'),
      line(
        '+  ESC-2       2026-11-28T01:20Z',
        'Sat 28 Nov 2026 01:20 UTC, Sat 28 Nov 2026 10:20 Asia/Tokyo',
        'owner UTOMAS',
        'news was due Sat 28 Nov 2026 01:20',
      ),
      line('-  ESC-2       2026-11-28T03:00Z'),
      line('-  ESC-2       2026-11-28T07:00Z'),
      '',
      'Messages 4 → 3, notifications 2 → 2, at night 0 → 0.',
      'ESC-2: what was done at Fri 27 Nov 2026 23:15 (UTC) was left out: acknowledge, already owned.',
      'ESC-3 was left out: there is no team sales.',
    ]);
  });
});

test('a direct message and a mention are a notification each', () => {
  const row = (at: number, direct: boolean, pinged: string[]): Row => ({
    escalation: 'ESC-1',
    at,
    local: '',
    zone: 'UTC',
    elsewhere: [],
    who: '',
    direct,
    pinged,
    atNight: at === 0 ? pinged : [],
    what: '',
    channel: null,
  });
  const rows = [
    ...[0, 1, 60_000, 60_001, 200_000].map((at) => row(at, true, ['UNORA'])),
    row(0, false, ['UNORA', 'S0ENG']),
    row(1, false, ['S0ENG']),
  ];
  expect(countPings(rows)).toEqual({
    S0ENG: { pings: 2, atNight: 1, inWorstHour: 2 },
    UNORA: { pings: 6, atNight: 2, inWorstHour: 6 },
  });
  const first = (most: number, name: string) => ({ most, name, at: 0 });
  expect(worstOf(rows)).toEqual({
    directInDay: first(5, 'UNORA'),
    directInHour: first(5, 'UNORA'),
    mentionsInHour: first(2, 'S0ENG'),
    linesInHour: null,
  });
});

test('turns on call that people have swapped are told to who has them', async () => {
  const DATABASE_URL = join(folder, 'swapped.db');
  const rotating = fileWith('rotating.yml', {
    'teams.risk.on_call': [
      {
        time_zone: 'UTC',
        rotation: { users: ['UMINA', 'UTOMAS'], starts: '2026-11-23 09:00', weeks: 1 },
      },
    ],
  });
  const store = openSqlite(DATABASE_URL);
  const { swaps } = queriesOf(store);
  const given = { from: now, to: now + 60 * minute, inReturn: null };
  await store.atomically([
    swaps.ask({ id: 'one', team: 'risk', giver: 'UMINA', taker: 'UTOMAS', ...given, askedAt: now }),
    swaps.answer('one', 'agreed', now, given),
  ]);
  await store.close();
  const cardAt = async (at: string) => {
    const words = ['simulate', rotating, '--at', at, '--zone', 'UTC', '--priority', 'urgent', '--days', '1'];
    const { printed } = await switchboard(words, { DATABASE_URL }, now);
    return printed.find((row) => row.includes('the new card'));
  };
  expect(await cardAt('2026-11-29 03:30')).toContain('on call @UTOMAS');
  expect(await cardAt('2026-11-29 04:30')).toContain('on call @UMINA');
});
