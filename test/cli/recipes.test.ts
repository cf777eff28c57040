/** Every recipe of docs/guides/sql.md, and every column of an export, gives what is added up from the histories without any of what it reads. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ClockEnd, Entry } from '../../src/domain/escalation.ts';
import { csvLine } from '../../src/engine/csv.ts';
import { aDatabase } from '../support/database.ts';
import { hours, minutes, morning } from '../support/factories.ts';
import { livesOfSomeDays, writeLives } from '../support/lives-of-some-days.ts';
import type { Life } from '../support/living.ts';
import { tallied } from '../support/tallied.ts';
import { switchboard } from './terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'switchboard recipes '));
afterAll(() => rmSync(folder, { recursive: true }));
const database = aDatabase();
afterAll(() => database.drop());
const path = database.url;
const guide = readFileSync(new URL('../../docs/guides/sql.md', import.meta.url), 'utf8');
const recipes = new Map(
  [...guide.matchAll(/^### (.*)\n[^#]*?^```sql\n([\s\S]*?)^```/gm)].map(([, name = '', text = '']) => [
    name,
    text,
  ]),
);

const all = livesOfSomeDays;

beforeAll(() => writeLives(path));

async function answered(name: string): Promise<unknown[]> {
  const { printed, complained } = await switchboard(['sql', recipes.get(name) ?? '', '--format', 'json'], {
    DATABASE_URL: path,
  });
  expect(complained).toEqual([]);
  return JSON.parse(printed.join('\n')) as unknown[];
}

const zones: Record<string, string> = {
  engineering: 'Europe/Dublin',
  risk: 'Europe/Berlin',
  design: 'UTC',
  sun: 'UTC',
};
const wall = (at: number, team: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zones[team] ?? 'UTC');
const weekOf = (at: number, team: string): string => {
  const day = wall(at, team).toPlainDate();
  return day.subtract({ days: day.dayOfWeek - 1 }).toString();
};

/** Rows of equal keys, in order of the key as text where the recipe orders by it. */
function grouped<T>(
  items: readonly T[],
  keyOf: (item: T) => (string | null)[],
): { key: (string | null)[]; of: T[] }[] {
  const groups = new Map<string, { key: (string | null)[]; of: T[] }>();
  for (const item of items) {
    const key = keyOf(item);
    const name = JSON.stringify(key);
    groups.set(name, { key, of: [...(groups.get(name)?.of ?? []), item] });
  }
  return [...groups.values()].sort((one, other) => inOrder(one.key, other.key));
}

/** Nothing comes first, as in SQLite. */
function inOrder(one: readonly (string | null)[], other: readonly (string | null)[]): number {
  for (const [n, a] of one.entries()) {
    const b = other[n] ?? null;
    if (a === b) continue;
    if (a === null || b === null) return a === null ? -1 : 1;
    return a < b ? -1 : 1;
  }
  return 0;
}

const round = (amount: number) => Math.round(amount * 10) / 10;
const median = (amounts: readonly number[]): number => {
  const sorted = amounts.toSorted((one, other) => one - other);
  const middle = [sorted[Math.ceil(sorted.length / 2) - 1] ?? 0, sorted[Math.floor(sorted.length / 2)] ?? 0];
  return ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2;
};

type Happened = { id: string; entry: Entry; n: number; life: Life; team: string; was: string };
const events: Happened[] = all.flatMap((life) =>
  life.history.map((entry, n) => ({
    id: life.escalation.id,
    ...{ entry, n, life },
    team: life.states[n]?.team ?? '',
    was: life.states[n - 1]?.team ?? life.states[n]?.team ?? '',
  })),
);
const what = (...deeds: string[]) => events.filter(({ entry }) => deeds.includes(entry.deed.what));

test('there are thirteen, and each is tried here', () => {
  expect(recipes.size).toBe(13);
});

test('compliance by team and week', async () => {
  const weeks = [...new Set(events.map(({ entry, was }) => weekOf(entry.at, was)))];
  const around = [
    ...new Set(
      weeks.flatMap((week) =>
        [-7, 0, 7].map((days) => Temporal.PlainDate.from(week).add({ days }).toString()),
      ),
    ),
  ];
  const rows = Object.entries(zones).flatMap(([team, zone]) =>
    around.flatMap((week) => {
      const monday = (days: number) =>
        Temporal.PlainDate.from(week).add({ days }).toZonedDateTime(zone).epochMilliseconds;
      const counts = all.map((life) => tallied([life], [team], monday(0), Math.min(monday(7), life.now))[0]);
      return ['acknowledge', 'resolve'].flatMap((clock) => {
        const sum = (of: 'met' | 'missed') =>
          counts.reduce((total, count) => total + Number(Object(count?.[clock])[of]), 0);
        const promises = sum('met') + sum('missed');
        return promises > 0 ? [{ team, week, clock, in_time: sum('met'), promises }] : [];
      });
    }),
  );
  expect(rows.length).toBeGreaterThan(20);
  expect(await answered('Compliance by team and week')).toEqual(
    rows.sort((one, other) =>
      inOrder([one.team, one.week, one.clock], [other.team, other.week, other.clock]),
    ),
  );
});

test('time to acknowledge by local hour', async () => {
  const ends = all.flatMap(({ history }) => {
    const runs = new Map<number, { last: ClockEnd; first: ClockEnd | undefined }>();
    for (const { ended } of history)
      for (const end of ended)
        if (end.clock === 'acknowledge') {
          const { first } = runs.get(end.startedAt) ?? {};
          runs.set(end.startedAt, {
            last: end,
            first: first ?? (end.missedAt === undefined ? undefined : end),
          });
        }
    return [...runs.values()].flatMap(({ last, first }) =>
      last.outcome === null || last.outcome === 'dropped'
        ? []
        : [{ team: (first ?? last).team, startedAt: last.startedAt, ms: last.countedMs }],
    );
  });
  const hourOf = (at: number, team: string) => String(wall(at, team).hour).padStart(2, '0');
  expect(await answered('Time to acknowledge by local hour')).toEqual(
    grouped(ends, ({ team, startedAt }) => [team, hourOf(startedAt, team)]).map(
      ({ key: [team, hour], of }) => ({
        ...{ team, hour, acknowledged: of.length },
        median_minutes: round(median(of.map(({ ms }) => ms)) / 60_000),
      }),
    ),
  );
});

test('ping-pong pairs', async () => {
  const pairs = all.flatMap(({ history }) => {
    const moves = history.flatMap(({ deed }) =>
      deed.what === 'moved' ? [[deed.from, deed.to] as const] : [],
    );
    const went = moves.flatMap(([from, to], n) =>
      moves.slice(n + 1).some(([again, back]) => again === to && back === from) ? [`${from} ${to}`] : [],
    );
    return [...new Set(went)];
  });
  const rows = grouped(pairs, (pair) => pair.split(' ')).map(({ key: [one, other], of }) => ({
    ...{ one, other, escalations: of.length },
  }));
  expect(rows.length).toBeGreaterThan(1);
  expect(await answered('Ping-pong pairs')).toEqual(rows.sort((a, b) => b.escalations - a.escalations));
});

test('what drives escalations', async () => {
  const rows = grouped(
    all.filter(({ escalation }) => escalation.duplicateOf === null),
    ({ escalation: { category, country }, history, states }) => [
      weekOf(history[0]?.at ?? 0, states[0]?.team ?? ''),
      category,
      country,
    ],
  ).map(({ key: [week, category, country], of }) => ({ week, category, country, escalations: of.length }));
  const sorted = rows.toSorted((one, other) =>
    one.week === other.week ? other.escalations - one.escalations : 0,
  );
  expect(await answered('What drives escalations')).toEqual(sorted);
});

test('reopened', async () => {
  const rows = grouped(what('resolved'), ({ team }) => [team]).map(({ key: [team], of }) => ({
    ...{ team, resolved: of.length },
    reopened: of.filter(({ life, entry, n }) => {
      const again = life.history.slice(n + 1).find(({ deed }) => deed.what === 'reopened');
      return again !== undefined && again.at - entry.at <= hours(48);
    }).length,
  }));
  expect(rows.some(({ reopened }) => reopened > 0)).toBe(true);
  expect(await answered('Reopened')).toEqual(rows);
});

test('who held the time', async () => {
  const rows = (await answered('Who held the time')) as { team: string; hours: number }[];
  /** How long each team had it while it was open, until who held it changed for the last time. */
  const lifeHours = (team: string) =>
    all.reduce((sum, { history, states }) => {
      const holding = (n: number) => {
        const { status, owner, reporter, priority, question, team: of } = states[n] ?? {};
        if (status === 'resolved' || status === 'cancelled') return null;
        return JSON.stringify([
          status === 'waiting' ? [reporter, question?.onlyUser ?? false] : owner,
          priority,
          of,
          status === 'waiting',
        ]);
      };
      const ends = history.findLastIndex((_, n) => n > 0 && holding(n) !== holding(n - 1));
      return history.reduce((held, { at }, n) => {
        const before = states[n - 1];
        const counts = n <= ends && before?.team === team && holding(n - 1) !== null;
        return counts ? held + at - (history[n - 1]?.at ?? at) : held;
      }, sum);
    }, 0) / 3_600_000;
  for (const team of Object.keys(zones)) {
    const told = rows.filter((row) => row.team === team).reduce((sum, row) => sum + row.hours, 0);
    expect(Math.abs(told - lifeHours(team))).toBeLessThan(0.3);
  }
  expect(new Set(rows.map((row) => Reflect.get(row, 'holder')))).toEqual(
    new Set(['agent', 'nobody', 'out of hours', 'team', 'user']),
  );
});

test('questions asked', async () => {
  const questions = what('asked').flatMap(({ life, entry, n, team }) => {
    const next = life.states.findIndex(
      ({ status }, later) =>
        later > n && (status !== 'waiting' || life.history[later]?.deed.what === 'asked'),
    );
    const end = life.history[next];
    if (!end || entry.deed.what !== 'asked') return [];
    return [
      {
        team,
        who: entry.deed.onlyUser ? 'user' : 'agent',
        answered: end.deed.what === 'answered',
        ms: end.at - entry.at,
      },
    ];
  });
  const rows = grouped(questions, ({ team, who }) => [team, who]).map(({ key: [team, waits_for], of }) => ({
    ...{ team, waits_for, asked: of.length },
    answered: of.filter((one) => one.answered).length,
    median_minutes: round(median(of.map(({ ms }) => ms)) / minutes(1)),
  }));
  expect(rows.length).toBeGreaterThan(3);
  expect(await answered('Questions asked')).toEqual(rows);
});

test('calls to users', async () => {
  const rows = (await answered('Calls to users')) as Record<string, number | string>[];
  const counts = Object.keys(zones).map((team) => {
    const each = all.map(
      (life) => tallied([life], [team], 0, life.now)[0]?.callback as { met: number; missed: number },
    );
    const met = each.reduce((sum, one) => sum + one.met, 0);
    return { team, in_time: met, promised: met + each.reduce((sum, one) => sum + one.missed, 0) };
  });
  expect(rows.map(({ team, in_time, promised }) => ({ team, in_time, promised }))).toEqual(
    counts.filter(({ promised }) => promised > 0).sort((one, other) => inOrder([one.team], [other.team])),
  );
  for (const [column, outcome] of [
    ['satisfied', 'satisfied'],
    ['not_satisfied', 'not satisfied'],
    ['no_answer', 'no answer'],
  ] as const) {
    const made = what('called back').filter(
      ({ entry: { deed } }) => deed.what === 'called back' && deed.outcome === outcome,
    );
    expect(
      rows.reduce((sum, row) => sum + Number(row[column]), 0),
      column,
    ).toBe(made.length);
  }
});

test('documents that would have helped; what a restricted team wrote is not told', async () => {
  const last = all.flatMap(({ history, states }) => {
    const n = history.findLastIndex(({ deed }) => deed.what === 'resolved' || deed.what === 'looked back');
    const deed = history[n]?.deed;
    if (deed?.what !== 'resolved' && deed?.what !== 'looked back') return [];
    const { answer, which } = deed.document ?? { answer: 'no', which: null };
    return answer === 'no' ? [] : [{ answer, which: states[n]?.team === 'risk' ? null : which }];
  });
  const rows = grouped(last, ({ answer, which }) => [answer, which]).map(
    ({ key: [answer, document], of }) => ({
      ...{ answer, document, escalations: of.length },
    }),
  );
  const answer = await answered('Documents that would have helped');
  expect(answer).toEqual(
    rows.sort((a, b) => inOrder([a.answer ?? null], [b.answer ?? null]) || b.escalations - a.escalations),
  );
  expect(answer).toContainEqual({ answer: 'missing', document: 'Payout guide', escalations: 2 });
  expect(JSON.stringify(answer)).not.toContain('Sanctions');
});

test('clean ones', async () => {
  const rows = grouped(
    all.filter(({ escalation }) => escalation.status === 'resolved'),
    ({ escalation }) => [escalation.team],
  ).map(({ key: [team], of }) => ({
    ...{ team, resolved: of.length },
    clean: of.filter(
      ({ history }) => !history.some(({ deed }) => ['asked', 'moved', 'reopened'].includes(deed.what)),
    ).length,
  }));
  expect(rows.some(({ clean }) => clean > 0)).toBe(true);
  expect(await answered('Clean ones')).toEqual(rows);
});

test('given back', async () => {
  const rows = grouped(what('handed back', 'went quiet'), ({ team, entry }) => [team, entry.deed.what]).map(
    ({ key: [team, deed], of }) => ({
      ...{ team, what: deed, times: of.length },
      escalations: new Set(of.map(({ id }) => id)).size,
    }),
  );
  expect(rows.length).toBeGreaterThan(3);
  expect(await answered('Given back')).toEqual(rows);
});

test('opened and closed in a week', async () => {
  const rows = grouped(what('raised', 'resolved', 'cancelled', 'reopened'), ({ entry, was }) => [
    weekOf(entry.at, was),
  ]).map(({ key: [week], of }) => {
    const count = (deed: string) => of.filter(({ entry }) => entry.deed.what === deed).length;
    return {
      week,
      ...{ opened: count('raised'), resolved: count('resolved') },
      ...{ cancelled: count('cancelled'), reopened: count('reopened') },
    };
  });
  expect(rows.length).toBeGreaterThan(3);
  expect(await answered('Opened and closed in a week')).toEqual(rows);
});

test('contact rate', async () => {
  const weeks = [
    ...new Set(all.map(({ history, states }) => weekOf(history[0]?.at ?? 0, states[0]?.team ?? ''))),
  ].sort();
  const [week = ''] = weeks;
  const next = Temporal.PlainDate.from(week).add({ days: 1 }).toString();
  const file = join(folder, 'contacts.csv');
  const lines = [
    `${week},DE,phone,400,9000`,
    `${week},DE,chat,100,9000`,
    `${next},DE,phone,500,11000`,
    `${week},IE,phone,0,`,
  ];
  writeFileSync(file, ['date,country,channel,contacts,active_users', ...lines].join('\n'));
  expect(await switchboard(['volumes', 'import', file], { DATABASE_URL: path })).toMatchObject({
    failed: false,
  });
  const own = all.filter(
    ({ escalation: { country, duplicateOf }, history, states }) =>
      duplicateOf === null && country === 'DE' && weekOf(history[0]?.at ?? 0, states[0]?.team ?? '') === week,
  ).length;
  expect(own).toBeGreaterThan(0);
  expect(await answered('Contact rate')).toEqual([
    {
      week,
      country: 'DE',
      contacts: 1000,
      escalations: own,
      per_100_contacts: own / 10,
      contacts_per_1000_users: 50,
    },
    {
      week,
      country: 'IE',
      contacts: 0,
      escalations: 0,
      per_100_contacts: null,
      contacts_per_1000_users: null,
    },
  ]);
});

type Exported = Record<string, string | number | null>;
const aDay = 24 * 3_600_000;
const span = ['--from', '2026-01-01', '--to', '2028-01-01'];

async function exported(...words: string[]): Promise<string[]> {
  const { printed, complained } = await switchboard(['export', ...span, ...words], { DATABASE_URL: path });
  expect(complained).toEqual([]);
  return printed;
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);

/** What became of the promises of one clock: kept all, missed any, or none was judged. */
function inTime(life: Life, clock: 'acknowledge' | 'resolve' | 'callback'): number | null {
  const rows = tallied([life], Object.keys(zones), 0, life.now).map((row) => Object(row[clock]));
  if (sum(rows.map(({ missed }) => missed)) > 0) return 0;
  return sum(rows.map(({ met }) => met)) > 0 ? 1 : null;
}

/** The open time of one clock, of all teams together, as far as it has ended. */
function countedMs({ history }: Life, clock: string): number | null {
  const last = new Map<number, ClockEnd>();
  for (const end of history.flatMap(({ ended }) => ended)) {
    if (end.clock === clock) last.set(end.startedAt, end);
  }
  const ended = [...last.values()].filter(({ outcome }) => outcome !== null);
  return ended.length > 0 ? sum(ended.map((one) => one.countedMs)) : null;
}

/** How long it was not closed, until the last time it was closed; null where it is not closed now. */
function openMs({ history, states, escalation }: Life): number | null {
  const isClosed = (n: number) => ['resolved', 'cancelled'].includes(states[n]?.status ?? '');
  if (escalation.closedAt === null) return null;
  return sum(history.map(({ at }, n) => (n > 0 && !isClosed(n - 1) ? at - (history[n - 1]?.at ?? at) : 0)));
}

test('an export has a row for each escalation, with what its history adds up to', async () => {
  const rows = (await exported('--format', 'ndjson')).map((line): Exported => JSON.parse(line));
  const byId = new Map(all.map((life) => [life.escalation.id, life]));
  const holders = ['nobody', 'team', 'agent', 'user', 'out_of_hours'];
  expect(rows.map(({ escalation }) => escalation).sort()).toEqual([...byId.keys()].sort());
  for (const row of rows) {
    const life = byId.get(String(row.escalation));
    if (!life) throw new Error('an escalation that is not there');
    const { escalation, history } = life;
    const times = (what: string) => history.filter(({ deed }) => deed.what === what).length;
    expect(row).toMatchObject({
      ...{ team: escalation.team, priority: escalation.priority, status: escalation.status },
      ...{ category: escalation.category, country: escalation.country, owner: escalation.owner },
      opened_at: new Date(escalation.openedAt).toISOString(),
      acknowledge_in_time: inTime(life, 'acknowledge'),
      resolve_in_time: inTime(life, 'resolve'),
      callback_in_time: inTime(life, 'callback'),
      acknowledge_counted_ms: countedMs(life, 'acknowledge'),
      resolve_counted_ms: countedMs(life, 'resolve'),
      moves: times('moved'),
      questions: times('asked'),
      hand_backs: times('handed back'),
      reopened: times('reopened'),
    });
    const open = openMs(life);
    if (open !== null) expect(sum(holders.map((holder) => Number(row[`held_${holder}_ms`])))).toBe(open);
  }
});

test('it is the same in every format, and the guide names each column', async () => {
  const [head = '', ...csv] = await exported();
  const ndjson = await exported('--format', 'ndjson');
  expect(JSON.parse((await exported('--format', 'json')).join(''))).toEqual(
    ndjson.map((line) => JSON.parse(line)),
  );
  expect(csv).toHaveLength(ndjson.length);
  expect(head.split(',')).toEqual(Object.keys(JSON.parse(ndjson[0] ?? '{}')));
  const [, columns = ''] = /^## Export\n([\s\S]*)/m.exec(guide) ?? [];
  const rows = columns.split('\n').filter((line) => line.startsWith('| `'));
  const documented = rows.flatMap((line) =>
    [...(line.split('|')[1] ?? '').matchAll(/`(.*?)`/g)].map(([, name]) => name),
  );
  expect(documented).toEqual(head.split(','));
});

test('of a time and a team alone; the last day is all in it', async () => {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const opened = (from: string, to: string, team?: string) =>
    all.filter(
      ({ escalation }) =>
        (team === undefined || escalation.team === team) &&
        day(escalation.openedAt) >= from &&
        day(escalation.openedAt) <= to,
    ).length;
  const first = day(morning);
  const lastDays = day(morning + 3 * aDay);
  for (const [from, to, team] of [
    [first, first],
    [first, lastDays, 'risk'],
    [lastDays, '2027-12-31'],
  ] as const) {
    const asked = ['--from', from, '--to', to, '--format', 'ndjson', ...(team ? ['--team', team] : [])];
    const { printed } = await switchboard(['export', ...asked], { DATABASE_URL: path });
    expect(printed).toHaveLength(opened(from, to, team));
  }
});

test('a file is for its owner alone, spreadsheets can read it, and nothing in it is a formula', async () => {
  const file = join(folder, 'out.csv');
  const { printed } = await switchboard(['export', ...span, '-o', file], { DATABASE_URL: path });
  expect(printed).toEqual([`${all.length} escalations in ${file}.`]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const text = readFileSync(file, 'utf8');
  expect(text.startsWith('\uFEFFescalation,')).toBe(true);
  expect(text.split('\n')).toHaveLength(all.length + 2);
  expect(csvLine(['=1+1', '+1', '-1', '@x', 'a,b', 'fine', 3, null])).toBe(
    "'=1+1,'+1,'-1,'@x,\"a,b\",fine,3,",
  );
});

test('a last day before the first one is refused', async () => {
  expect(
    await switchboard(['export', '--from', '2026-11-02', '--to', '2026-11-01'], { DATABASE_URL: path }),
  ).toEqual({
    printed: [],
    complained: [
      '--to is before --from. Write the first day and the last one, like 2026-11-01 and 2026-11-30.',
    ],
    failed: true,
  });
});
