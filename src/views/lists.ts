/** Answers to `/escalate list`, `mine` and `search`: ephemeral, with buttons. */
import type { Escalation, Status } from '../domain/escalation.ts';
import { fallbackText } from './fallback-text.ts';
import { bold, line, type Message, message, type Piece, richText } from './lines.ts';
import { cut, typed } from './parts.ts';
import { type LookingToAct, row, rowParts, usefulButton } from './rows.ts';

const mostRows = 10;

/** Gravest first, as the engine gives them. `more` counts what is not among `escalations`. */
export type Listed = LookingToAct & { escalations: readonly Escalation[]; more?: number };

/** What was asked for, such as `Engineering, open`: null for all teams, and for what is not closed. */
export const listTitle = (teamName: string | null, status: Status | null): string =>
  `${teamName ?? 'All teams'}, ${status ?? 'not closed'}`;

/** `title` is `listTitle`'s. */
export const listAnswer = ({ title, ...listed }: Listed & { title: string }): Message =>
  rows(listed, [cut(title, 200)], ['There is nothing in this list. /escalate raises something new.']);

export const mineAnswer = (listed: Listed): Message =>
  rows(
    listed,
    ['What you raised and what you have'],
    [
      'You have raised nothing that is still open, and nothing waits for you. /escalate raises something new.',
    ],
  );

export const searchAnswer = ({ words, ...listed }: Listed & { words: string }): Message =>
  rows(
    listed,
    ['Found for “', typed(cut(words, 200)), '”'],
    [
      'Nothing found for “',
      typed(cut(words, 200)),
      '”. Try fewer words, a reference such as ESC-12, or an account.',
    ],
  );

function rows({ escalations, more = 0, ...looking }: Listed, title: Piece[], nothing: Piece[]): Message {
  if (escalations.length === 0) {
    return message([line(...nothing)]);
  }
  const shown = escalations.slice(0, mostRows);
  const left = more + escalations.length - shown.length;
  const head = line(...title.map((piece) => (typeof piece === 'string' ? bold(piece) : piece)));
  const foot = left > 0 ? [line(`and ${left} more.`)] : [];
  return {
    text: fallbackText([line(...title, ':'), ...shown.flatMap((each) => rowParts(each, looking)), ...foot]),
    blocks: [
      richText(head),
      ...shown.flatMap((each) => row(each, looking, usefulButton(each, looking))),
      ...foot.map((part) => richText(part)),
    ],
  };
}
