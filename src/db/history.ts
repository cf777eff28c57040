/** The append-only history: one entry for every version of an escalation. */
import { and, asc, eq } from 'drizzle-orm';
import type { Recorded } from '../domain/escalation.ts';
import { placeholders, prepared } from './prepared.ts';
import type { Statement, Store } from './store.ts';

export function historyQueries({ db, tables: { history } }: Store) {
  const appended = prepared<typeof history.$inferInsert>(db.insert(history).values(placeholders(history)));
  return {
    /** The key `(escalation, version)` refuses a second entry for the same version. */
    append: (escalationId: string, { deed, ...entry }: Recorded): Statement =>
      appended({ escalationId, deed, what: deed.what, ...entry }),

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
  };
}

/** As the domain knows it. */
const present = ({
  escalationId: _,
  what: __,
  ...entry
}: Store['tables']['history']['$inferSelect']): Recorded => entry;
