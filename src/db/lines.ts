/** Where our lines stand that quote what was typed, until they are taken back. */
import { and, asc, eq } from 'drizzle-orm';
import type { Statement, Store } from './store.ts';

export type LineRow = Store['tables']['lines']['$inferSelect'];

export function lineQueries({ db, tables: { lines } }: Store) {
  return {
    save: (line: LineRow): Statement => db.insert(lines).values(line).onConflictDoNothing(),

    /** Sent in the lane of one card, oldest first. */
    async of(escalationId: string, card: number): Promise<LineRow[]> {
      return db
        .select()
        .from(lines)
        .where(and(eq(lines.escalationId, escalationId), eq(lines.card, card)))
        .orderBy(asc(lines.version), asc(lines.ts));
    },

    forget: ({ channel, ts }: Pick<LineRow, 'channel' | 'ts'>): Statement =>
      db.delete(lines).where(and(eq(lines.channel, channel), eq(lines.ts, ts))),
  };
}
