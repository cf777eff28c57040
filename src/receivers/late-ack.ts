/**
 * Acknowledges what people did when it has been done: what dies with the process was not acknowledged, so Slack delivers it again
 * or tells the person that it did not work.
 */
import type { ReceiverEvent } from '@slack/bolt';

/** Slack waits three seconds; what takes longer is acknowledged before it is done, unless it would be lost by a kill. */
const atLatestMs = 2500;

/** What people write and react with: it is stored when it has been handled (engine/inbox.ts), and that is soon. */
const storedFirst = new Set(['message', 'reaction_added']);

/** Events, which Bolt would acknowledge before they are looked at, buttons and commands. All else is acknowledged by whoever handles it. */
type Kept = 'event' | 'other';

export type LateAck = {
  /** Its context gets `bringAgain()`: it cannot be handled now, so it is not acknowledged, and Slack brings it again. */
  event: ReceiverEvent;
  /** Whether it is to be brought again. */
  isLeft(): boolean;
  /** It has been handled. Never throws: a connection that is gone meanwhile means that Slack delivers it again. */
  done(): Promise<void>;
  /** It was turned away: whoever did so answers it. */
  refused(): void;
};

export function acknowledgeLate(
  event: ReceiverEvent,
  log: { info(facts: object, message: string): void },
): LateAck {
  const kept = kindOf(event.body);
  if (kept === undefined) {
    return { event, isLeft: () => false, done: async () => undefined, refused: () => undefined };
  }
  let left = false;
  let given: Promise<void> | undefined;
  const acknowledge: ReceiverEvent['ack'] = (said) => {
    clearTimeout(timer);
    given ??= event.ack(said).catch((error: unknown) => {
      log.info({ err: error }, 'an acknowledgement did not reach Slack; it is delivered again');
    });
    return given;
  };
  const timer = storedFirst.has(event.body.event?.type)
    ? undefined
    : setTimeout(() => void acknowledge(), atLatestMs);
  return {
    // Bolt's own acknowledgement of an event comes too early; whoever handles something else gives theirs when it is stored or answered.
    event: {
      ...event,
      ack: kept === 'event' ? async () => undefined : acknowledge,
      customProperties: {
        ...event.customProperties,
        bringAgain: () => {
          left = true;
        },
      },
    },
    isLeft: () => left,
    done: () => acknowledge(),
    refused: () => clearTimeout(timer),
  };
}

function kindOf({ type, command }: ReceiverEvent['body']): Kept | undefined {
  if (type === 'event_callback') return 'event';
  return type === 'block_actions' || typeof command === 'string' ? 'other' : undefined;
}
