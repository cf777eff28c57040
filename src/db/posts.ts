/** Where our messages are in Slack. */
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Statement, Store } from './store.ts';

export type PostRow = Store['tables']['posts']['$inferSelect'];

export const cardName = (card: number): string => `card:${card}`;
export const agentName = 'agent';

export function postQueries({ db, tables: { posts } }: Store) {
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
  return {
    async find(escalationId: string, name: string): Promise<PostRow | undefined> {
      const [row] = await named.execute({ escalationId, name });
      return row;
    },

    async at(channel: string, ts: string): Promise<PostRow | undefined> {
      const [row] = await placed.execute({ channel, ts });
      return row;
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
  };
}
