/** The inbox: what was heard is stored before Slack is told so, and carried out from there, in order, until it is done, whatever dies meanwhile. */
import { type InboxRow, laneOf } from '../db/inbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Heard, Hearing } from '../domain/heard.ts';
import { commitChange } from './commit.ts';

/** `not now`: Slack or the database cannot say yet. The last time its author has been told by then. */
export type Carried = 'done' | 'not now';

export type CarryOut = (heard: Heard, hearing: Hearing) => Promise<Carried>;

export type InboxWatch = { givenUp(kind: Heard['kind']): void };

export type Inbox = {
  /** How it is done; to be said before anything is heard or due. */
  carryOutWith(carryOut: CarryOut): void;
  /** Answers when it is done, or is stored and takes longer than Slack should wait. Throws NotSavedError; then it was not heard. */
  hear(heard: Heard, escalationId: string | null): Promise<void>;
  /** Takes up what is left and says when more is to be tried. */
  turn(): Promise<Instant | null>;
  /** Resolves when nothing is being carried out. */
  idle(): Promise<boolean>;
  /** What is under way is finished, the rest is left for the next start. */
  stop(): Promise<void>;
};

/** Slack waits for three seconds. */
const inTimeMs = 1500;
const longestWaitMs = 30_000;
/** What cannot be done for so long is given up; after a start it is tried for as long again. */
const patienceMs = 15 * 60_000;

export function createInbox(parts: {
  store: Store;
  queries: Pick<Queries, 'inbox'>;
  now(): Instant;
  log: { error(facts: object, message: string): void };
  /** Something was carried out: what waited for it need not wait longer. */
  carried(): void;
  watch?: InboxWatch | undefined;
}): Inbox {
  const { store, queries, now, log } = parts;
  const beganAt = now();
  const underWay = new Map<string, Promise<void>>();
  /** Lanes whose first could not be carried out, and when it is tried again. */
  const waits = new Map<string, { tries: number; until: Instant }>();
  let stopped = false;
  let carryOut: CarryOut | undefined;

  /** True when it need not be tried again. */
  async function isOver({ request, heardAt, escalationId }: InboxRow): Promise<boolean> {
    const last = now() - Math.max(heardAt, beganAt) >= patienceMs;
    const about = { escalation: escalationId, kind: request.kind };
    try {
      if ((await carryOut?.(request, { heardAt, last })) === 'done') return true;
    } catch (error) {
      // The database may be closed by now; what is stored is carried out after the next start.
      if (!stopped) log.error({ ...about, error }, 'what was heard could not be carried out');
    }
    if (!last || stopped) return false;
    log.error(about, 'what was heard could not be carried out for a quarter of an hour; it is given up');
    parts.watch?.givenUp(request.kind);
    return true;
  }

  /** One after the other; what comes after one that cannot be done now waits with it. */
  async function workOff(lane: string): Promise<void> {
    while (!stopped) {
      const row = await queries.inbox.first(lane);
      if (!row) return void waits.delete(lane);
      if (!(await isOver(row))) return later(lane);
      await commitChange(store, [queries.inbox.done(row)]);
      waits.delete(lane);
    }
  }

  /** A clock that was set back makes nothing wait longer. */
  function isWaiting(lane: string): boolean {
    const waitMs = (waits.get(lane)?.until ?? 0) - now();
    return waitMs > 0 && waitMs <= longestWaitMs;
  }

  function later(lane: string): void {
    const { tries } = waits.get(lane) ?? { tries: 0 };
    const waitMs = Math.min(1000 * 2 ** tries, longestWaitMs);
    waits.set(lane, { tries: tries + 1, until: now() + waitMs });
  }

  function start(lane: string): Promise<void> {
    const task: Promise<void> = (underWay.get(lane) ?? Promise.resolve())
      .then(() => workOff(lane))
      .catch((error: unknown) => {
        // It is done, and is found to be done when it is tried again.
        if (!stopped) log.error({ error }, 'what was heard could not be settled');
        later(lane);
      })
      .finally(() => {
        if (underWay.get(lane) === task) underWay.delete(lane);
        parts.carried();
      });
    underWay.set(lane, task);
    return task;
  }

  async function idle(): Promise<boolean> {
    const wasBusy = underWay.size > 0;
    while (underWay.size > 0) await Promise.all(underWay.values());
    return wasBusy;
  }

  return {
    carryOutWith(given) {
      carryOut = given;
    },

    async hear(request, escalationId) {
      const patience = aWhile(inTimeMs);
      try {
        const { key, channel, root } = request;
        const place = laneOf({ channel, ts: root });
        // What was done there when nobody knew yet whose message it is comes first.
        const lane = escalationId === null || (await queries.inbox.first(place)) ? place : escalationId;
        await commitChange(store, [queries.inbox.keep({ key, lane, escalationId, heardAt: now(), request })]);
        await Promise.race([start(lane), patience.over]);
      } finally {
        patience.end();
      }
    },

    async turn() {
      if (stopped) return null;
      const idleLanes = (await queries.inbox.lanes()).filter((lane) => !underWay.has(lane));
      const waiting = idleLanes.filter(isWaiting);
      for (const lane of idleLanes) if (!waiting.includes(lane)) void start(lane);
      const next = waiting.flatMap((lane) => waits.get(lane)?.until ?? []);
      return next.length > 0 ? Math.min(...next) : null;
    },

    idle,

    async stop() {
      stopped = true;
      await idle();
    },
  };
}

function aWhile(ms: number): { over: Promise<void>; end(): void } {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return { over, end: () => clearTimeout(timer) };
}
