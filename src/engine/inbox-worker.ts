/** The inbox's worker: carries out what was heard, one after the other in each lane, until it is done or was tried for long enough. */
import type { InboxRow } from '../db/inbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Heard, Hearing } from '../domain/heard.ts';
import { commitChange } from './commit.ts';
import { createInHand, type InHand } from './in-hand.ts';

/** `not now`: Slack or the database cannot say yet. The last time its author has been told by then. */
export type Carried = 'done' | 'not now';

export type CarryOut = (heard: Heard, hearing: Hearing) => Promise<Carried>;

export type InboxWatch = { givenUp(kind: Heard['kind']): void };

export type InboxParts = {
  store: Store;
  queries: Pick<Queries, 'inbox' | 'leases'>;
  /** Whoever heard something carries it out. */
  instance: string;
  /** The sender also does what was heard by those who have died. */
  sends(): boolean;
  now(): Instant;
  log: { error(facts: object, message: string): void };
  /** Something was carried out: what waited for it need not wait longer. */
  carried(): void;
  watch?: InboxWatch | undefined;
};

const longestWaitMs = 30_000;
/** What cannot be done for so long is given up; after a start it is tried for as long again. */
const patienceMs = 15 * 60_000;

type WorkerState = { beganAt: Instant; stopped: boolean; carryOut: CarryOut | undefined };

export type InboxWorker = ReturnType<typeof createInboxWorker>;

export function createInboxWorker(parts: InboxParts) {
  const { store, queries, now, log, carried } = parts;
  const state: WorkerState = { beganAt: now(), stopped: false, carryOut: undefined };
  const underWay = new Map<string, Promise<void>>();
  const inHand = createInHand();
  const waits = createWaits(now);
  /** Something ended since it was last asked whether anything is under way. */
  let hasEnded = false;

  /** One after the other; what comes after one that cannot be done now waits with it. */
  async function workOff(lane: string): Promise<void> {
    while (!state.stopped) {
      const row = await queries.inbox.first(lane);
      if (!row) return void waits.over(lane);
      if (!(await isOurs(parts, row))) return waits.soon(lane);
      if (!(await isOver({ ...parts, state, inHand }, row))) return waits.later(lane);
      await commitChange(store, [queries.inbox.done(row)]);
      waits.over(lane);
    }
  }

  function start(lane: string): Promise<void> {
    const task: Promise<void> = (underWay.get(lane) ?? Promise.resolve())
      .then(() => workOff(lane))
      .catch((error: unknown) => {
        // It is done, and is found to be done when it is tried again.
        if (!state.stopped) log.error({ error }, 'what was heard could not be settled');
        waits.later(lane);
      })
      .finally(() => {
        if (underWay.get(lane) === task) underWay.delete(lane);
        hasEnded = true;
        carried();
      });
    underWay.set(lane, task);
    return task;
  }

  async function idle(): Promise<boolean> {
    const wasBusy = underWay.size > 0 || hasEnded;
    while (underWay.size > 0) await Promise.all(underWay.values());
    hasEnded = false;
    return wasBusy;
  }

  return {
    carryOutWith(given: CarryOut): void {
      state.carryOut = given;
    },
    inHand,
    start,
    isStopped: () => state.stopped,
    isBusy: (lane: string) => underWay.has(lane),
    waitsUntil: waits.until,
    idle,
    async stop(): Promise<void> {
      state.stopped = true;
      await idle();
    },
  };
}

async function isOurs({ queries, instance, sends }: InboxParts, { hearer }: InboxRow): Promise<boolean> {
  return hearer === instance || (sends() && !(await queries.leases.lives(hearer)));
}

/** True when it need not be tried again. */
async function isOver(
  { now, log, watch, state, inHand }: InboxParts & { state: WorkerState; inHand: InHand },
  { key, request, heardAt, escalationId }: InboxRow,
): Promise<boolean> {
  const { beganAt, carryOut } = state;
  const last = now() - Math.max(heardAt, beganAt) >= patienceMs;
  const about = { escalation: escalationId, kind: request.kind };
  try {
    const carried = inHand.of(key) ?? carryOut?.(request, { heardAt, last });
    if ((await carried) === 'done') return true;
  } catch (error) {
    // The database may be closed by now; what is stored is carried out after the next start.
    if (!state.stopped) log.error({ ...about, error }, 'what was heard could not be carried out');
  }
  if (!last || state.stopped) return false;
  log.error(about, 'what was heard could not be carried out for a quarter of an hour; it is given up');
  watch?.givenUp(request.kind);
  return true;
}

/** Lanes whose first could not be carried out, and when it is tried again: later each time. */
function createWaits(now: () => Instant) {
  const waits = new Map<string, { tries: number; until: Instant }>();
  return {
    later(lane: string): void {
      const { tries } = waits.get(lane) ?? { tries: 0 };
      const waitMs = Math.min(1000 * 2 ** tries, longestWaitMs);
      waits.set(lane, { tries: tries + 1, until: now() + waitMs });
    },
    /** It is another's to be carried out, which is over in a moment. */
    soon: (lane: string): void => void waits.set(lane, { tries: 0, until: now() + 1000 }),
    over: (lane: string): void => void waits.delete(lane),
    /** Null where it may be tried now. A clock that was set back makes nothing wait longer. */
    until(lane: string): Instant | null {
      const { until } = waits.get(lane) ?? { until: 0 };
      return until > now() && until - now() <= longestWaitMs ? until : null;
    },
  };
}
