/** The numbers of the digest: they add up, and an independent tally comes to the same. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Weekday } from '../../src/domain/calendars/weekday.ts';
import type { Command } from '../../src/domain/command.ts';
import type { Digest } from '../../src/domain/digest.ts';
import { gapsOf } from '../../src/domain/documents.ts';
import { priorities } from '../../src/domain/escalation.ts';
import type { TeamNumbers } from '../../src/domain/tally.ts';
import { createDigests } from '../../src/engine/digests.ts';
import { reportsOf } from '../../src/engine/reports.ts';
import { anyLife } from '../support/any-life.ts';
import {
  acknowledge,
  aResolution,
  ask,
  callBack,
  cancel,
  changePriority,
  lookBack,
  move,
  promiseCallback,
  reopen,
  resolve,
  undo,
} from '../support/commands.ts';
import { hours, minutes, morning } from '../support/factories.ts';
import { rebuiltFactsOf } from '../support/kept-facts.ts';
import { actAt, begin, calendars, type Life, lives, passTo, policyOf } from '../support/living.ts';
import { heldTallied, tallied } from '../support/tallied.ts';
import {
  answersIn,
  documentsIn,
  flowsIn,
  gapsIn,
  openAt,
  openMsIn,
  promisesIn,
  speedsIn,
} from '../support/tallied-in-sql.ts';

const store = openSqlite(':memory:');
const queries = queriesOf(store);
afterAll(() => store.close());

const { escalations, history, clockFacts, heldFacts, eventFacts, factsOwed } = store.tables;
const emptied = () =>
  store.atomically(
    [escalations, history, clockFacts, heldFacts, eventFacts, factsOwed].map((table) =>
      store.db.delete(table),
    ),
  );
beforeEach(emptied);

const teams = ['engineering', 'risk', 'design', 'sun'];

/** They happened; what is due to be said is not said any more. The facts of every second one may be owed yet. */
async function keep(all: readonly Life[], someOwed = false): Promise<Life[]> {
  const kept = all.map((life, n): Life => {
    const named = { id: `ESC-${n + 1}`, number: n + 1 };
    const states = life.states.map((state) => ({ ...state, ...named }));
    return { ...life, states, escalation: { ...life.escalation, ...named } };
  });
  await store.atomically(
    kept.flatMap(({ escalation, history }) => [
      queries.escalations.insert(escalation),
      ...history.map((entry) =>
        queries.history.append(escalation.id, {
          ...entry,
          under: teamAt(history, entry.version),
          restricted: false,
        }),
      ),
    ]),
  );
  for (const [n, life] of kept.entries()) {
    const { id } = life.escalation;
    if (!someOwed || n % 2 === 0) await store.atomically(queries.keptFacts.replace(id, rebuiltFactsOf(life)));
    else await store.atomically([store.db.insert(factsOwed).values({ escalationId: id })]);
  }
  return kept;
}

/** As the engine writes it: the team that has it once the entry is written. */
function teamAt(history: Life['history'], version: number): string | null {
  const { deed } =
    history.findLast(
      (entry) => entry.version <= version && (entry.deed.what === 'moved' || entry.deed.what === 'raised'),
    ) ?? {};
  return deed?.what === 'moved' ? deed.to : deed?.what === 'raised' ? deed.team : null;
}

/** The digest of who leads them, gathered at `now`; a day's where every day has one. */
const gathered = (until: number, now: number, days: readonly Weekday[] = everyDay, own = teams) =>
  createDigests({
    store,
    queries,
    directory: {
      teams: {},
      support: null,
      leadsOf: () => ['UNORA'],
      leadsForAgents: () => ['UNORA'],
      leadsSupport: () => false,
      toldTo: () => own,
      policyOf: () => undefined,
    },
    reports: reportsOf({
      queries,
      directory: { policy: async (id) => policyOf(id), calendars, restricted: () => false },
      log: { warn: () => {} },
    }),
    hours: { at: 9 * 60, days },
    zoneOf: async () => 'Europe/Dublin',
    now: () => now,
    committed: () => {},
    log: { warn: () => {} },
  }).gather({ lead: 'UNORA' }, until);

const everyDay: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const isEven = ({ before, opened, movedIn, movedOut, resolved, cancelled, reopened, open }: TeamNumbers) =>
  before + opened + movedIn - movedOut - resolved - cancelled + reopened === open;

/** As most go: taken, resolved, and the user called. */
const usualLife = fc
  .record({
    team: fc.constantFrom(...teams),
    priority: fc.constantFrom(...priorities),
    startsMs: fc.integer({ min: 0, max: hours(300) }),
    takenMs: fc.integer({ min: 0, max: hours(20) }),
    resolvedMs: fc.integer({ min: 0, max: hours(60) }),
    isAsked: fc.boolean(),
    outcome: fc.constantFrom('satisfied', 'not satisfied', 'no answer'),
    which: fc.constantFrom('Payout guide', null),
  })
  .map(({ team, priority, startsMs, takenMs, resolvedMs, isAsked, outcome, which }) => {
    const raisedAt = morning + startsMs;
    const takenAt = raisedAt + takenMs;
    // Time does not go back in a history.
    const solvedAt = takenAt + (isAsked ? minutes(1) : 0) + resolvedMs;
    const document = which === null ? null : { answer: 'yes' as const, which };
    const acts: [number, Command][] = [
      [takenAt, acknowledge()],
      ...(isAsked ? [[takenAt + minutes(1), ask()] as [number, Command]] : []),
      [solvedAt, resolve({ resolution: aResolution({ document }) })],
      [solvedAt + hours(1), callBack({ outcome })],
    ];
    const life = begin({ team, priority, callbackAt: raisedAt + hours(48) }, raisedAt);
    return acts.reduce((so, [at, command]) => actAt(passTo(so, at), at, command), life);
  });

/** Sent some time after one of the things that happened; what came in between is not in it. */
const month = fc.record({
  all: fc
    .tuple(
      fc.array(anyLife(), { minLength: 1, maxLength: 8 }),
      fc.array(usualLife, { maxLength: 60, size: 'max' }),
    )
    .map((both) => both.flat()),
  days: fc.subarray(everyDay, { minLength: 1, maxLength: 3 }),
  nth: fc.nat(),
  afterMs: fc.oneof(fc.constant(0), fc.integer({ max: hours(100), min: 0 })),
  own: fc.subarray(teams, { minLength: 1 }),
  someOwed: fc.boolean(),
});

test('over random months the digest and an independent tally agree, and every row adds up', async () => {
  await fc.assert(
    fc.asyncProperty(month, async ({ all, days, nth, afterMs, own, someOwed }) => {
      const entries = all.flatMap((life) => life.history);
      const until = (entries[nth % entries.length]?.at ?? morning) + afterMs;
      await emptied();
      const kept = await keep(all, someOwed);
      const now = Math.max(until, ...kept.map((life) => life.now));
      const digest = await gathered(until, now, days, own);
      const { since } = digest;
      expect(digest.teams).toEqual(tallied(kept, own, since, until));
      expect(digest.teams.filter((row) => !isEven(row))).toEqual([]);
      await expectTold(digest, own, { from: since, to: until });
      const ofMany = (await openMsIn(store, own, { from: since, to: until }))[0]?.n ?? 0;
      const held = ofMany < 5 ? null : heldTallied(kept, own, { from: since, to: until });
      expect(digest.numbers.held).toEqual(held);
    }),
    { numRuns: 50 },
  );
});

test('what documents are asked for is what SQL over the history comes to', async () => {
  const reader = { id: 'UNORA', teams: new Set<string>() };
  await fc.assert(
    fc.asyncProperty(month, async ({ all, nth }) => {
      await emptied();
      await keep(all);
      const entries = all.flatMap(({ history }) => history);
      const from = entries[nth % entries.length]?.at ?? morning;
      const said = await queries.documents.said({ from });
      const { gaps } = gapsOf(said, [], { reader, restricted: () => false });
      const told = gaps.map(({ key, answers, countries }) => ({
        name: key,
        ...answers,
        inCountry: countries.reduce((sum, { times }) => sum + times, 0),
      }));
      const counted = await gapsIn(store, { from, to: Number.MAX_SAFE_INTEGER });
      expect(told.toSorted((one, other) => (one.name < other.name ? -1 : 1))).toEqual(counted);
    }),
    { numRuns: 20 },
  );
});

/** Every number of it is what SQL over the history comes to. */
async function expectTold(digest: Digest, own: string[], span: { from: number; to: number }): Promise<void> {
  const { from, to } = span;
  const sum = (rows: { n: number }[]) => rows.reduce((all, { n }) => all + n, 0);
  const ofOwn = <Row extends { team: string }>(rows: Row[]) => rows.filter(({ team }) => own.includes(team));
  const totals = async (within: { from: number; to: number }) => {
    const flows = ofOwn(await flowsIn(store, within));
    return {
      opened: sum(flows.filter(({ what }) => what === 'opened')),
      resolved: sum(flows.filter(({ what }) => what === 'resolved')),
      open: sum(ofOwn(await openAt(store, within.to))),
    };
  };
  const promises = ofOwn(await promisesIn(store, span));
  const kept = (team: string, clock: string, priority?: string) => {
    const those = promises.filter(
      (row) =>
        row.team === team && row.clock === clock && (priority === undefined || row.priority === priority),
    );
    const verdict = (is: string) => sum(those.filter((row) => row.verdict === is));
    return { met: verdict('met'), missed: verdict('missed') };
  };
  const [flows, before, after] = [
    await flowsIn(store, span),
    await openAt(store, from),
    await openAt(store, to),
  ];
  expect(digest.teams).toEqual(
    own.map((team) => {
      const here = <Row extends { team: string }>(rows: Row[]) => rows.filter((row) => row.team === team);
      const of = (what: string) => sum(here(flows).filter((flow) => flow.what === what));
      return {
        team,
        before: sum(here(before)),
        opened: of('opened'),
        movedIn: of('movedIn'),
        movedOut: of('movedOut'),
        resolved: of('resolved'),
        cancelled: of('cancelled'),
        reopened: of('reopened'),
        open: sum(here(after)),
        acknowledge: kept(team, 'acknowledge'),
        resolve: kept(team, 'resolve'),
        callback: kept(team, 'callback'),
      };
    }),
  );
  const { missed, speeds, satisfaction, weekBefore, days, held } = digest.numbers;
  const broken = new Set(
    promises
      .filter(({ verdict, clock }) => verdict === 'missed' && clock !== 'callback')
      .map(({ team, priority }) => `${team} ${priority}`),
  );
  expect(missed.map(({ team, priority }) => `${team} ${priority}`).sort()).toEqual([...broken].sort());
  for (const { team, priority, acknowledge, resolve } of missed) {
    expect([acknowledge, resolve]).toEqual([
      kept(team, 'acknowledge', priority),
      kept(team, 'resolve', priority),
    ]);
  }
  const fast = await speedsIn(store, own, span);
  for (const clock of ['acknowledge', 'resolve'] as const) {
    const row = fast.find((one) => one.clock === clock);
    const tenths = (p90: number) => (row && row.n >= 10 ? p90 : null);
    const near = (value: number | null) => (value === null ? null : expect.closeTo(value, 3));
    expect(speeds[clock]).toEqual(
      row && row.n >= 5
        ? {
            of: row.n,
            counted: { median: near(row.median), p90: near(tenths(row.p90)) },
            wall: { median: near(row.wall_median), p90: near(tenths(row.wall_p90)) },
          }
        : null,
    );
  }
  const answers = await answersIn(store, own, span);
  const said = (outcome: string) => sum(answers.filter((row) => row.outcome === outcome));
  expect(satisfaction).toEqual({ satisfied: said('satisfied'), notSatisfied: said('not satisfied') });
  const documents = await documentsIn(store, own, span);
  const inOrder = (all: readonly { team: string; answer: string; which: string | null }[]) =>
    all.map(({ team, answer, which }) => `${team} ${answer} ${which}`).sort();
  expect(inOrder(digest.documents)).toEqual(inOrder(documents));
  const total = held && Object.values(held).reduce((all, ms) => all + ms, 0);
  const [stood] = await openMsIn(store, own, span);
  expect(total).toEqual(held && (stood?.ms ?? 0));
  const dublin = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO('Europe/Dublin');
  const weekBack = (at: number) => dublin(at).subtract({ days: 7 }).epochMilliseconds;
  if (weekBefore !== null) {
    expect(weekBefore).toEqual(await totals({ from: weekBack(from), to: weekBack(to) }));
  }
  const today = dublin(to).startOfDay();
  const whole = Array.from({ length: 7 }, (_, n) => {
    const day = today.subtract({ days: 7 - n });
    return { from: day.epochMilliseconds, to: day.add({ days: 1 }).epochMilliseconds };
  });
  const told = await Promise.all(whole.map(async (day) => ({ at: day.from, ...(await totals(day)) })));
  expect(days).toEqual(told);
}

const at = (hour: number, minute = 0): number => morning + hours(hour - 9) + minutes(minute);
/** Of Tuesday, Wednesday and Thursday at nine: what is not nothing, for each team. */
async function told(...all: Life[]): Promise<Record<string, Record<string, number | string>>[]> {
  await keep(all);
  const days = [24, 48, 72].map((after) => morning + hours(after));
  const digests = await Promise.all(
    days.map((until) => gathered(until, Math.max(until, ...all.map(({ now }) => now)))),
  );
  return digests.map((digest) =>
    Object.fromEntries(
      digest.teams.map(({ team, acknowledge, resolve, callback, ...amounts }) => [
        team,
        Object.fromEntries([
          ...Object.entries(amounts).filter(([, amount]) => amount !== 0),
          ...Object.entries({ acknowledge, resolve, callback })
            .filter(([, { met, missed }]) => met + missed > 0)
            .map(([clock, { met, missed }]) => [clock, `${met} kept, ${missed} missed`]),
        ]),
      ]),
    ),
  );
}

const kept = '1 kept, 0 missed';
const missed = '0 kept, 1 missed';
const stays = { before: 1, open: 1 };
const nothing = {};

/** Dublin works from 09:00 to 17:00; normal is 1 h to acknowledge and 8 h to resolve, low 4 h and 24 h, in its hours. */
test.each<[string, Parameters<typeof lives>, Record<string, number | string>[]]>([
  [
    'nobody does anything: each promise is missed once, on the day on which it fell due',
    [{}, at(10), []],
    [{ opened: 1, open: 1, acknowledge: missed }, { ...stays, resolve: missed }, stays],
  ],
  [
    'what falls due in the morning is not missed on the evening before',
    [{}, at(16, 30), []],
    [{ opened: 1, open: 1 }, { ...stays, acknowledge: missed, resolve: missed }, stays],
  ],
  [
    'what ends late is not counted again on the day it ends',
    [{}, at(10), [[at(58), resolve()]]],
    [
      { opened: 1, open: 1, acknowledge: missed },
      { ...stays, resolve: missed },
      { before: 1, resolved: 1 },
    ],
  ],
  [
    'kept counts on the day it ends',
    [
      {},
      at(16),
      [
        [at(16, 30), acknowledge()],
        [at(33, 30), resolve()],
      ],
    ],
    [{ opened: 1, open: 1, acknowledge: kept }, { before: 1, resolved: 1, resolve: kept }, nothing],
  ],
  [
    'taken and undone is as if it had not happened',
    [
      {},
      at(10),
      [
        [at(10, 30), acknowledge()],
        [at(10, 40), undo()],
      ],
    ],
    [{ opened: 1, open: 1, acknowledge: missed }, { ...stays, resolve: missed }, stays],
  ],
  [
    'undone when its time is over, it is late from then on',
    [
      {},
      at(16),
      [
        [at(16, 30), acknowledge()],
        [at(34), undo()],
      ],
    ],
    [{ opened: 1, open: 1, acknowledge: kept }, { ...stays, acknowledge: missed, resolve: missed }, stays],
  ],
  [
    'a lower priority makes nothing good again',
    [
      {},
      at(10),
      [
        [at(12), changePriority({ to: 'low' })],
        [at(12, 30), acknowledge()],
      ],
    ],
    [{ opened: 1, open: 1, acknowledge: missed }, stays, stays],
  ],
  [
    'a higher priority makes it late at once',
    [
      { priority: 'low' },
      at(10),
      [
        [at(12), changePriority({ to: 'high' })],
        [at(12, 30), acknowledge()],
      ],
    ],
    [{ opened: 1, open: 1, acknowledge: missed, resolve: missed }, stays, stays],
  ],
  [
    'resolved in time and reopened the same day is not kept, nor missed before it falls due',
    [
      {},
      at(10),
      [
        [at(10, 30), acknowledge()],
        [at(11), resolve()],
        [at(11, 30), reopen()],
      ],
    ],
    [
      { opened: 1, resolved: 1, reopened: 1, open: 1, acknowledge: '1 kept, 1 missed' },
      { ...stays, resolve: missed },
      stays,
    ],
  ],
  [
    'cancelled in time, no promise counts',
    [{}, at(10), [[at(10, 30), cancel()]]],
    [{ opened: 1, cancelled: 1 }, nothing, nothing],
  ],
  [
    'a call that nobody makes is missed at its hour, also of what is resolved by then',
    [
      {},
      at(10),
      [
        [at(10, 30), promiseCallback({ callbackAt: at(36) })],
        [at(11), resolve()],
      ],
    ],
    [{ opened: 1, resolved: 1, acknowledge: kept, resolve: kept }, { callback: missed }, nothing],
  ],
  [
    'a call that is made late is missed on the day it was promised for',
    [
      {},
      at(10),
      [
        [at(10, 30), promiseCallback({ callbackAt: at(11) })],
        [at(12), resolve()],
        [at(34), callBack()],
      ],
    ],
    [{ opened: 1, resolved: 1, acknowledge: kept, resolve: kept, callback: missed }, nothing, nothing],
  ],
])('%s', async (_, story, days) => {
  expect((await told(lives(...story))).map(({ engineering }) => engineering)).toEqual(days);
});

test('what was said last of a document counts', async () => {
  const document = (answer: 'yes' | 'wrong', which: string) => ({ answer, which });
  const life = lives({}, at(10), [
    [at(11), resolve({ resolution: aResolution({ document: document('yes', 'Payout guide') }) })],
    [at(12), lookBack({ document: document('wrong', 'Refunds') })],
  ]);
  await keep([life]);
  const { documents } = await gathered(morning + hours(24), life.now);
  expect(documents).toEqual([{ team: 'engineering', ...document('wrong', 'Refunds') }]);
});

test('a move is counted where it leaves and where it comes, and its promises where they were too long', async () => {
  const inTime = lives({}, at(10), [[at(10, 30), move()]]);
  const tooLate = lives({}, at(10), [
    [at(12), move()],
    [at(12, 30), acknowledge()],
  ]);
  const lateBefore = lives({ priority: 'urgent' }, at(10), [
    [at(13), move()],
    [at(13, 5), resolve()],
  ]);
  const [first] = await told(inTime, tooLate, lateBefore);
  expect(first).toEqual({
    engineering: { opened: 3, movedOut: 3, acknowledge: '0 kept, 2 missed', resolve: missed },
    risk: { movedIn: 3, resolved: 1, open: 2, acknowledge: '2 kept, 1 missed' },
    design: {},
    sun: {},
  });
});
