/** Requests from Slack as they come in, whichever way: what they are, what came of them, and what the log says of each. */
import type { App, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { during, type UnderWay } from '../log.ts';

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

/** As Slack writes them; anything else is not repeated in the log. */
const key = z
  .string()
  .regex(/^[\w.:-]{1,100}$/)
  .nullish()
  .catch(null);

const payload = z.object({
  type: z.string().nullish().catch(null),
  command: z.string().nullish().catch(null),
  event_id: key,
  trigger_id: key,
  view: z.object({ id: key }).nullish().catch(null),
});

const kinds: Readonly<Record<string, RequestKind>> = {
  block_actions: 'button',
  view_submission: 'submission',
  view_closed: 'form closed',
  shortcut: 'shortcut',
  message_action: 'shortcut',
  block_suggestion: 'options',
  event_callback: 'event',
};

/** The key is the one under which the database remembers that it was carried out; a submission's begins with it. */
export function requestOf(body: unknown): { kind: RequestKind; key: string | undefined } {
  const read = payload.safeParse(body);
  if (!read.success) return { kind: 'other', key: undefined };
  const { type, command, event_id, trigger_id, view } = read.data;
  const kind = command ? 'command' : (kinds[type ?? ''] ?? 'other');
  const key = kind === 'submission' ? (view?.id ?? trigger_id) : (event_id ?? trigger_id ?? view?.id);
  return { kind, key: key ?? undefined };
}

/** Goes around everything else that wraps the app, so it is called last. */
export function watchRequests(app: App, watch: RequestWatch | undefined): void {
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event: ReceiverEvent) => {
    const { kind, key } = requestOf(event.body);
    const one: UnderWay = { facts: key === undefined ? {} : { request: key }, failed: false };
    return during(one, () => (watch ? watched(event, kind, one, watch) : processEvent(event)));
  };

  async function watched(
    event: ReceiverEvent,
    kind: RequestKind,
    one: UnderWay,
    watch: RequestWatch,
  ): Promise<void> {
    watch.came();
    const cameAt = performance.now();
    let acknowledged = false;
    const { ack } = event;
    event.ack = async (...answer) => {
      await ack(...answer);
      if (acknowledged) return;
      acknowledged = true;
      watch.acknowledged(kind, performance.now() - cameAt);
    };
    try {
      await processEvent(event);
    } catch (error) {
      one.failed = true;
      throw error;
    } finally {
      const outcome = one.failed ? 'failed' : acknowledged ? 'handled' : 'unacknowledged';
      watch.ended(kind, outcome, performance.now() - cameAt);
    }
  }
}
