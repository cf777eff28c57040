/** Calls to Slack on behalf of one row: paced, looked up first when need be, with failures understood. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { CircuitBreaker } from '../slack/circuit-breaker.ts';
import type { Place, Slack } from '../slack/client.ts';
import { type Failure, failureOf } from '../slack/error-codes.ts';
import { editing, posting, type RateLimits } from '../slack/rate-limits.ts';
import type { Message } from '../views/lines.ts';
import { perhapsTwice } from '../views/perhaps-twice.ts';
import { words } from '../views/words/default.ts';
import { maybeSent } from './lanes.ts';
import type { RateReservation } from './rate-reservations.ts';
import type { To } from './render/rendering.ts';
import type { DeliveryWatch } from './watch.ts';

/** How long a call to Slack may take; the client is built with it. */
export const callTimeoutMs = 10_000;

/** What becomes of a message that may have been posted, where Slack does not let us look. */
export type WhenUnsure = 'send again' | 'keep';

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

export type CallsParts = {
  slack: Slack;
  pace: RateLimits;
  outage: CircuitBreaker;
  watch: DeliveryWatch;
  whenUnsure: WhenUnsure;
  now(): Instant;
};

/** Why a message is kept that may have been posted. */
export const perhapsPosted = 'perhaps posted';

/** A look-up reads so many pages at most; what is further back is not looked for. */
const pages = 5;

export function callsFor(row: OutboxRow, reserved: RateReservation, parts: CallsParts): Calls {
  const { slack, pace, outage, watch, now } = parts;

  const attempt = async <T>(method: string, place: string, call: () => Promise<T>): Promise<T> => {
    const readyAt = reserved.covers(method, place)
      ? pace.parkedUntil(method, place)
      : pace.readyAt(method, place, row.rank, now());
    if (readyAt > now())
      throw new Unsent({ kind: 'wait', ms: readyAt - now(), reason: 'paced' }, method, place);
    // Whoever claims the row next looks it up, and by then whatever Slack does of this call is done, though it took twice as long as we wait.
    if (now() + 2 * callTimeoutMs > row.nextAt) {
      throw new Unsent({ kind: 'wait', ms: 0, reason: 'lease ended' }, method, place);
    }
    if (!reserved.use(method, place)) pace.took(method, place, now());
    try {
      const answer = await call();
      outage.answered();
      return answer;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'unsure' || failure.kind === 'away') outage.unanswered(now());
      else outage.answered();
      if (failure.kind === 'wait') {
        for (const one of reserved.namesOf(method, place)) pace.park(method, one, now() + failure.ms);
        watch.parked(method, place, failure.ms);
      }
      throw new Unsent(failure, method, place);
    }
  };
  /** An earlier attempt may have reached Slack, and Slack does not let us look. */
  let blind = false;

  const postNew: Calls['postNew'] = (place, message) =>
    attempt(posting, place.channel, () =>
      slack.post(place, blind ? perhapsTwice(message, words) : message, row.id),
    );

  async function lookUp(place: Place): Promise<{ ts: string } | undefined> {
    const method = place.threadTs === undefined ? 'conversations.history' : 'conversations.replies';
    let cursor: string | undefined;
    for (let page = 0; page < pages; page++) {
      const { ours, next } = await attempt(method, place.channel, () =>
        slack.page(place, row.firstTriedAt ?? row.createdAt, cursor),
      );
      const found = ours.find(({ key }) => key === row.id);
      if (found || next === undefined) return found;
      cursor = next;
    }
    // So much was said meanwhile that it may stand further back.
    blind = true;
    return undefined;
  }

  const find: Calls['find'] = async (place) => {
    if (!maybeSent(row)) return undefined;
    const found = await lookUp(place).catch((error: unknown) => {
      if (!(error instanceof Unsent)) throw error;
      const { kind } = error.failure;
      // The thread is gone, and with it whatever was said there.
      if (kind === 'no message') return undefined;
      if (kind !== 'no place' && kind !== 'later') throw stillUnsure(error);
      blind = true;
      return undefined;
    });
    watch.lookedUp(found !== undefined);
    if (found) return { channel: place.channel, ts: found.ts };
    if (blind && parts.whenUnsure === 'keep') {
      throw new Unsent({ kind: 'hopeless', reason: perhapsPosted }, posting, place.channel);
    }
    return undefined;
  };

  return {
    find,
    postNew,
    channelOf: async (to) =>
      'channel' in to
        ? to.channel
        : (slack.knownDirectChannel(to.user) ??
          attempt('conversations.open', to.user, () => slack.directChannel(to.user))),

    async post(place, message) {
      const found = await find(place);
      return found ? { ...found, found: true } : { ...(await postNew(place, message)), found: false };
    },

    edit: (channel, ts, message) => attempt(editing, channel, () => slack.edit(channel, ts, message)),
  };
}

/** A look-up that did not work leaves the row as unsure as it was. */
function stillUnsure({ failure, method, place }: Unsent): Unsent {
  const reason = `look-up: ${failure.reason}`;
  const later = failure.kind === 'wait' ? { afterMs: failure.ms } : {};
  return new Unsent({ kind: 'unsure', reason, timedOut: false, ...later }, method, place);
}
