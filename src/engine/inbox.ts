/** The inbox: what was heard is stored before Slack is told so, and carried out from there, in order, until it is done, whatever dies meanwhile. */
import { laneOf } from '../db/inbox.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { HeardPress, HeardUnder } from '../domain/heard.ts';
import { commitChange } from './commit.ts';
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

/** `done`: its person has been told. `leave`: it could not be said yet, and is carried out from the inbox. */
export type KeptPress = { done(): Promise<void>; leave(): void };

/** Slack waits for three seconds. */
const inTimeMs = 1500;

export function createInbox(parts: InboxParts): Inbox {
  const { store, queries, now, log } = parts;
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
        await commitChange(store, [queries.inbox.keep({ key, lane, escalationId, heardAt: now(), request })]);
        await Promise.race([worker.start(lane), patience.over]);
      } finally {
        patience.end();
      }
    },

    async isSoon(work) {
      const patience = aWhile(inTimeMs);
      const over = () => true;
      try {
        return await Promise.race([work.then(over, over), patience.over.then(() => false)]);
      } finally {
        patience.end();
      }
    },

    async keep(request, heardAt) {
      const { key, escalation: lane } = request;
      const settle = worker.inHand.take(key);
      try {
        await commitChange(store, [queries.inbox.keep({ key, lane, escalationId: lane, heardAt, request })]);
      } catch (error) {
        worker.inHand.leave(key);
        throw error;
      }
      void worker.start(lane);
      return {
        async done() {
          settle('done');
          try {
            await commitChange(store, [queries.inbox.done({ key })]);
          } catch (error) {
            // Its lane's worker does that in its turn, or finds after the next start that it is done.
            if (!worker.isStopped()) log.error({ error }, 'what was heard could not be settled');
            return;
          }
          void worker.start(lane).then(() => worker.inHand.leave(key));
        },
        leave() {
          worker.inHand.leave(key);
          settle('not now');
        },
      };
    },

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

function aWhile(ms: number): { over: Promise<void>; end(): void } {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  return { over, end: () => clearTimeout(timer) };
}
