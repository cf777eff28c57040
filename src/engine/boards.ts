/** The boards of leads: what each has chosen to see. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import { type Board, boardKeptMs, wholeBoard } from '../domain/board.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { commitChange } from './commit.ts';

export type Boards = {
  /** What they chose last, if that was today's work; else everything. */
  of(lead: string): Promise<Board>;
  /** From the first page, unless that is what changes. Throws NotSavedError. */
  choose(lead: string, change: Partial<Board>): Promise<void>;
};

export function createBoards({
  store,
  queries,
  now,
}: {
  store: Store;
  queries: Pick<Queries, 'boards'>;
  now(): Instant;
}): Boards {
  async function of(lead: string): Promise<Board> {
    const chosen = await queries.boards.of(lead);
    return chosen && now() - chosen.at < boardKeptMs ? chosen.board : wholeBoard;
  }
  return {
    of,
    async choose(lead, change) {
      const board = { ...(await of(lead)), page: 0, ...change };
      await commitChange(store, [queries.boards.choose(lead, board, now())]);
    },
  };
}
