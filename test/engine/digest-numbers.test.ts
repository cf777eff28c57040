/** The numbers of the digest: they add up, and an independent tally comes to the same. */
import fc from 'fast-check';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Weekday } from '../../src/domain/calendars/weekday.ts';
import type { TeamNumbers } from '../../src/domain/tally.ts';
import { createDigests } from '../../src/engine/digests.ts';
import { anyLife } from '../support/any-life.ts';
import {
  acknowledge,
  callBack,
  cancel,
  changePriority,
  move,
  promiseCallback,
  reopen,
  resolve,
  undo,
} from '../support/commands.ts';
import { hours, minutes, morning } from '../support/factories.ts';
import { calendars, type Life, lives, policyOf } from '../support/living.ts';
import { tallied } from '../support/tallied.ts';

const store = openSqlite(':memory:');
const queries = queriesOf(store);
afterAll(() => store.close());

const { escalations, history } = store.tables;
const emptied = () => store.atomically([store.db.delete(escalations), store.db.delete(history)]);
beforeEach(emptied);

const teams = ['engineering', 'risk', 'design', 'sun'];

/** They happened; what is due to be said is not said any more. */
async function keep(all: readonly Life[]): Promise<Life[]> {
  const kept = all.map((life, n) => ({
    ...life,
    escalation: { ...life.escalation, id: `ESC-${n + 1}`, number: n + 1 },
  }));
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

/** The digest of who leads them all, gathered at `now`; a day's where every day has one. */
const gathered = (until: number, now: number, days: readonly Weekday[] = everyDay) =>
  createDigests({
    store,
    queries,
    directory: { teams: {}, ledBy: () => teams, policy: async (id) => policyOf(id), calendars },
    hours: { at: 9 * 60, days },
    zoneOf: async () => 'Europe/Dublin',
    now: () => now,
    committed: () => {},
    log: { warn: () => {} },
  }).gather('UNORA', until);

const everyDay: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

const isEven = ({ before, opened, movedIn, movedOut, resolved, cancelled, reopened, open }: TeamNumbers) =>
  before + opened + movedIn - movedOut - resolved - cancelled + reopened === open;

/** Perhaps it is sent long after its hour: what happened in between is not in it. */
const month = fc.record({
  all: fc.array(anyLife(), { minLength: 1, maxLength: 12 }),
  days: fc.subarray(everyDay, { minLength: 1 }),
  untilMs: fc.integer({ min: -hours(1000), max: hours(400) }),
});

test('over random months the digest and an independent tally agree, and every row adds up', async () => {
  await fc.assert(
    fc.asyncProperty(month, async ({ all, days, untilMs }) => {
      const until = morning + untilMs;
      await emptied();
      const kept = await keep(all);
      const digest = await gathered(until, Math.max(until, ...kept.map((life) => life.now)), days);
      expect(digest.teams).toEqual(tallied(kept, teams, digest.since, until));
      expect(digest.teams.filter((row) => !isEven(row))).toEqual([]);
    }),
  );
});

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
