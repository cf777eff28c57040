/** Requests that have been carried out, so that a second delivery changes nothing. */
import { asc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import { placeholders, prepared } from './prepared.ts';
import type { Statement, Store } from './store.ts';

export function requestQueries({ db, tables: { requests } }: Store) {
  const found = db
    .select()
    .from(requests)
    .where(eq(requests.key, sql.placeholder('key')))
    .prepare();
  const recorded = prepared<typeof requests.$inferInsert>(db.insert(requests).values(placeholders(requests)));
  return {
    /** The key is unique: a second one fails the whole transaction. */
    record: (key: string, escalationId: string, at: Instant): Statement =>
      recorded({ key, escalationId, at }),

    async carriedOutFor(key: string): Promise<string | undefined> {
      const [row] = await found.execute({ key });
      return row?.escalationId;
    },

    /** The oldest of them, at most so many. */
    forgetBefore: (at: Instant, most: number): Statement =>
      db
        .delete(requests)
        .where(
          inArray(
            requests.key,
            db
              .select({ key: requests.key })
              .from(requests)
              .where(lt(requests.at, at))
              .orderBy(asc(requests.at))
              .limit(most),
          ),
        ),

    async isAnyBefore(at: Instant): Promise<boolean> {
      return (
        (await db.select({ at: requests.at }).from(requests).where(lt(requests.at, at)).limit(1)).length > 0
      );
    },
  };
}
