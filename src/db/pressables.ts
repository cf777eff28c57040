/** Where our messages stand that have buttons, and which. */
import { and, asc, eq } from 'drizzle-orm';
import type { Statement, Store } from './store.ts';

export type PressableRow = Store['tables']['pressables']['$inferSelect'];

export function pressableQueries({ db, tables: { pressables } }: Store) {
  const at = ({ channel, ts }: Pick<PressableRow, 'channel' | 'ts'>) =>
    and(eq(pressables.channel, channel), eq(pressables.ts, ts));
  return {
    save: (row: PressableRow): Statement =>
      db
        .insert(pressables)
        .values(row)
        .onConflictDoUpdate({
          target: [pressables.channel, pressables.ts, pressables.escalationId],
          set: { actions: row.actions },
        }),

    /** It was edited, for all it is about. Without actions it is forgotten. */
    edited: (row: Pick<PressableRow, 'channel' | 'ts' | 'actions'>): Statement =>
      row.actions.length === 0
        ? db.delete(pressables).where(at(row))
        : db.update(pressables).set({ actions: row.actions }).where(at(row)),

    /** What was said for this row of the outbox, a row for each escalation it is about. */
    async saidFor(notice: string): Promise<PressableRow[]> {
      return db.select().from(pressables).where(eq(pressables.notice, notice));
    },

    async of(escalationId: string): Promise<PressableRow[]> {
      return db
        .select()
        .from(pressables)
        .where(eq(pressables.escalationId, escalationId))
        .orderBy(asc(pressables.version));
    },
  };
}
