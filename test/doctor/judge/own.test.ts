import { describe, expect, test } from 'vitest';
import type { DatabaseFacts } from '../../../src/doctor/facts.ts';
import { type Kept, worstFirst } from '../../../src/doctor/finding.ts';
import { judgeDatabase, judgeRunning } from '../../../src/doctor/judge/database.ts';
import { judgeFiles } from '../../../src/doctor/judge/files.ts';
import { judgeDisk, judgeHolidays, judgeNode } from '../../../src/doctor/judge/machine.ts';
import { judgeQueue } from '../../../src/doctor/judge/queue.ts';

const now = Date.UTC(2026, 10, 28, 12);
const minute = 60_000;

describe('the queue', () => {
  const standing = { waiting: 0, late: 0, oldestDueAt: null, dead: 0 };

  test.each([
    [null, 'ok'],
    [0, 'ok'],
    [2 * minute, 'ok'],
    [2 * minute + 1, 'look'],
    [15 * minute, 'look'],
    [15 * minute + 1, 'wrong'],
  ])('the oldest being due for %s ms is %s', (oldestMs, level) => {
    const oldestDueAt = oldestMs === null ? null : now - oldestMs;
    const [queue] = judgeQueue({ standing: { ...standing, waiting: 3, oldestDueAt }, deadLetters: [] }, now);
    expect(queue).toMatchObject({ level, what: 'queue', waiting: 3, oldestMs });
  });

  test('dead letters are wrong, the most frequent first, and those beyond eight kinds are counted', () => {
    const deadLetters = Array.from({ length: 10 }, (_, i) => ({
      place: `C${i}`,
      reason: 'is_archived',
      count: i + 1,
    }));
    const found = judgeQueue({ standing: { ...standing, dead: 60 }, deadLetters }, now).slice(1);
    expect(found.every(({ level }) => level === 'wrong')).toBe(true);
    expect(found.map((one) => ('count' in one ? one.count : 0))).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 8]);
  });

  test('none are well', () => {
    expect(judgeQueue({ standing, deadLetters: [] }, now)[1]).toEqual({
      level: 'ok',
      area: 'dead letters',
      what: 'no dead letters',
    });
  });
});

describe('the database', () => {
  const facts: DatabaseFacts = {
    path: 'a.db',
    sizes: { bytes: 4096, walBytes: 0 },
    damage: { value: null },
    dangling: { value: 0 },
    migrations: { missing: 0, unknown: 0 },
    queue: { value: { standing: { waiting: 0, late: 0, oldestDueAt: null, dead: 0 }, deadLetters: [] } },
    lastBeatAt: { value: now - 30_000 },
    held: { value: true },
  };
  const judge = (changes: Partial<DatabaseFacts> = {}) =>
    judgeDatabase('a.db', { is: 'open', facts: { ...facts, ...changes } }, now).map(
      ({ level, area, what }) => `${level} ${area}: ${what}`,
    );
  const rest = ['ok queue: queue', 'ok dead letters: no dead letters', 'ok bot: running'];

  test('a sound one', () => {
    expect(judge()).toEqual(['ok database: database', ...rest]);
  });

  test.each<[string, Partial<DatabaseFacts>, string]>([
    ['damaged', { damage: { value: 'Tree 5 page 5' } }, 'wrong database: database damaged'],
    ['not even readable', { damage: { failed: 'SQLITE_CORRUPT' } }, 'wrong database: unreadable'],
    ['pointing nowhere', { dangling: { value: 2 } }, 'wrong database: dangling rows'],
    ['older than the code', { migrations: { missing: 1, unknown: 0 } }, 'look database: migrations missing'],
    ['newer than the code', { migrations: { missing: 0, unknown: 1 } }, 'wrong database: migrations unknown'],
    ['with a log too large', { sizes: { bytes: 1, walBytes: 2 ** 28 + 1 } }, 'look database: large log'],
  ])('one that is %s, and nothing else suffers', (_, changes, found) => {
    expect(judge(changes)).toEqual([found, ...rest]);
  });

  test('a queue that cannot be read hides nothing else', () => {
    expect(judge({ queue: { failed: 'SQLITE_CORRUPT' } })).toEqual([
      'ok database: database',
      'wrong queue: unreadable',
      'ok bot: running',
    ]);
  });

  test('of another version its queue is not read', () => {
    expect(judge({ queue: null })).toEqual(['ok database: database', 'ok bot: running']);
  });

  test('missing before the first start is worth a look, closed is wrong', () => {
    expect([
      judgeDatabase('a.db', { is: 'missing' }, now).map(({ level }) => level),
      judgeDatabase('a.db', { is: 'closed', code: 'SQLITE_NOTADB' }, now).map(({ level }) => level),
    ]).toEqual([['look'], ['wrong']]);
  });

  test.each([
    [30_000, true, 'ok running'],
    [3 * minute, true, 'ok running'],
    [3 * minute + 1, true, 'wrong stuck'],
    [30_000, false, 'wrong stopped'],
    [null, false, 'look stopped'],
    [null, true, 'wrong stuck'],
  ])('the last beat %s ms ago, held: %s, is %s', (beatMs, held, found) => {
    const { level, what } = judgeRunning(beatMs, held);
    expect(`${level} ${what}`).toBe(found);
  });
});

describe('the files', () => {
  const closed = {
    environment: [{ path: '.env', mode: 0o100600 }],
    database: [
      { path: 'a.db', mode: 0o100600 },
      { path: 'a.db-wal', mode: 0o100600 },
    ],
    configuration: [{ path: 'a.yml', mode: 0o100640 }],
    folder: [{ path: 'data', mode: 0o40750 }],
  };

  test('that are for those who should read them are well, and so are those that are not there', () => {
    const none = { environment: [], database: [], configuration: [], folder: [] };
    const well = [{ level: 'ok', area: 'files', what: 'files' }];
    expect([judgeFiles(closed), judgeFiles(none)]).toEqual([well, well]);
  });

  test.each<[Kept, string, number, 'look' | 'wrong']>([
    ['environment', '.env', 0o640, 'wrong'],
    ['environment', '.env', 0o604, 'wrong'],
    ['database', 'a.db-wal', 0o640, 'wrong'],
    ['database', 'a.db-wal', 0o604, 'wrong'],
    ['configuration', 'a.yml', 0o604, 'look'],
    ['folder', 'data', 0o704, 'look'],
  ])('%s: %s with mode %o is %4$s, and only that is named', (of, path, mode, level) => {
    const rest = closed[of].filter((one) => one.path !== path);
    expect(judgeFiles({ ...closed, [of]: [...rest, { path, mode }] })).toEqual([
      { level, area: 'files', what: 'open files', of, paths: [path] },
    ]);
  });

  test('nothing is said where files have no modes', () => {
    expect(judgeFiles(null)).toEqual([]);
  });
});

describe('the machine', () => {
  const mega = 2 ** 20;

  test.each([
    [100 * mega - 1, 'wrong'],
    [100 * mega, 'look'],
    [1024 * mega - 1, 'look'],
    [1024 * mega, 'ok'],
  ])('%i free bytes are %s', (value, level) => {
    expect(judgeDisk({ value }).map((found) => found.level)).toEqual([level]);
  });

  test('a disk that says nothing is worth a look', () => {
    expect(judgeDisk({ failed: 'EACCES' })).toEqual([
      { level: 'look', area: 'disk', what: 'disk unknown', code: 'EACCES' },
    ]);
  });

  test.each([
    ['20.12.0', '2025b', 'ok node'],
    ['22.1.0', null, 'ok node'],
    ['20.11.9', '2026a', 'wrong node too old'],
    ['18.20.0', '2026a', 'wrong node too old'],
    ['20.12.0', '2024b', 'look time zones old'],
  ])('Node.js %s with time zones of %s is %s', (nodeVersion, timeZoneData, found) => {
    const [finding] = judgeNode({ nodeVersion, timeZoneData }, '20.12', now);
    expect(`${finding?.level} ${finding?.what}`).toBe(found);
  });

  test('holidays that are not known next year are worth a look; without any nothing is said', () => {
    const years = [2026, 2027];
    expect([
      judgeHolidays(new Map([['IE', years]]), years),
      judgeHolidays(
        new Map([
          ['IE', years],
          ['XX', [2026]],
        ]),
        years,
      ),
      judgeHolidays(new Map(), years),
    ]).toEqual([
      [{ level: 'ok', area: 'holidays', what: 'holidays', regions: ['IE'], until: 2027 }],
      [{ level: 'look', area: 'holidays', what: 'holidays unknown', region: 'XX', year: 2027 }],
      [],
    ]);
  });
});

test('what is wrong comes first, then what is worth a look, each in the order of the areas', () => {
  const finding = (level: 'ok' | 'look' | 'wrong', area: 'disk' | 'scopes') =>
    ({ level, area, what: 'scopes unknown' }) as const;
  const found = [
    finding('ok', 'scopes'),
    finding('look', 'disk'),
    finding('wrong', 'disk'),
    finding('look', 'scopes'),
  ];
  expect(worstFirst(found).map(({ level, area }) => `${level} ${area}`)).toEqual([
    'wrong disk',
    'look scopes',
    'look disk',
    'ok scopes',
  ]);
});
