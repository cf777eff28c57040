/** Swaps of turns on call: asked, agreed, declined, taken back. Each step is stored with what both are told of it. */
import type { NewNotice } from '../db/outbox.ts';
import type { NoticePayload } from '../db/payload.ts';
import type { Queries } from '../db/queries.ts';
import { ConflictError, type Statement, type Store } from '../db/store.ts';
import type { SwapRow } from '../db/swaps.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Directory } from '../domain/directory.ts';
import { priorities } from '../domain/escalation.ts';
import { possibleSwap, type SwapHindrance, type SwapState, stays } from '../domain/swaps.ts';
import type { Swap } from '../domain/team.ts';
import { queuedFor } from '../outbox/queue.ts';
import { commitChange } from './commit.ts';
import { createKeyedMutex } from './keyed-mutex.ts';
import type { KnownSwaps } from './known-swaps.ts';
import { refreshShiftEnds } from './shift-ends.ts';

export type SwapRefusal =
  | SwapHindrance
  | 'not found'
  | 'not asked of you'
  | 'settled'
  | 'begun'
  | 'passed on';

export type SwapOutcome = { swap: SwapRow } | { refused: SwapRefusal; swap?: SwapRow };

/** All of them throw NotSavedError. What is done twice is done once. */
export type Swaps = {
  ask(id: string, team: string, swap: Swap): Promise<SwapOutcome>;
  agree(id: string, by: string): Promise<SwapOutcome>;
  decline(id: string, by: string): Promise<SwapOutcome>;
  takeBack(id: string, by: string): Promise<SwapOutcome>;
};

type Says = Extract<NoticePayload, { kind: 'swap' }>['says'];

type SwapParts = {
  store: Store;
  queries: Queries;
  directory: Directory;
  known: KnownSwaps;
  now(): Instant;
  committed(): void;
};

export function createSwaps(parts: SwapParts): Swaps {
  const { queries, known } = parts;
  const steps = stepsWith(parts);
  const mutex = createKeyedMutex();
  /** With what was agreed in other instances. */
  const inTurn = <T>(team: string, step: () => Promise<T>): Promise<T> =>
    mutex(team, async () => {
      await known.learn();
      return step();
    });

  /** One after the other in each team: what one agrees to, another may not give any more. */
  async function stepOf(
    id: string,
    may: (swap: SwapRow) => SwapRefusal | undefined,
    step: (swap: SwapRow) => Promise<SwapOutcome>,
  ): Promise<SwapOutcome> {
    const asked = await queries.swaps.find(id);
    return inTurn(asked?.team ?? '', async () => {
      const swap = await queries.swaps.find(id);
      if (!swap) return { refused: 'not found' };
      const refused = may(swap);
      return refused === undefined ? step(swap) : { refused, swap };
    });
  }

  return {
    ask: (id, team, swap) => inTurn(team, () => ask(steps, { id, team }, swap)),
    agree: (id, by) => stepOf(id, forTaker(by, 'asked', 'agreed'), (swap) => agree(steps, swap)),
    decline: (id, by) => stepOf(id, forTaker(by, 'asked', 'declined'), (swap) => decline(steps, swap)),
    takeBack: (id, by) =>
      stepOf(id, forBoth(by, 'asked', 'agreed', 'taken back'), (swap) => takeBack(steps, swap, by)),
  };
}

type Steps = ReturnType<typeof stepsWith>;

function stepsWith({ store, queries, directory, known, now, committed }: SwapParts) {
  return {
    queries,
    now,
    planOf: (team: string) => ({
      shifts: directory.shiftsOf(team),
      calendars: directory.calendars,
      now: now(),
    }),
    async commit(id: string, change: Statement, says: Says, to: readonly string[]): Promise<void> {
      const notices = to.map((person) => queries.outbox.enqueue(noticeOf(id, says, person, now()), now()));
      await commitChange(store, [change, ...notices]);
      committed();
    },
    /** Who is on call is another one from now on; so are the ends of shifts. */
    async follow(): Promise<void> {
      await known.learn();
      await refreshShiftEnds({ store, queries, directory, now });
      committed();
    },
    async done(id: string): Promise<SwapOutcome> {
      const swap = await queries.swaps.find(id);
      return swap ? { swap } : { refused: 'not found' };
    },
  };
}

async function ask(
  { queries, planOf, commit, done, now }: Steps,
  { id, team }: Pick<SwapRow, 'id' | 'team'>,
  asked: Swap,
): Promise<SwapOutcome> {
  const possible = possibleSwap(asked, planOf(team));
  if ('trouble' in possible) return { refused: possible.trouble };
  const { giver, taker } = possible;
  const change = queries.swaps.ask({ id, team, ...possible, askedAt: now() });
  await commit(id, change, 'asked', [taker, giver]).catch((error: unknown) => {
    if (!(error instanceof ConflictError)) throw error;
  });
  return done(id);
}

async function agree({ queries, planOf, commit, follow, done, now }: Steps, swap: SwapRow) {
  const { id, team, giver, state } = swap;
  if (state !== 'agreed') {
    const possible = possibleSwap(swap, planOf(team));
    if ('trouble' in possible) {
      await commit(id, queries.swaps.answer(id, 'off', now()), 'off', [giver]);
      return { refused: possible.trouble, swap };
    }
    await commit(id, queries.swaps.answer(id, 'agreed', now(), possible), 'agreed', [giver]);
  }
  await follow();
  return done(id);
}

async function decline({ queries, commit, done, now }: Steps, { id, giver, state }: SwapRow) {
  if (state === 'asked') await commit(id, queries.swaps.answer(id, 'declined', now()), 'declined', [giver]);
  return done(id);
}

async function takeBack(
  { queries, planOf, commit, follow, done, now }: Steps,
  swap: SwapRow,
  by: string,
): Promise<SwapOutcome> {
  const { id, team, giver, taker, state } = swap;
  const why = state === 'agreed' ? stays(swap, planOf(team)) : undefined;
  if (why !== undefined) return { refused: why, swap };
  if (state !== 'taken back') {
    const other = by === giver ? taker : giver;
    await commit(id, queries.swaps.takeBack(id, by, now()), 'taken back', [other]);
  }
  if (state !== 'asked') await follow();
  return done(id);
}

const forTaker =
  (by: string, ...states: SwapState[]) =>
  (swap: SwapRow): SwapRefusal | undefined =>
    swap.taker === by ? forBoth(by, ...states)(swap) : 'not asked of you';

const forBoth =
  (by: string, ...states: SwapState[]) =>
  ({ giver, taker, state }: SwapRow): SwapRefusal | undefined => {
    if (giver !== by && taker !== by) return 'not asked of you';
    return states.includes(state) ? undefined : 'settled';
  };

const noticeOf = (id: string, says: Says, person: string, now: Instant): NewNotice =>
  queuedFor(
    person,
    {
      id: `swap:${id}:${says}:${person}`,
      rank: priorities.length,
      payload: { kind: 'swap', swap: id, says, to: person },
    },
    now,
  );
