/** The outbox: claim what is due under a lease, then settle each row once. */
import { and, asc, desc, eq, gt, inArray, lt, lte, max, min, type SQL, sql } from 'drizzle-orm';
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
  /** Where a new message is expected to go, a channel or a person; left out for an edit. */
  room?: string;
};

/** What may be claimed in one go, as Slack's limits allow. */
export type Allowance = {
  /** New messages, each in another room. */
  posts: number;
  edits: number;
  /** Up to this rank, but for who has waited longest; 0 is urgent. */
  mostRank: number;
  /** Rooms in which nothing may be said now. */
  shut: readonly string[];
  /** Rooms in which it is the turn of who has waited longest, whatever its rank, if it was longer than a minute. */
  eldest: readonly string[];
};

/** How the queue stands. Put off on purpose is not late. */
export type Standing = {
  waiting: number;
  /** Waiting for more than two minutes. */
  late: number;
  oldestDueAt: Instant | null;
  dead: number;
};

/** Why a row waits that is not to be said at this hour. */
const asleep = 'nobody is reminded now';

/** Why a row waits that is said in the message of another. */
export const togetherWith = 'said with ';

/** The message of a lane, which the rest of the lane stands under. */
const roots: readonly NoticePayload['kind'][] = ['card', 'agent'];

/** Who has waited longer has a turn, however much that is graver comes in. */
const longMs = 60_000;

/** Later than this is late. */
const lateMs = 120_000;

export function outboxQueries({ db, tables: { outbox }, patiently }: Store) {
  const rootKinds = sql.raw(roots.map((kind) => `'${kind}'`).join(', '));
  /** What stands under a message waits for it; the message itself is made true without waiting for what stands under it. */
  const isHead = sql`not exists (
    select 1 from ${outbox} as earlier
    where earlier.lane = one.lane and earlier.status = 'pending'
      and (earlier.seq < one.seq or (earlier.seq = one.seq and earlier.id < one.id))
      and (one.kind not in (${rootKinds}) or earlier.kind in (${rootKinds}))
      and (earlier.reason is null or earlier.reason <> ${asleep}))`;
  /** The first of a room, or of the edits, that may be sent now. Sums keep SQLite to the index that has the order. */
  const dueIn = (room: SQL, order: string, limit: SQL, wanted: SQL): SQL => sql`
    select one.id from ${outbox} as one
    where one.status = 'pending' and one.room = ${room} and one.next_at + 0 <= ${sql.placeholder('now')}
      and ${wanted} and ${isHead}
    order by ${sql.raw(order)} limit ${limit}`;
  const graveEnough = sql`one.rank <= ${sql.placeholder('mostRank')}`;
  const longWaiting = sql`one.created_at <= ${sql.placeholder('longAgo')}`;
  const gravestFirst = 'one.rank, one.next_at, one.seq';
  const eldestFirst = 'one.created_at, one.seq';
  const listed = (name: string): SQL => sql`(select value from json_each(${sql.placeholder(name)}))`;
  /** One of each room, found by the index of rooms, so that a long queue in one costs the others nothing. */
  const claimable = sql`
    with recursive rooms(room) as (
      select min(one.room) from ${outbox} as one where one.status = 'pending' and one.room > ''
      union all
      select (select min(one.room) from ${outbox} as one where one.status = 'pending' and one.room > rooms.room)
      from rooms where rooms.room is not null
    ), heads(id) as (
      select coalesce(
        case when rooms.room in ${listed('eldest')}
          then (${dueIn(sql`rooms.room`, eldestFirst, sql`1`, longWaiting)}) end,
        (${dueIn(sql`rooms.room`, gravestFirst, sql`1`, graveEnough)}))
      from rooms where rooms.room is not null and rooms.room not in ${listed('shut')}
    )
    select id from (
      select one.id from heads join ${outbox} as one on one.id = heads.id
      order by ${sql.raw(gravestFirst)} limit ${sql.placeholder('posts')})
    union all
    select id from (${dueIn(sql`''`, gravestFirst, sql`${sql.placeholder('edits')}`, graveEnough)})`;
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
  const claimed = db
    .update(outbox)
    .set({
      attempts: sql`${outbox.attempts} + 1`,
      firstTriedAt: sql`coalesce(${outbox.firstTriedAt}, ${sql.placeholder('now')})`,
      nextAt: sql`${sql.placeholder('until')}`,
    })
    .where(
      and(
        sql`${outbox.id} in (${claimable})`,
        // Found by their ids: written so that no index of all that is due is gone through instead.
        sql`${outbox.status} || '' = 'pending'`,
        sql`${outbox.nextAt} + 0 <= ${sql.placeholder('now')}`,
      ),
    )
    .returning()
    .prepare();
  const earliest = db
    .select({ at: min(outbox.nextAt) })
    .from(outbox)
    .where(and(eq(outbox.status, 'pending'), gt(outbox.nextAt, sql.placeholder('now'))))
    .prepare();
  const overdue = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.status, 'pending'), lte(outbox.nextAt, sql.placeholder('now'))))
    .limit(1)
    .prepare();
  const isAwake = sql`(${outbox.reason} is null or ${outbox.reason} <> ${asleep})`;
  const standing = db
    .select({
      waiting: sql<number>`count(*)`,
      late: sql<number>`count(case when ${isAwake} and ${outbox.createdAt} <= ${sql.placeholder('lateSince')} then 1 end)`,
      oldestDueAt: sql<Instant | null>`min(case when ${isAwake} then ${outbox.createdAt} end)`,
    })
    .from(outbox)
    .where(eq(outbox.status, 'pending'))
    .prepare();
  const buried = db
    .select({ dead: sql<number>`count(*)` })
    .from(outbox)
    .where(eq(outbox.status, 'dead'))
    .prepare();

  return {
    /** The same notice is queued once, however often it is asked for. */
    enqueue: ({ room = '', ...notice }: NewNotice, now: Instant): Statement =>
      enqueued({
        ...notice,
        room,
        kind: notice.payload.kind,
        status: 'pending',
        attempts: 0,
        refusals: 0,
        nextAt: now,
        createdAt: now,
        firstTriedAt: null,
        settledAt: null,
        reason: null,
        place: null,
      }),

    /**
     * What may be sent now, gravest first, under a lease: the head of a lane, and of each room no more than one. One statement that
     * repeats its own condition, so two workers never claim the same row; an unsettled lease expires and the row returns.
     */
    claim(now: Instant, leaseMs: number, { shut, eldest, ...allowed }: Allowance): Promise<OutboxRow[]> {
      const rooms = { shut: JSON.stringify(shut), eldest: JSON.stringify(eldest) };
      return patiently(() =>
        claimed.execute({ now, until: now + leaseMs, longAgo: now - longMs, ...allowed, ...rooms }),
      );
    },

    /** The first instant after now at which anything that waits may fall due; null when there is none. */
    async nextAfter(now: Instant): Promise<Instant | null> {
      const [row] = await earliest.execute({ now });
      return row?.at ?? null;
    },

    /** Whether anything that could be sent has not been claimed: no place for it yet, or something comes before it. */
    async isLeft(now: Instant): Promise<boolean> {
      return (await overdue.execute({ now })).length > 0;
    },

    async standing(now: Instant): Promise<Standing> {
      const [pending] = await standing.execute({ lateSince: now - lateMs });
      const [{ dead } = { dead: 0 }] = await buried.execute();
      const { waiting = 0, late = 0, oldestDueAt = null } = pending ?? {};
      return { waiting, late, oldestDueAt, dead };
    },

    /** What could not be shown, newest first. */
    async deadLetters(limit: number): Promise<OutboxRow[]> {
      return db
        .select()
        .from(outbox)
        .where(eq(outbox.status, 'dead'))
        .orderBy(desc(outbox.settledAt), desc(outbox.id))
        .limit(limit);
    },

    /** Places that could not be written to, each once. */
    async deadPlaces(): Promise<string[]> {
      const rows = await db
        .selectDistinct({ place: outbox.place })
        .from(outbox)
        .where(eq(outbox.status, 'dead'));
      return rows.flatMap(({ place }) => place ?? []);
    },

    /** What could not be shown waits again: all of it, or what one place refused. */
    revive: (now: Instant, place?: string): Statement =>
      db
        .update(outbox)
        .set({ status: 'pending', nextAt: now, settledAt: null })
        .where(and(eq(outbox.status, 'dead'), place === undefined ? undefined : eq(outbox.place, place))),

    /** The clock was set back: what was to wait a minute is not to wait an hour and a minute. */
    setBack: (byMs: number): Statement =>
      db
        .update(outbox)
        .set({ nextAt: sql`${outbox.nextAt} - ${byMs}` })
        .where(eq(outbox.status, 'pending')),

    sent: (id: string, now: Instant): Statement => settle(id, { status: 'sent', settledAt: now }),

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
        settledAt: now,
        place,
        ...(place !== null && { refusals: refusals + 1 }),
      }),

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

    async find(id: string): Promise<OutboxRow | undefined> {
      const [row] = await db.select().from(outbox).where(eq(outbox.id, id));
      return row;
    },

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
