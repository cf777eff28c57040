/** Where our messages are in Slack. */
import { and, asc, eq, inArray, isNull, lte, notInArray, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Statement, Store } from './store.ts';

export type PostRow = Store['tables']['posts']['$inferSelect'];
export type FormerPostRow = Store['tables']['formerPosts']['$inferSelect'];

export const cardName = (card: number): string => `card:${card}`;
export const agentName = 'agent';

export function postQueries({ db, tables: { escalations, posts, formerPosts } }: Store) {
  const named = db
    .select()
    .from(posts)
    .where(
      and(eq(posts.escalationId, sql.placeholder('escalationId')), eq(posts.name, sql.placeholder('name'))),
    )
    .prepare();
  const placed = db
    .select()
    .from(posts)
    .where(and(eq(posts.channel, sql.placeholder('channel')), eq(posts.ts, sql.placeholder('ts'))))
    .prepare();
  const left = db
    .select()
    .from(formerPosts)
    .where(
      and(eq(formerPosts.channel, sql.placeholder('channel')), eq(formerPosts.ts, sql.placeholder('ts'))),
    )
    .prepare();
  const isItsCard = and(
    eq(posts.escalationId, escalations.id),
    sql`${posts.name} = 'card:' || ${escalations.moves}`,
  );
  const isOpen = notInArray(escalations.status, ['resolved', 'cancelled']);
  return {
    async find(escalationId: string, name: string): Promise<PostRow | undefined> {
      const [row] = await named.execute({ escalationId, name });
      return row;
    },

    async at(channel: string, ts: string): Promise<PostRow | undefined> {
      const [row] = await placed.execute({ channel, ts });
      return row;
    },

    /** A message that stood there before it was posted anew. */
    async formerAt(channel: string, ts: string): Promise<FormerPostRow | undefined> {
      const [row] = await left.execute({ channel, ts });
      return row;
    },

    /** Where it stood before, oldest first. */
    async formersOf(escalationId: string, name: string): Promise<FormerPostRow[]> {
      return db
        .select()
        .from(formerPosts)
        .where(and(eq(formerPosts.escalationId, escalationId), eq(formerPosts.name, name)))
        .orderBy(asc(formerPosts.ts));
    },

    async of(escalationIds: readonly string[]): Promise<PostRow[]> {
      if (escalationIds.length === 0) return [];
      return db
        .select()
        .from(posts)
        .where(inArray(posts.escalationId, [...escalationIds]));
    },

    /** A post that is made again (its channel is gone, say) takes the old one's place. */
    save: ({ escalationId, name, ...place }: PostRow): Statement =>
      db
        .insert(posts)
        .values({ escalationId, name, ...place })
        .onConflictDoUpdate({ target: [posts.escalationId, posts.name], set: place }),

    /** Something else is its message from now on; what is written under this one is still heard. `stale`: it is there, and could not be edited. */
    leave: ({ escalationId, name, channel, ts }: PostRow, stale = false): Statement[] => [
      db
        .insert(formerPosts)
        .values({ escalationId, name, channel, ts, stale })
        .onConflictDoUpdate({ target: [formerPosts.channel, formerPosts.ts], set: { stale } }),
      db
        .delete(posts)
        .where(
          and(
            eq(posts.escalationId, escalationId),
            eq(posts.name, name),
            eq(posts.channel, channel),
            eq(posts.ts, ts),
          ),
        ),
    ],

    /** It says where its message went, is gone, or has become its message again. */
    notStale: ({ channel, ts }: Pick<FormerPostRow, 'channel' | 'ts'>): Statement =>
      db
        .update(formerPosts)
        .set({ stale: false })
        .where(and(eq(formerPosts.channel, channel), eq(formerPosts.ts, ts))),

    /** Messages in a channel that were left when it was closed. */
    async staleIn(channel: string): Promise<FormerPostRow[]> {
      return db
        .select()
        .from(formerPosts)
        .where(and(eq(formerPosts.channel, channel), eq(formerPosts.stale, true)))
        .orderBy(asc(formerPosts.ts));
    },

    /** The cards of all that is open, where they stand. */
    async openCards(): Promise<PostRow[]> {
      const rows = await db
        .select({ post: posts })
        .from(escalations)
        .innerJoin(posts, isItsCard)
        .where(isOpen);
      return rows.map(({ post }) => post);
    },

    /** Where cards and agents' messages of what is open stood last that stand nowhere now. */
    async missing(): Promise<FormerPostRow[]> {
      const isNeeded = sql`${formerPosts.name} in (${agentName}, 'card:' || ${escalations.moves})`;
      const rows = await db
        .select({ former: formerPosts })
        .from(formerPosts)
        .innerJoin(escalations, eq(escalations.id, formerPosts.escalationId))
        .leftJoin(
          posts,
          and(eq(posts.escalationId, formerPosts.escalationId), eq(posts.name, formerPosts.name)),
        )
        .where(and(isOpen, isNeeded, isNull(posts.ts)))
        .orderBy(asc(formerPosts.ts));
      const last = new Map(rows.map(({ former }) => [`${former.escalationId}/${former.name}`, former]));
      return [...last.values()];
    },

    /** How much of what is open, and has not changed since, has no card. */
    async openWithoutCard(since: Instant): Promise<number> {
      const [row] = await db
        .select({ amount: sql<number>`count(*)` })
        .from(escalations)
        .leftJoin(posts, isItsCard)
        .where(and(isOpen, isNull(posts.ts), lte(escalations.updatedAt, since)));
      return row?.amount ?? 0;
    },

    /** Where messages show what was so when their channel was closed, and how many. */
    async stalePlaces(): Promise<{ place: string; count: number }[]> {
      return db
        .select({ place: formerPosts.channel, count: sql<number>`count(*)` })
        .from(formerPosts)
        .where(and(eq(formerPosts.stale, true), sql`${formerPosts.name} <> ${agentName}`))
        .groupBy(formerPosts.channel);
    },

    /** The cards that stand in a channel, of what these teams have open. */
    async openCardsIn(channel: string, teams: readonly string[]): Promise<PostRow[]> {
      const rows = await db
        .select({ post: posts })
        .from(escalations)
        .innerJoin(posts, isItsCard)
        .where(and(inArray(escalations.team, [...teams]), isOpen, eq(posts.channel, channel)));
      return rows.map(({ post }) => post);
    },
  };
}
