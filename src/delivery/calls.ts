/** Calls to Slack on behalf of one row: paced, looked up first when need be, with failures understood. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { type Failure, failureOf } from './outcome.ts';
import type { Pace } from './pace.ts';
import type { To } from './shown.ts';
import type { Message, Place, Slack } from './slack.ts';

/** A row could not be shown in its turn; how it is settled is already decided. */
export class Unsent extends Error {
  override name = 'Unsent';
  readonly failure: Failure;
  readonly place: string;
  readonly method: string;
  constructor(failure: Failure, method: string, place: string) {
    super(failure.reason);
    this.failure = failure;
    this.method = method;
    this.place = place;
  }
}

export type Calls = {
  channelOf(to: To): Promise<string>;
  /** What an earlier attempt posted, when one may have reached Slack. */
  find(place: Place): Promise<{ channel: string; ts: string } | undefined>;
  /** Posts without looking it up: for who has just done so. */
  postNew(place: Place, message: Message): Promise<{ channel: string; ts: string }>;
  /** Looks the row up first when an earlier attempt may have reached Slack; `found` is what that attempt posted, as it was then. */
  post(place: Place, message: Message): Promise<{ channel: string; ts: string; found: boolean }>;
  edit(channel: string, ts: string, message: Message): Promise<void>;
};

const paced = 'paced';

export function callsFor(
  row: OutboxRow,
  { slack, pace, now }: { slack: Slack; pace: Pace; now(): Instant },
): Calls {
  const attempt = async <T>(method: string, place: string, call: () => Promise<T>): Promise<T> => {
    const readyAt = pace.readyAt(method, place, now());
    if (readyAt > now()) {
      // One that had its turn and lost it to a graver one takes the next.
      const at = row.reason === paced ? readyAt : pace.turnAt(method, place, row.rank, now());
      throw new Unsent({ kind: 'wait', ms: at - now(), reason: paced }, method, place);
    }
    if (now() >= row.nextAt) throw new Unsent({ kind: 'wait', ms: 0, reason: 'lease ended' }, method, place);
    pace.took(method, place, now());
    try {
      return await call();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'wait') pace.park(method, place, now() + failure.ms);
      throw new Unsent(failure, method, place);
    }
  };
  const maybeSent = row.attempts - 1 > row.refusals;

  const postNew: Calls['postNew'] = (place, message) =>
    attempt('chat.postMessage', place.channel, () => slack.post(place, message, row.id));

  const find: Calls['find'] = async (place) => {
    if (!maybeSent) return undefined;
    const found = await attempt('conversations.history', place.channel, () =>
      slack.find(place, row.id, row.firstTriedAt ?? row.createdAt),
    ).catch((error: unknown) => {
      // Without the history scope nobody can know; saying it twice is better than never.
      if (error instanceof Unsent && ['no place', 'later'].includes(error.failure.kind)) return undefined;
      throw error instanceof Unsent ? stillUnsure(error) : error;
    });
    return found && { channel: place.channel, ts: found.ts };
  };

  return {
    find,
    postNew,
    channelOf: (to) =>
      'channel' in to
        ? Promise.resolve(to.channel)
        : attempt('conversations.open', to.user, () => slack.directChannel(to.user)),

    async post(place, message) {
      const found = await find(place);
      return found ? { ...found, found: true } : { ...(await postNew(place, message)), found: false };
    },

    edit: (channel, ts, message) => attempt('chat.update', channel, () => slack.edit(channel, ts, message)),
  };
}

/** A look-up that did not work leaves the row as unsure as it was. */
function stillUnsure({ failure, method, place }: Unsent): Unsent {
  const { reason } = failure;
  return new Unsent({ kind: 'unsure', reason: `look-up: ${reason}`, timedOut: false }, method, place);
}
