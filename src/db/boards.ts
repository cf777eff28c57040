/** What each lead has chosen to see on their board. */
import { eq } from 'drizzle-orm';
import type { Board } from '../domain/board.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Statement, Store } from './store.ts';

export function boardQueries({ db, tables: { boards } }: Store) {
  return {
    async of(person: string): Promise<{ board: Board; at: Instant } | undefined> {
      const [row] = await db.select().from(boards).where(eq(boards.person, person));
      return row;
    },

    choose: (person: string, board: Board, at: Instant): Statement =>
      db
        .insert(boards)
        .values({ person, board, at })
        .onConflictDoUpdate({ target: boards.person, set: { board, at } }),
  };
}
