/** Which part of a long list is shown, and the buttons that turn its pages. */
import type { Button } from '@slack/types';
import { boardPage, countedTo } from '../domain/board.ts';
import { button } from './parts.ts';
import type { Words } from './words/words.ts';

/** `page` counts from 0, `shown` are on it, `matching` are on all. */
export type Paged = { page: number; shown: number; matching: number };

/** `carrying` says what the button to a page carries. Nothing where all is on one page. */
export function paging(
  { page, shown, matching }: Paged,
  turn: { previous: string; next: string; carrying(page: number): string },
  { board: words }: Words,
): { sentence: string; buttons: Button[] } | undefined {
  if (matching <= boardPage && page === 0) return undefined;
  const from = page * boardPage;
  return {
    sentence:
      shown === 0 ? words.nothingHere : words.shown(from + 1, from + shown, amountWords(matching, words)),
    buttons: [
      ...(page > 0 ? [button(words.previous(boardPage), turn.previous, turn.carrying(page - 1))] : []),
      ...(from + shown < matching && shown > 0
        ? [button(words.next(boardPage), turn.next, turn.carrying(page + 1))]
        : []),
    ],
  };
}

/** What a button to a page carries, where it is nothing but that. */
export const pageOf = (value: string): number => (/^\d{1,4}$/.test(value) ? Number(value) : 0);

/** As it is said of more than anybody counts. */
export const amountWords = (matching: number, words: Words['board']): string =>
  matching > countedTo ? words.moreThan(countedTo) : String(matching);
