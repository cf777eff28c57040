/** Taking up what is due: heads of lanes, one of each conversation, under a lease. */
import { and, asc, eq, gt, inArray, lte, min, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { NoticePayload } from './payload.ts';
import type { Store } from './store.ts';

export type OutboxRow = Store['tables']['outbox']['$inferSelect'];

/** What may be claimed in one go, as Slack's limits allow. */
export type ClaimLimits = {
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

/** The message of a lane, which the rest of the lane stands under. */
const roots: NoticePayload['kind'][] = ['card', 'agent'];

/** Who has waited longer has a turn, however much that is graver comes in. */
const longMs = 60_000;

export function claimQueries({ db, tables: { outbox }, dialect, patiently }: Store) {
  const rootKinds = sql.raw(roots.map((kind) => `'${kind}'`).join(', '));
  /**
   * What stands under a message waits for it; the message itself is made true without waiting for what stands under it, and nothing waits until
   * spent buttons are taken away.
   */
  const isHead = sql`not exists (
    select 1 from ${outbox} as earlier
    where earlier.lane = one.lane and earlier.status = 'pending'
      and (earlier.major, earlier.minor, earlier.id) < (one.major, one.minor, one.id)
      and (one.kind not in (${rootKinds}) or earlier.kind in (${rootKinds})) and earlier.kind <> 'buttons'
      and (earlier.hold is null or earlier.hold not in ('asleep', 'interrupted')))`;
  /** The first of a room, or of the edits, that may be sent now. Sums keep SQLite to the index that has the order. */
  const dueIn = (room: SQL, order: string, limit: SQL, wanted: SQL): SQL => sql`
    select one.id from ${outbox} as one
    where one.status = 'pending' and one.room = ${room} and one.next_at + 0 <= ${sql.placeholder('now')}
      and ${wanted} and ${isHead}
    order by ${sql.raw(order)} limit ${limit}`;
  const graveEnough = sql`one.rank <= ${sql.placeholder('mostRank')}`;
  const longWaiting = sql`one.created_at <= ${sql.placeholder('longAgo')}`;
  const gravestFirst = 'one.rank, one.next_at, one.major, one.minor';
  const eldestFirst = 'one.created_at, one.major, one.minor';
  const listed = (name: string): SQL => dialect.listed(sql`${sql.placeholder(name)}`);
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
      order by ${sql.raw(gravestFirst)} limit ${sql.placeholder('posts')}) as posts
    union all
    select id from (${dueIn(sql`''`, gravestFirst, sql`${sql.placeholder('edits')}`, graveEnough)}) as edits`;
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

  return {
    /**
     * What may be sent now, gravest first, under a lease: the head of a lane, and of each room no more than one. One statement that
     * repeats its own condition, so two workers never claim the same row; an unsettled lease expires and the row returns.
     */
    claim(now: Instant, leaseMs: number, { shut, eldest, ...allowed }: ClaimLimits): Promise<OutboxRow[]> {
      const rooms = { shut: JSON.stringify(shut), eldest: JSON.stringify(eldest) };
      return patiently(() =>
        claimed.execute({ now, until: now + leaseMs, longAgo: now - longMs, ...allowed, ...rooms }),
      );
    },

    /** Messages that Slack may be posting or editing now for a process that has died: their leases have not ended. */
    async interrupted(now: Instant): Promise<OutboxRow[]> {
      const underWay = [gt(outbox.attempts, outbox.refusals), gt(outbox.nextAt, now)];
      return db
        .select()
        .from(outbox)
        .where(and(eq(outbox.status, 'pending'), inArray(outbox.kind, roots), ...underWay))
        .orderBy(asc(outbox.major), asc(outbox.minor));
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
  };
}
