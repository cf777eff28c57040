/** The append-only history: one entry for every version of an escalation. */
import { and, asc, eq, gte, inArray, or, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Recorded } from '../domain/escalation.ts';
import { flows, type Past } from '../domain/tally.ts';
import { placeholders, prepared } from './prepared.ts';
import type { Statement, Store } from './store.ts';

export function historyQueries({ db, tables: { history } }: Store) {
  const appended = prepared<typeof history.$inferInsert>(db.insert(history).values(placeholders(history)));
  return {
    /** The key `(escalation, version)` refuses a second entry for the same version. */
    append: (escalationId: string, { deed, ...entry }: Recorded): Statement =>
      appended({ escalationId, ...entry, deed, what: deed.what }),

    async of(escalationId: string): Promise<Recorded[]> {
      const rows = await db
        .select()
        .from(history)
        .where(eq(history.escalationId, escalationId))
        .orderBy(asc(history.version));
      return rows.map(present);
    },

    async entry(escalationId: string, version: number): Promise<Recorded | undefined> {
      const [row] = await db
        .select()
        .from(history)
        .where(and(eq(history.escalationId, escalationId), eq(history.version, version)));
      return row && present(row);
    },

    /** What numbers are made of: what went from team to team, began or was closed, and which clocks ended or came to be late. */
    since: async (since: Instant): Promise<Past[]> =>
      db
        .select({
          id: history.escalationId,
          at: history.at,
          deed: history.deed,
          ended: history.ended,
          under: history.under,
        })
        .from(history)
        .where(
          and(gte(history.at, since), or(inArray(history.what, [...flows]), sql`${history.ended} <> '[]'`)),
        )
        .orderBy(asc(history.at), asc(history.version)),
  };
}

/** As the domain knows it. */
const present = ({
  escalationId: _,
  what: __,
  ...entry
}: Store['tables']['history']['$inferSelect']): Recorded => entry;
