/** Where our lines stand that have buttons, and which. */
import { asc, eq } from 'drizzle-orm';
import type { Statement, Store } from './store.ts';

export type PressableRow = Store['tables']['pressables']['$inferSelect'];

export function pressableQueries({ db, tables: { pressables } }: Store) {
  const at = ({ ts }: Pick<PressableRow, 'ts'>) => eq(pressables.ts, ts);
  return {
    /** Without actions it is forgotten. */
    save: (row: PressableRow): Statement =>
      row.actions.length === 0
        ? db.delete(pressables).where(at(row))
        : db
            .insert(pressables)
            .values(row)
            .onConflictDoUpdate({
              target: [pressables.channel, pressables.ts],
              set: { actions: row.actions },
            }),

    async of(escalationId: string): Promise<PressableRow[]> {
      return db
        .select()
        .from(pressables)
        .where(eq(pressables.escalationId, escalationId))
        .orderBy(asc(pressables.version));
    },
  };
}
