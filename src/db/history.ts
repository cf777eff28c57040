/** The append-only history: one entry for every version of an escalation. */
import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { ClockEnd, Recorded } from '../domain/escalation.ts';
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

    /** Every end of a clock in a span of time; the last word on a clock is the one that counts, so an undone end is gone. */
    async clockEnds(since: Instant, until: Instant): Promise<ClockEnd[]> {
      const rows = await db
        .select({ id: history.escalationId, ended: history.ended })
        .from(history)
        .where(and(gte(history.at, since), lt(history.at, until), sql`${history.ended} <> '[]'`))
        .orderBy(asc(history.at), asc(history.version));
      const last = new Map<string, ClockEnd>();
      for (const { id, ended } of rows) {
        for (const end of ended) last.set(`${id} ${end.clock} ${end.startedAt}`, end);
      }
      return [...last.values()];
    },
  };
}

/** As the domain knows it. */
const present = ({
  escalationId: _,
  what: __,
  ...entry
}: Store['tables']['history']['$inferSelect']): Recorded => entry;
