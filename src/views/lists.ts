/** Answers to `/escalate list`, `mine` and `search`: ephemeral, with buttons. */
import { z } from 'zod';
import { boardPage } from '../domain/board.ts';
import { type Escalation, type Status, statuses } from '../domain/escalation.ts';
import { buttonRow } from './buttons.ts';
import { fallbackText } from './fallback-text.ts';
import { actions } from './ids.ts';
import { bold, line, type Message, message, type Piece, richText } from './lines.ts';
import { paging } from './paging.ts';
import { cut, typed } from './parts.ts';
import { type LookingToAct, row, rowParts, usefulButton } from './rows.ts';
import type { Words } from './words/words.ts';

const mostRows = boardPage;

/** What somebody asked for, so that its other pages can be asked for too. */
export type ListAsked = { team?: string | undefined; status?: Status | undefined; mine?: true | undefined };

const askedPage = z.object({
  team: z.string().optional(),
  status: z.enum(statuses).optional(),
  mine: z.literal(true).optional(),
  page: z.int().min(0).max(9999),
});

/** The value of a button that turns the page. Throws when it is none of ours. */
export const readAskedPage = (value: string): ListAsked & { page: number } =>
  askedPage.parse(JSON.parse(value));

/** As the engine gives them; `of` says which page of what they are. */
export type Listed = LookingToAct & {
  escalations: readonly Escalation[];
  of?: { asked: ListAsked; page: number; matching: number };
};

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
  { escalations, of, ...looking }: Listed,
  { said, title }: { said: Piece[]; title: Piece[] },
  nothing: Piece[],
): Message {
  if (escalations.length === 0 && !of?.page) return message([line(...nothing)]);
  const { words } = looking.wording;
  const shown = escalations.slice(0, mostRows);
  const left = escalations.length - shown.length;
  const turn = of && turning(of, shown.length, words);
  const foot = turn ? [line(turn.sentence)] : left > 0 ? [line(words.lists.more(left))] : [];
  return {
    text: fallbackText([
      line(...words.lists.readAloud(said)),
      ...shown.flatMap((each) => rowParts(each, looking)),
      ...foot,
    ]),
    blocks: [
      richText(line(...title)),
      ...shown.flatMap((each) => row(each, looking, usefulButton(each, looking))),
      ...foot.map((part) => richText(part)),
      ...buttonRow(...(turn?.buttons ?? [])),
    ],
  };
}

const turning = ({ asked, page, matching }: NonNullable<Listed['of']>, shown: number, words: Words) =>
  paging(
    { page, shown, matching },
    {
      previous: actions.listPrevious,
      next: actions.listNext,
      carrying: (to) => JSON.stringify({ ...asked, page: to }),
    },
    words,
  );
