/** Which rows are taken up next: what is urgent first, no more than Slack allows, and in every conversation now and then who has waited longest. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { CircuitBreaker } from '../slack/circuit-breaker.ts';
import { editing, posting, type RateLimits } from '../slack/rate-limits.ts';
import { callTimeoutMs } from './calls.ts';
import { type RateReservation, reserve } from './rate-reservations.ts';

/** A call may be begun until two time-outs before the end of the lease, so that it has ended when somebody else may take the row up. */
const leaseMs = 4 * callTimeoutMs;
const atOnce = 16;
/** In each conversation every so manieth message is the one that has waited longest. */
const eldestEvery = 4;

const urgent = 0;
const lowest = Number.MAX_SAFE_INTEGER;

export type Claims = {
  /** Claims what may be sent now; nothing when there is nothing, or no room for it. */
  next(): Promise<OutboxRow[]>;
  /** When more may be claimed; null while nothing waits. What is under way asks again when it ends. */
  nextAt(): Promise<Instant | null>;
  reservedFor(row: OutboxRow): RateReservation;
  end(row: OutboxRow): void;
  /** How many have been claimed so far. */
  taken(): number;
};

export function createClaims(parts: {
  queries: Pick<Queries, 'outbox'>;
  pace: RateLimits;
  outage: CircuitBreaker;
  now(): Instant;
}): Claims {
  const { pace, outage, now } = parts;
  const { outbox } = parts.queries;
  const underWay = new Map<string, RateReservation>();
  /** How many messages each conversation has got since it was last the turn of who has waited longest. */
  const turns = new Map<string, number>();

  let taken = 0;

  const free = () => outage.atMost(atOnce, now()) - underWay.size;

  async function claim(mostRank: number): Promise<OutboxRow[]> {
    const room = free();
    const posts = Math.min(room, pace.left(posting, mostRank, now()));
    const edits = Math.min(room, pace.left(editing, mostRank, now()));
    if (room <= 0 || posts + edits <= 0) return [];
    const eldest = [...turns].flatMap(([name, count]) => (count + 1 >= eldestEvery ? name : []));
    const shut = pace.shut(mostRank, now());
    const rows = await outbox.claim(now(), leaseMs, { posts, edits, mostRank, shut, eldest });
    taken += rows.length;
    // One that is under way here is not begun again, whatever the clock says: it is settled by whoever is at it.
    const fresh = rows.filter(({ id }) => !underWay.has(id));
    for (const row of fresh) {
      underWay.set(row.id, reserve(row, pace, now()));
      if (row.room !== '') count(row.room);
    }
    return fresh;
  }

  function count(room: string): void {
    const n = (turns.get(room) ?? 0) + 1;
    turns.set(room, n >= eldestEvery ? 0 : n);
  }

  return {
    async next() {
      const first = await claim(urgent);
      return first.length > 0 ? first : claim(lowest);
    },
    async nextAt() {
      const opens = (await outbox.isLeft(now())) ? [pace.opensAt(now()), outage.nextAt()] : [];
      const ahead = [await outbox.nextAfter(now()), ...opens];
      const awaited = ahead.filter((at) => at !== null && at > now()).map(Number);
      return awaited.length > 0 ? Math.min(...awaited) : null;
    },
    reservedFor: (row) => underWay.get(row.id) ?? reserve(row, pace, now()),
    end({ id }) {
      underWay.get(id)?.end();
      underWay.delete(id);
    },
    taken: () => taken,
  };
}
