/** Requests from Slack as they come in, whichever way: what they are, what came of them, and what the log says of each. */
import type { ReceiverEvent } from '@slack/bolt';
import { during, type UnderWay } from '../log.ts';
import { keyOf, typeOf } from '../receivers/request.ts';
import type { AroundRequest } from '../receivers/request-app.ts';

export type RequestKind =
  | 'command'
  | 'button'
  | 'submission'
  | 'form closed'
  | 'shortcut'
  | 'options'
  | 'event'
  | 'other';

/** `failed`: an error was logged for it. `unacknowledged`: Slack was never told that it came. */
export type RequestOutcome = 'handled' | 'failed' | 'unacknowledged';

export type RequestWatch = {
  came(): void;
  acknowledged(kind: RequestKind, ms: number): void;
  ended(kind: RequestKind, outcome: RequestOutcome, ms: number): void;
  /** `reason` is one of a few. */
  turnedAway(status: number, reason: string): void;
};

const kinds = new Map<string | undefined, RequestKind>([
  ['command', 'command'],
  ['block_actions', 'button'],
  ['view_submission', 'submission'],
  ['view_closed', 'form closed'],
  ['shortcut', 'shortcut'],
  ['message_action', 'shortcut'],
  ['block_suggestion', 'options'],
  ['event_callback', 'event'],
]);

/** The key is the one under which the database remembers that it was carried out. */
export const watchRequests =
  (watch: RequestWatch | undefined): AroundRequest =>
  (event, work) => {
    const key = keyOf(event.body);
    const one: UnderWay = { facts: key === undefined ? {} : { request: key }, failed: false };
    return during(one, () => (watch ? watched(event, one, watch, work) : work(event)));
  };

async function watched(
  event: ReceiverEvent,
  one: UnderWay,
  watch: RequestWatch,
  work: (event: ReceiverEvent) => Promise<void>,
): Promise<void> {
  watch.came();
  const cameAt = performance.now();
  const kind = kinds.get(typeOf(event.body)) ?? 'other';
  let acknowledged = false;
  const ack: ReceiverEvent['ack'] = async (...answer) => {
    await event.ack(...answer);
    if (acknowledged) return;
    acknowledged = true;
    watch.acknowledged(kind, performance.now() - cameAt);
  };
  try {
    await work({ ...event, ack });
  } catch (error) {
    one.failed = true;
    throw error;
  } finally {
    const outcome = one.failed ? 'failed' : acknowledged ? 'handled' : 'unacknowledged';
    watch.ended(kind, outcome, performance.now() - cameAt);
  }
}
