/**
 * When Slack is told that a request came. It waits three seconds; what dies with the process before it was told, it delivers again,
 * or it tells the person that it did not work.
 */
import type { ReceiverEvent } from '@slack/bolt';
import type { Request } from './request.ts';

type Policy = {
  /** `when handled`, if its handler has not done so earlier; `by its handler`, or not at all. */
  acknowledged: 'at once' | 'when handled' | 'by its handler';
  /** Acknowledged by then, counted from when it came, even if it could still be lost by a kill. */
  atLatestMs?: number;
};

const atOnce: Policy = { acknowledged: 'at once' };
/** Buttons as soon as their act is stored or refused; earlier than this where it takes long and is stored for later (engine/inbox.ts). */
const handled: Policy = { acknowledged: 'when handled', atLatestMs: 2500 };
/** What people write and react with is stored when it has been handled (engine/inbox.ts), and that is soon. */
const stored: Policy = { acknowledged: 'when handled' };

const policies: Readonly<Record<Request['kind'], Policy>> = {
  /** The answer is the acknowledgement; what takes longer is said afterwards. */
  command: { acknowledged: 'by its handler', atLatestMs: 2000 },
  block_actions: handled,
  /** With what came of it, which is stored by then. */
  view_submission: { acknowledged: 'by its handler' },
  view_closed: { acknowledged: 'by its handler' },
  /** What they open is seen, or seen to be missing. */
  shortcut: atOnce,
  message_action: atOnce,
  message: stored,
  reaction_added: stored,
  user_change: handled,
  team_join: handled,
  app_home_opened: handled,
  channel_unarchive: handled,
  group_unarchive: handled,
  member_joined_channel: handled,
  event_callback: handled,
};

/** Slack brings an event at once, after one minute and after five; then it gives up. */
const lastTry = 3;

export type Acknowledgement = {
  /** The first counts. Never rejects: a connection that is gone meanwhile means that Slack delivers it again. */
  give(answer?: object): Promise<void>;
  given(): boolean;
  /** It cannot be handled now and is not acknowledged, so that Slack brings it again; false when this was the last time. */
  bringAgain(): boolean;
};

/** `taken`: it is acknowledged. `again`: it is left for Slack to bring again. `not taken`: nobody answered it. */
export type Taken = 'taken' | 'again' | 'not taken';

/** Runs `handle`, and has the request acknowledged by the policy of its kind. */
export async function acknowledging(
  request: Request,
  { ack, retryNum = 0 }: Pick<ReceiverEvent, 'ack' | 'retryNum'>,
  log: { info(facts: object, message: string): void },
  handle: (acknowledgement: Acknowledgement) => Promise<void>,
): Promise<Taken> {
  const { acknowledged, atLatestMs } = policies[request.kind];
  let again = false;
  let given: Promise<void> | undefined;
  const give = (answer?: object): Promise<void> => {
    given ??= ack(answer).catch((error: unknown) => {
      log.info({ err: error }, 'an acknowledgement did not reach Slack; it is delivered again');
    });
    return given;
  };
  const bringAgain = () => {
    again = retryNum < lastTry;
    return again;
  };
  if (acknowledged === 'at once') await give();
  const timer = atLatestMs === undefined ? undefined : setTimeout(() => void give(), atLatestMs);
  try {
    await handle({ give, given: () => given !== undefined, bringAgain });
  } finally {
    clearTimeout(timer);
  }
  if (again) return 'again';
  if (acknowledged === 'when handled') await give();
  return given ? 'taken' : 'not taken';
}
