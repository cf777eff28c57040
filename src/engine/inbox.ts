/** The inbox: what was heard is stored before Slack is told so, and carried out from there, in order, until it is done, whatever dies meanwhile. */
import { laneOf } from '../db/inbox.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { HeardPress, HeardUnder } from '../domain/heard.ts';
import { commitChange } from './commit.ts';
import { type KeptPress, keepInHand } from './in-hand.ts';
import { type CarryOut, createInboxWorker, type InboxParts } from './inbox-worker.ts';

export type Inbox = {
  /** How it is done; to be said before anything is heard or due. */
  carryOutWith(carryOut: CarryOut): void;
  /** Answers when it is done, or is stored and takes longer than Slack should wait. Throws NotSavedError; then it was not heard. */
  hear(heard: HeardUnder, escalationId: string | null): Promise<void>;
  /** Whether it is over within the time that Slack may well wait. */
  isSoon(work: Promise<unknown>): Promise<boolean>;
  /** Stored in case whoever carries it out dies. Throws NotSavedError. */
  keep(heard: HeardPress, heardAt: Instant): Promise<KeptPress>;
  /** Takes up what is left and says when more is to be tried. */
  turn(): Promise<Instant | null>;
  /** Resolves when nothing is being carried out. */
  idle(): Promise<boolean>;
  /** What is under way is finished, the rest is left for the next start. */
  stop(): Promise<void>;
};

/** Slack waits for three seconds. */
const inTimeMs = 1500;

export function createInbox(parts: InboxParts): Inbox {
  const { store, queries, instance, now } = parts;
  const worker = createInboxWorker(parts);

  return {
    carryOutWith: worker.carryOutWith,

    async hear(request, escalationId) {
      const patience = aWhile(inTimeMs);
      try {
        const { key, channel, root } = request;
        const place = laneOf({ channel, ts: root });
        // What was done there when nobody knew yet whose message it is comes first.
        const lane = escalationId === null || (await queries.inbox.first(place)) ? place : escalationId;
        await commitChange(store, [
          queries.inbox.keep({ key, lane, escalationId, heardAt: now(), request, hearer: instance }),
        ]);
        await Promise.race([worker.start(lane), patience.over]);
      } finally {
        patience.end();
      }
    },

    isSoon: (work) => isOverWithin(inTimeMs, work),

    keep: (request, heardAt) => keepInHand(parts, worker, { request, heardAt }),

    async turn() {
      if (worker.isStopped()) return null;
      const idleLanes = (await queries.inbox.lanes()).filter((lane) => !worker.isBusy(lane));
      const waiting = idleLanes.filter((lane) => worker.waitsUntil(lane) !== null);
      for (const lane of idleLanes) if (!waiting.includes(lane)) void worker.start(lane);
      const next = waiting.flatMap((lane) => worker.waitsUntil(lane) ?? []);
      return next.length > 0 ? Math.min(...next) : null;
    },

    idle: worker.idle,
    stop: worker.stop,
  };
}

async function isOverWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  const patience = aWhile(ms);
  const over = () => true;
  try {
    return await Promise.race([work.then(over, over), patience.over.then(() => false)]);
  } finally {
    patience.end();
  }
}

function aWhile(ms: number): { over: Promise<void>; end(): void } {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return { over, end: () => clearTimeout(timer) };
}
