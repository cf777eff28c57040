/** Which rows are taken up next: what is urgent first, no more than Slack allows, and in every conversation now and then who has waited longest. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { callTimeoutMs } from '../slack/client.ts';
import { editing, posting } from '../slack/method-limits.ts';
import type { OutboxContext } from './context.ts';
import { type RateReservation, reserve } from './rate-reservations.ts';

/** A call may be begun until two time-outs before the end of the lease, so that it has ended when somebody else may take the row up. */
const leaseMs = 4 * callTimeoutMs;
const atOnce = 16;
/** In each conversation every so manieth message is the one that has waited longest. */
const eldestEvery = 4;

const urgent = 0;
const lowest = Number.MAX_SAFE_INTEGER;

export type ClaimContext = Pick<
  OutboxContext,
  'queries' | 'pace' | 'outage' | 'now' | 'underWay' | 'sinceEldest'
>;

/** Claims what may be sent now; nothing when there is nothing, or no room for it. Whoever claims ends each row with `endClaim`. */
export async function claim(context: ClaimContext): Promise<OutboxRow[]> {
  const first = await claimUpTo(context, urgent);
  return first.length > 0 ? first : claimUpTo(context, lowest);
}

async function claimUpTo(context: ClaimContext, mostRank: number): Promise<OutboxRow[]> {
  const { queries, pace, outage, now, underWay, sinceEldest } = context;
  const free = outage.atMost(atOnce, now()) - underWay.size;
  const posts = Math.min(free, pace.left(posting, mostRank, now()));
  const edits = Math.min(free, pace.left(editing, mostRank, now()));
  if (free <= 0 || posts + edits <= 0) return [];
  const eldest = [...sinceEldest].flatMap(([room, count]) => (count + 1 >= eldestEvery ? room : []));
  const shut = pace.shut(mostRank, now());
  const rows = await queries.outbox.claim(now(), leaseMs, { posts, edits, mostRank, shut, eldest });
  // One that is under way here is not begun again, whatever the clock says: it is settled by whoever is at it.
  const fresh = rows.filter(({ id }) => !underWay.has(id));
  for (const { id, room } of fresh) {
    underWay.set(id, reserve({ room }, pace, now()));
    if (room !== '') sinceEldest.set(room, ((sinceEldest.get(room) ?? 0) + 1) % eldestEvery);
  }
  return fresh;
}

/** When more may be claimed; null while nothing waits. What is under way asks again when it ends. */
export async function nextClaimAt({ queries, pace, outage, now }: ClaimContext): Promise<Instant | null> {
  const { outbox } = queries;
  const opens = (await outbox.isLeft(now())) ? [pace.opensAt(now()), outage.nextAt()] : [];
  const ahead = [await outbox.nextAfter(now()), ...opens];
  const awaited = ahead.filter((at) => at !== null && at > now()).map(Number);
  return awaited.length > 0 ? Math.min(...awaited) : null;
}

export const reservationOf = ({ underWay, pace, now }: ClaimContext, row: OutboxRow): RateReservation =>
  underWay.get(row.id) ?? reserve(row, pace, now());

export function endClaim({ underWay }: Pick<ClaimContext, 'underWay'>, { id }: OutboxRow): void {
  underWay.get(id)?.end();
  underWay.delete(id);
}
