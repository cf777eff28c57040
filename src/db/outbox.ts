/**
 * The outbox: what Slack must still show is queued, claimed under a lease (outbox-claims.ts), and settled once.
 *
 *   enqueue ──▶ due ── claim ──▶ leased ──┬── sent ─────▶ sent
 *                ▲                         ├── dropped ──▶ dropped: need not be said any more
 *        nextAt  │                         ├── dead ─────▶ dead: cannot be said ── revive ──▶ due
 *       has come │                         │
 *             waiting ◀── refused, putOff ─┤   Slack surely did nothing: refusals + 1
 *                ▲                         │
 *                └── unsure, lease ends ───┘   Slack may have done it
 *
 * The column `status` says `pending` for due, leased and waiting: they differ in `nextAt`, which is the end of the lease while a row is leased.
 * Claiming adds one to `attempts`. Whoever claims a row of which an earlier attempt may have reached Slack (`maybeSent` in outbox/lanes.ts) looks it up
 * there before posting; of messages that a dead process had under way see outbox/crash-recovery.ts. Rows that are not claimed end too: `overtaken` by
 * a newer edit of the same message, or said in one message with another
 * (`sentWith`). Sent and dropped rows are forgotten after 30 days (engine/housekeeping.ts), dead ones never.
 */

import { and, asc, desc, eq, gt, inArray, lt, lte, or, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import { claimQueries, type OutboxRow } from './outbox-claims.ts';
import { standingQueries } from './outbox-standing.ts';
import type { NoticePayload } from './payload.ts';
import { placeholders, prepared } from './prepared.ts';
import type { OutboxHold } from './schema.ts';
import type { Statement, Store } from './store.ts';

export type { OutboxRow } from './outbox-claims.ts';

/** What stands in the thread of a card for those who are to do something. */
const lines: NoticePayload['kind'][] = ['reminder', 'hand-over'];

type Claimed = Pick<OutboxRow, 'id' | 'attempts'>;

export type NewNotice = {
  id: string;
  lane: string;
  major: number;
  minor: number;
  escalationId: string | null;
  payload: NoticePayload;
  rank: number;
  /** Where a new message is expected to go, a channel or a person; left out for an edit. */
  room?: string;
};

/** Where nothing more comes of it, and nobody has to know. */
const settled = ['sent', 'dropped'] as const;

export function outboxQueries(store: Store) {
  const {
    db,
    tables: { outbox, pressables },
  } = store;
  /** The index knows when it was due, which is nearly always before it was settled. */
  const settledBefore = (status: OutboxRow['status'], at: Instant) =>
    and(eq(outbox.status, status), lt(outbox.nextAt, at), lt(outbox.settledAt, at));
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

  const untried = { status: 'pending', attempts: 0, refusals: 0 } as const;
  const nothing = {
    firstTriedAt: null,
    settledAt: null,
    reason: null,
    hold: null,
    sentWith: null,
    ts: null,
    place: null,
  };
  const enqueued = prepared<Required<NewNotice> & Pick<OutboxRow, 'kind' | 'nextAt' | 'createdAt'>>(
    db
      .insert(outbox)
      .values({ ...placeholders(outbox), ...untried, ...nothing })
      .onConflictDoNothing(),
  );
  return {
    ...claimQueries(store),
    ...standingQueries(store),

    /** The same notice is queued once, however often it is asked for. */
    enqueue: ({ room = '', ...notice }: NewNotice, now: Instant): Statement =>
      enqueued({ room, kind: notice.payload.kind, nextAt: now, createdAt: now, ...notice }),

    /** The clock was set back: what was to wait a minute is not to wait an hour and a minute. */
    setBack: (byMs: number): Statement =>
      db
        .update(outbox)
        .set({ nextAt: sql`${outbox.nextAt} - ${byMs}` })
        .where(eq(outbox.status, 'pending')),

    /** `said`: in which message, one of its own or that of another row. */
    sent: (id: string, now: Instant, said: { ts: string } | { sentWith: string } | null = null): Statement =>
      settle(id, { status: 'sent', settledAt: now, ...said }),

    /** It need not be said any more. */
    dropped: (id: string, reason: string, now: Instant): Statement =>
      settle(id, { status: 'dropped', reason, settledAt: now }),

    /** It cannot be said; kept for people to see and to send again. With a place, Slack has refused it there: it surely did nothing. */
    dead: (
      { id, refusals }: Pick<OutboxRow, 'id' | 'refusals'>,
      reason: string,
      now: Instant,
      place: string | null = null,
    ): Statement =>
      settle(id, {
        status: 'dead',
        reason,
        hold: null,
        settledAt: now,
        place,
        ...(place !== null && { refusals: refusals + 1 }),
      }),

    /** Slack surely did nothing: try again at `at`. */
    refused: (row: OutboxRow, reason: string, at: Instant, hold: OutboxHold | null = null): Statement =>
      giveBack(row, { nextAt: at, reason, hold, refusals: row.refusals + 1 }),

    /** Slack may have done it: look it up before trying again at `at`. */
    unsure: (row: Claimed, reason: string, at: Instant, hold: OutboxHold | null = null): Statement =>
      giveBack(row, { nextAt: at, reason, hold }),

    /** What was to be an edit becomes a message there. */
    willPost: ({ id }: Pick<OutboxRow, 'id'>, room: string): Statement =>
      db.update(outbox).set({ room }).where(eq(outbox.id, id)),

    /** Whoever had it under way has died. It is done again when its lease ends, and nothing else in its lane waits for that. */
    letPass: (row: OutboxRow): Statement => giveBack(row, { hold: 'interrupted' }),

    /** Nobody is told now; it keeps its place, nothing else in its lane waits for it, and it is looked at again at `at`. */
    putOff: (row: OutboxRow, at: Instant): Statement =>
      giveBack(row, {
        nextAt: at,
        reason: 'nobody is reminded now',
        hold: 'asleep',
        refusals: row.refusals + 1,
      }),

    /** It is said in one message with another row, and is found again by that row's id. */
    sentWith: (id: string, other: string): Statement => settle(id, { sentWith: other }),

    sentAlone: (id: string): Statement => settle(id, { sentWith: null }),

    async find(id: string): Promise<OutboxRow | undefined> {
      const [row] = await db.select().from(outbox).where(eq(outbox.id, id));
      return row;
    },

    /**
     * Whatever waited in this lane with this kind when it was read what to show says no more than that; but for what Slack may still carry
     * out (it is made again when Slack no longer can), what may have posted another message (it is looked for), and for refreshes, from the
     * place `below` on, which are about other messages and no version.
     */
    overtaken: (
      { lane, kind }: Pick<OutboxRow, 'lane' | 'kind'>,
      { upToVersion, below, shownAt }: { upToVersion: number; below: number; shownAt: Instant },
      now: Instant,
    ): Statement =>
      db
        .update(outbox)
        .set({ status: 'dropped', reason: 'overtaken', settledAt: now })
        .where(
          and(
            eq(outbox.lane, lane),
            eq(outbox.status, 'pending'),
            lte(outbox.major, upToVersion),
            lt(outbox.minor, below),
            lte(outbox.createdAt, shownAt),
            eq(outbox.kind, kind),
            or(lte(outbox.attempts, outbox.refusals), and(lte(outbox.nextAt, shownAt), eq(outbox.room, ''))),
          ),
        ),

    /** What a lane has said since, oldest first. */
    async saidSince(lane: string, since: Instant): Promise<OutboxRow[]> {
      return db
        .select()
        .from(outbox)
        .where(and(eq(outbox.lane, lane), eq(outbox.status, 'sent'), gt(outbox.settledAt, since)))
        .orderBy(asc(outbox.settledAt));
    },

    /** This row and all that its message says with it, as they came. */
    async saidWith({ id, lane }: Pick<OutboxRow, 'id' | 'lane'>): Promise<OutboxRow[]> {
      return db
        .select()
        .from(outbox)
        .where(
          and(
            eq(outbox.lane, lane),
            inArray(outbox.status, ['sent', 'pending']),
            or(eq(outbox.id, id), eq(outbox.sentWith, id)),
          ),
        )
        .orderBy(asc(outbox.major), asc(outbox.minor), asc(outbox.id));
    },

    /** When lines that call or remind people were said in a room since. Claimed at `nextAt` at the earliest, less its lease. */
    async linesSaidIn(room: string, since: Instant): Promise<Instant[]> {
      const rows = await db
        .select({ at: outbox.settledAt })
        .from(outbox)
        .where(
          and(
            eq(outbox.status, 'sent'),
            gt(outbox.nextAt, since),
            // Written so that not all that a room ever had is gone through.
            sql`${outbox.room} || '' = ${room}`,
            inArray(outbox.kind, lines),
          ),
        );
      return rows.flatMap(({ at }) => at ?? []);
    },

    async waiting(lane: string): Promise<OutboxRow[]> {
      return db
        .select()
        .from(outbox)
        .where(and(eq(outbox.lane, lane), eq(outbox.status, 'pending')))
        .orderBy(asc(outbox.major), asc(outbox.minor), asc(outbox.id));
    },

    /** Until when the last daily digest of a lane before this one that arrived told, or the last question about what was left open; what they asked for does not count. */
    async lastToldUntil(
      lane: string,
      kind: 'digest' | 'look back',
      before: Instant,
    ): Promise<Instant | undefined> {
      const rows = await db
        .select({ payload: outbox.payload })
        .from(outbox)
        .where(and(eq(outbox.lane, lane), eq(outbox.kind, kind), eq(outbox.status, 'sent')))
        .orderBy(desc(outbox.major))
        .limit(50);
      const daily = rows.flatMap(({ payload }) =>
        payload.kind === 'look back' || (payload.kind === 'digest' && !payload.asked) ? [payload.dueAt] : [],
      );
      return daily.find((at) => at < before);
    },

    /** Of each kind of what is settled the first to have been due, at most so many, and what can be pressed in them: nothing could render it anew. */
    forgetBefore: (at: Instant, most: number): Statement[] =>
      settled.flatMap((status) => {
        const ids = db
          .select({ id: outbox.id })
          .from(outbox)
          .where(settledBefore(status, at))
          .orderBy(asc(outbox.nextAt), asc(outbox.id))
          .limit(most);
        return [
          db.delete(pressables).where(inArray(pressables.notice, ids)),
          db.delete(outbox).where(inArray(outbox.id, ids)),
        ];
      }),

    async isAnySettledBefore(at: Instant): Promise<boolean> {
      for (const status of settled) {
        const rows = await db
          .select({ id: outbox.id })
          .from(outbox)
          .where(settledBefore(status, at))
          .limit(1);
        if (rows.length > 0) return true;
      }
      return false;
    },
  };
}
