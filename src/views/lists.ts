/** Answers to `/escalate list`, `mine` and `search`: ephemeral, with buttons. */
import type { Escalation, Status } from '../domain/escalation.ts';
import { fallbackText } from './fallback-text.ts';
import { bold, line, type Message, message, type Piece, richText } from './lines.ts';
import { cut, typed } from './parts.ts';
import { type LookingToAct, row, rowParts, usefulButton } from './rows.ts';
import type { Words } from './words/words.ts';

const mostRows = 10;

/** Overdue first, as the engine gives them. `more` counts what is not among `escalations`. */
export type Listed = LookingToAct & { escalations: readonly Escalation[]; more?: number };

/** What was asked for, such as `Engineering, open`: null for all teams, and for what is not closed. */
export const listTitle = (teamName: string | null, asked: Status | null, { lists, status }: Words): string =>
  lists.title(teamName ?? lists.allTeams, asked === null ? lists.notClosed : status.status(asked));

/** `title` is `listTitle`'s. */
export function listAnswer({ title, ...listed }: Listed & { title: string }): Message {
  const shown = cut(title, 200);
  return rows(listed, { said: [shown], title: [bold(shown)] }, [listed.wording.words.lists.nothingListed]);
}

export function mineAnswer(listed: Listed): Message {
  const { mine, nothingIsMine } = listed.wording.words.lists;
  return rows(listed, { said: [mine], title: [bold(mine)] }, [nothingIsMine]);
}

export function searchAnswer({ words, ...listed }: Listed & { words: string }): Message {
  const { found, foundTitle, nothingFound } = listed.wording.words.lists;
  const searched = typed(cut(words, 200));
  return rows(listed, { said: found(searched), title: foundTitle(searched) }, nothingFound(searched));
}

/** `said` is the title as it is read aloud. */
function rows(
  { escalations, more = 0, ...looking }: Listed,
  { said, title }: { said: Piece[]; title: Piece[] },
  nothing: Piece[],
): Message {
  if (escalations.length === 0) return message([line(...nothing)]);
  const words = looking.wording.words.lists;
  const shown = escalations.slice(0, mostRows);
  const left = more + escalations.length - shown.length;
  const foot = left > 0 ? [line(words.more(left))] : [];
  return {
    text: fallbackText([
      line(...words.readAloud(said)),
      ...shown.flatMap((each) => rowParts(each, looking)),
      ...foot,
    ]),
    blocks: [
      richText(line(...title)),
      ...shown.flatMap((each) => row(each, looking, usefulButton(each, looking))),
      ...foot.map((part) => richText(part)),
    ],
  };
}
