/** What leads wrote down that they changed. */
import { asc, desc, eq, inArray } from 'drizzle-orm';
import type { ProcessChange } from '../domain/process-change.ts';
import type { Statement, Store } from './store.ts';

export function processChangeQueries({ db, tables: { processChanges } }: Store) {
  return {
    /** The same request stores it once. */
    add: (change: ProcessChange): Statement => db.insert(processChanges).values(change).onConflictDoNothing(),
    remove: (id: string): Statement => db.delete(processChanges).where(eq(processChanges.id, id)),

    async find(id: string): Promise<ProcessChange | undefined> {
      const [found] = await db.select().from(processChanges).where(eq(processChanges.id, id));
      return found;
    },

    /** The newest first. */
    of: async (teams: readonly string[]): Promise<ProcessChange[]> =>
      db
        .select()
        .from(processChanges)
        .where(inArray(processChanges.team, [...teams]))
        .orderBy(desc(processChanges.since), desc(processChanges.at), asc(processChanges.id)),
  };
}
