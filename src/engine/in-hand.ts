/** What whoever heard it is carrying out themselves: it is in the inbox in case they die, and its worker waits for them. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { HeardPress } from '../domain/heard.ts';
import { commitChange } from './commit.ts';
import type { Carried, InboxParts, InboxWorker } from './inbox-worker.ts';

export type InHand = ReturnType<typeof createInHand>;

export function createInHand() {
  const hands = new Map<string, Promise<Carried>>();
  return {
    of: (key: string): Promise<Carried> | undefined => hands.get(key),
    take(key: string): (came: Carried) => void {
      let settle: (came: Carried) => void = () => undefined;
      const over = new Promise<Carried>((resolve) => {
        settle = resolve;
      });
      hands.set(key, over);
      return settle;
    },
    /** From now on it is the worker's. */
    leave: (key: string): void => void hands.delete(key),
  };
}

/** `done`: its person has been told. `leave`: it could not be said yet, and is carried out from the inbox. */
export type KeptPress = { done(): Promise<void>; leave(): void };

export async function keepInHand(
  { store, queries, instance, log }: InboxParts,
  { inHand, start, isStopped }: InboxWorker,
  { request, heardAt }: { request: HeardPress; heardAt: Instant },
): Promise<KeptPress> {
  const { key, escalation: lane } = request;
  const settle = inHand.take(key);
  try {
    const heard = { key, lane, escalationId: lane, heardAt, request, hearer: instance };
    await commitChange(store, [queries.inbox.keep(heard)]);
  } catch (error) {
    inHand.leave(key);
    throw error;
  }
  void start(lane);
  return {
    async done() {
      settle('done');
      try {
        await commitChange(store, [queries.inbox.done({ key })]);
      } catch (error) {
        // Its lane's worker does that in its turn, or finds after the next start that it is done.
        if (!isStopped()) log.error({ error }, 'what was heard could not be settled');
        return;
      }
      void start(lane).then(() => inHand.leave(key));
    },
    leave() {
      inHand.leave(key);
      settle('not now');
    },
  };
}
