/** What Slack said about people, remembered across restarts and outages, and when it last listed them all. */
import { and, eq, gte, inArray, lte, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Statement, Store } from './store.ts';

export type PersonRow = Store['tables']['people']['$inferSelect'];

/** The one row of its table. */
const only = 1;

export function peopleQueries({ db, tables: { people, listings } }: Store) {
  const found = db
    .select()
    .from(people)
    .where(eq(people.id, sql.placeholder('id')))
    .prepare();
  return {
    async find(id: string): Promise<PersonRow | undefined> {
      const [row] = await found.execute({ id });
      return row;
    },
    /** What Slack has said later stays. */
    remember: ({ id, ...rest }: PersonRow): Statement =>
      db
        .insert(people)
        .values({ id, ...rest })
        .onConflictDoUpdate({
          target: people.id,
          set: rest,
          setWhere: gte(sql`excluded.changed_at`, people.changedAt),
        }),
    /** The same of somebody who is remembered; nobody else is. */
    correct: ({ id, ...rest }: PersonRow): Statement =>
      db
        .update(people)
        .set(rest)
        .where(and(eq(people.id, id), lte(people.changedAt, rest.changedAt))),
    /** Of these, those whose accounts are closed. */
    async left(ids: readonly string[]): Promise<string[]> {
      const rows = await db
        .select({ id: people.id })
        .from(people)
        .where(and(inArray(people.id, [...ids]), eq(people.deleted, true)));
      return rows.map(({ id }) => id);
    },
    async listedAt(): Promise<Instant | undefined> {
      const [row] = await db.select().from(listings);
      return row?.at;
    },
    listed: (at: Instant): Statement =>
      db.insert(listings).values({ id: only, at }).onConflictDoUpdate({ target: listings.id, set: { at } }),
    toBeListed: (): Statement => db.delete(listings),
  };
}
