/** The outbox: claim what is due under a lease, then settle each row once. */
import {
  and,
  asc,
  desc,
  eq,
  inArray,
  isNull,
  lt,
  lte,
  max,
  min,
  ne,
  notExists,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { NoticePayload } from './payload.ts';
import { aPlaceholderEach, spelledOnce } from './spelled-once.ts';
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

/** Why a row waits that is not to be said at this hour. */
const asleep = 'nobody is reminded now';

/** Why a row waits that is said in the message of another. */
export const togetherWith = 'said with ';

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
          or(lt(earlier.seq, outbox.seq), and(eq(earlier.seq, outbox.seq), lt(earlier.id, outbox.id))),
          or(notInArray(outbox.kind, roots), inArray(earlier.kind, roots)),
          or(isNull(earlier.reason), ne(earlier.reason, asleep)),
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

  const enqueued = spelledOnce<typeof outbox.$inferInsert>(
    db.insert(outbox).values(aPlaceholderEach(outbox)).onConflictDoNothing(),
  );
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
      enqueued({
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
      }),

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

    /** Nobody is told now; it keeps its place, nothing else in its lane waits for it, and it is looked at again at `at`. */
    putOff: (row: OutboxRow, at: Instant): Statement =>
      giveBack(row, { nextAt: at, reason: asleep, refusals: row.refusals + 1 }),

    /** It is said in one message with another row, and is found again by that row's id. */
    saidWith: (id: string, with_: string): Statement => settle(id, { reason: `${togetherWith}${with_}` }),

    saidAlone: (id: string): Statement => settle(id, { reason: null }),

    /** When the lane last said something. */
    async lastSaid(lane: string): Promise<Instant | null> {
      const [row] = await db
        .select({ at: max(outbox.settledAt) })
        .from(outbox)
        .where(and(eq(outbox.lane, lane), eq(outbox.status, 'sent')));
      return row?.at ?? null;
    },

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
        .orderBy(asc(outbox.seq), asc(outbox.id));
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
