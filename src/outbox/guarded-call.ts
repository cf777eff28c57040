/** One call to Slack on behalf of a row: made when its time has come, with failures understood. */
import type { OutboxRow } from '../db/outbox.ts';
import { callTimeoutMs } from '../slack/client.ts';
import { type Failure, failureOf } from '../slack/error-codes.ts';
import type { OutboxContext } from './context.ts';
import type { RateReservation } from './rate-reservations.ts';

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

export type CallContext = Pick<
  OutboxContext,
  'slack' | 'pace' | 'outage' | 'watch' | 'whenUnsure' | 'sends' | 'now'
> & {
  row: OutboxRow;
  reserved: RateReservation;
  /** An earlier attempt may have reached Slack, and Slack does not let us look. */
  blind: boolean;
};

/** Throws Unsent. */
export async function callSlack<T>(
  { row, reserved, pace, outage, watch, sends, now }: CallContext,
  method: string,
  place: string,
  ask: () => Promise<T>,
): Promise<T> {
  const readyAt = reserved.covers(method, place)
    ? pace.parkedUntil(method, place)
    : pace.readyAt(method, place, row.rank, now());
  if (readyAt > now()) {
    throw new Unsent({ kind: 'wait', ms: readyAt - now(), reason: 'paced' }, method, place);
  }
  // Whoever claims the row next looks it up, and by then whatever Slack does of this call is done, though it took twice as long as we wait.
  if (now() + 2 * callTimeoutMs > row.nextAt) {
    throw new Unsent({ kind: 'wait', ms: 0, reason: 'lease ended' }, method, place);
  }
  // Held up for so long that another instance may be sending: what this one knows of the row may not be so any more.
  if (!sends()) throw new Unsent({ kind: 'wait', ms: 0, reason: 'not the sender' }, method, place);
  if (!reserved.use(method, place)) pace.took(method, place, now());
  try {
    const answer = await ask();
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
}
