/** What leads wrote down that they changed. */
import { asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { isWritten, type WrittenDocument } from '../domain/documents.ts';
import type { ProcessChange } from '../domain/process-change.ts';
import type { Statement, Store } from './store.ts';

/** Forms are drawn with them. */
const mostWritten = 200;

export function processChangeQueries({ db, tables: { processChanges } }: Store) {
  const written = db
    .select()
    .from(processChanges)
    .where(isNotNull(processChanges.link))
    .orderBy(desc(processChanges.at), asc(processChanges.id))
    .limit(mostWritten)
    .prepare();
  return {
    /** The same request stores it once. */
    add: (change: ProcessChange): Statement => db.insert(processChanges).values(change).onConflictDoNothing(),
    remove: (id: string): Statement => db.delete(processChanges).where(eq(processChanges.id, id)),

    async find(id: string): Promise<ProcessChange | undefined> {
      const [found] = await db.select().from(processChanges).where(eq(processChanges.id, id));
      return found;
    },

    /** Those by which a document was written; of more than anybody writes, the newest. */
    async written(): Promise<WrittenDocument[]> {
      return (await written.execute()).filter(isWritten);
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
