/** Who opened what is a restricted team's, and when. */
import { desc, eq } from 'drizzle-orm';
import type { Reading } from '../domain/escalation.ts';
import type { Statement, Store } from './store.ts';

export function readingQueries({ db, tables: { readings } }: Store) {
  return {
    /** The same in the same instant is once. */
    record: (escalationId: string, reading: Reading): Statement =>
      db
        .insert(readings)
        .values({ escalationId, ...reading })
        .onConflictDoNothing(),

    /** Newest first. */
    async of(escalationId: string): Promise<Reading[]> {
      const rows = await db
        .select()
        .from(readings)
        .where(eq(readings.escalationId, escalationId))
        .orderBy(desc(readings.at));
      return rows.map(({ escalationId: _, ...reading }) => reading);
    },
  };
}
