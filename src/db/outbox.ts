/** The outbox: claim what is due under a lease, then settle each row once. */
import { and, asc, desc, eq, inArray, lt, lte, min, notExists, notInArray, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Instant } from '../domain/calendar.ts';
import type { NoticePayload } from './payload.ts';
import type { Statement, Store } from './store.ts';

export type OutboxRow = Store['tables']['outbox']['$inferSelect'];

type Claimed = Pick<OutboxRow, 'id' | 'attempts'>;

export type NewNotice = {
  id: string;
  lane: string;
  seq: number;
  escalationId: string | null;
  payload: NoticePayload;
  rank: number;
};

/** The message of a lane, which the rest of the lane stands under. */
const roots: NoticePayload['kind'][] = ['card', 'agent'];

export function outboxQueries({ db, tables: { outbox }, patiently }: Store) {
  const earlier = alias(outbox, 'earlier');
  /** What stands under a message waits for it; the message itself is made true without waiting for what stands under it. */
  const headOfLane = notExists(
    db
      .select({ one: sql`1` })
      .from(earlier)
      .where(
        and(
          eq(earlier.lane, outbox.lane),
          eq(earlier.status, 'pending'),
          lt(earlier.seq, outbox.seq),
          or(notInArray(outbox.kind, roots), inArray(earlier.kind, roots)),
        ),
      ),
  );
  const settle = (id: string, set: Partial<OutboxRow>): Statement =>
    db
      .update(outbox)
      .set(set)
      .where(and(eq(outbox.id, id), eq(outbox.status, 'pending')));
  /** Whoever has claimed it since owns it: a lease that ended while its holder slept gives nothing back. */
  const giveBack = ({ id, attempts }: Claimed, set: Partial<OutboxRow>): Statement =>
    db
      .update(outbox)
      .set(set)
      .where(and(eq(outbox.id, id), eq(outbox.status, 'pending'), eq(outbox.attempts, attempts)));

  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.status, 'pending'), lte(outbox.nextAt, sql.placeholder('now')), headOfLane))
    .orderBy(asc(outbox.rank), asc(outbox.nextAt), asc(outbox.seq))
    .limit(sql.placeholder('limit'));
  const claimed = db
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      firstTriedAt: sql`coalesce(${outbox.firstTriedAt}, ${sql.placeholder('now')})`,
      nextAt: sql`${sql.placeholder('until')}`,
    })
    .where(
      and(inArray(outbox.id, due), eq(outbox.status, 'pending'), lte(outbox.nextAt, sql.placeholder('now'))),
    )
    .returning()
    .prepare();
  const earliest = db
    .select({ at: min(outbox.nextAt) })
    .from(outbox)
    .where(and(eq(outbox.status, 'pending'), headOfLane))
    .prepare();

  return {
    /** The same notice is queued once, however often it is asked for. */
    enqueue: (notice: NewNotice, now: Instant): Statement =>
      db
        .insert(outbox)
        .values({
          ...notice,
          kind: notice.payload.kind,
          status: 'pending',
          attempts: 0,
          refusals: 0,
          nextAt: now,
          createdAt: now,
          firstTriedAt: null,
          settledAt: null,
          reason: null,
        })
        .onConflictDoNothing(),

    /**
     * The heads of their lanes that are due, gravest first, now under a lease. One statement that repeats its own condition, so
     * two workers never claim the same row; an unsettled lease expires and the row returns.
     */
    claim(now: Instant, leaseMs: number, limit: number): Promise<OutboxRow[]> {
      return patiently(() => claimed.execute({ now, until: now + leaseMs, limit }));
    },

    /** When the next head of a lane is due; null when nothing waits. */
    async nextAt(): Promise<Instant | null> {
      const [row] = await earliest.execute();
      return row?.at ?? null;
    },

    sent: (id: string, now: Instant): Statement => settle(id, { status: 'sent', settledAt: now }),

    /** It need not be said any more. */
    dropped: (id: string, reason: string, now: Instant): Statement =>
      settle(id, { status: 'dropped', reason, settledAt: now }),

    /** It cannot be said; kept for people to see and to send again. */
    dead: (id: string, reason: string, now: Instant): Statement =>
      settle(id, { status: 'dead', reason, settledAt: now }),

    /** Slack surely did nothing: try again at `at`. */
    refused: (row: OutboxRow, reason: string, at: Instant): Statement =>
      giveBack(row, { nextAt: at, reason, refusals: row.refusals + 1 }),

    /** Slack may have done it: look it up before trying again at `at`. */
    unsure: (row: Claimed, reason: string, at: Instant): Statement => giveBack(row, { nextAt: at, reason }),

    /** Whatever waits in this lane with this kind says no more than what is shown now. */
    overtaken: (lane: string, kind: NoticePayload['kind'], upToSeq: number, now: Instant): Statement =>
      db
        .update(outbox)
        .set({ status: 'dropped', reason: 'overtaken', settledAt: now })
        .where(
          and(
            eq(outbox.lane, lane),
            eq(outbox.status, 'pending'),
            lte(outbox.seq, upToSeq),
            eq(outbox.kind, kind),
          ),
        ),

    async waiting(lane: string): Promise<OutboxRow[]> {
      return db
        .select()
        .from(outbox)
        .where(and(eq(outbox.lane, lane), eq(outbox.status, 'pending')))
        .orderBy(asc(outbox.seq));
    },

    /** Until when the last daily digest that reached this lead told; those they asked for do not count. */
    async lastDigestUntil(lead: string): Promise<Instant | undefined> {
      const rows = await db
        .select({ payload: outbox.payload })
        .from(outbox)
        .where(and(eq(outbox.lane, `lead:${lead}`), eq(outbox.kind, 'digest'), eq(outbox.status, 'sent')))
        .orderBy(desc(outbox.seq))
        .limit(50);
      const daily = rows.find(({ payload }) => payload.kind === 'digest' && !payload.asked);
      return daily?.payload.kind === 'digest' ? daily.payload.dueAt : undefined;
    },

    forgetBefore: (at: Instant): Statement =>
      db.delete(outbox).where(and(inArray(outbox.status, ['sent', 'dropped']), lt(outbox.settledAt, at))),
  };
}
