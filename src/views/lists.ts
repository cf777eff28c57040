/** Answers to `/escalate list`, `mine` and `search`: ephemeral, with buttons. */
import type { Button } from '@slack/types';
import { z } from 'zod';
import { boardPage } from '../domain/board.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { type Escalation, type Status, statuses } from '../domain/escalation.ts';
import { buttonRow } from './buttons.ts';
import { fallbackText } from './fallback-text.ts';
import { actions } from './ids.ts';
import { bold, lasting, line, type Message, message, type Part, type Piece, richText } from './lines.ts';
import { mostThat } from './message-size.ts';
import { paging } from './paging.ts';
import { button, cut, typed } from './parts.ts';
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

const searchOn = z.object({ words: z.string(), below: z.int().min(1) });

/** The value of the button that searches further back. Throws when it is none of ours. */
export const readSearchOn = (value: string): z.infer<typeof searchOn> => searchOn.parse(JSON.parse(value));

/** A button carries 2,000 characters. */
const mostCarried = 2000;

/** As many of the words as a button can carry. */
function carriedOn(words: string, below: number): string {
  const value = (length: number) => JSON.stringify({ words: words.slice(0, length), below });
  return value(mostThat(0, words.length, (length) => value(length).length <= mostCarried));
}

/** `searchedTo`: nothing with a lower number was looked through, and the oldest that was is from then. */
export function searchAnswer({
  words,
  searchedTo,
  ...listed
}: Listed & { words: string; searchedTo?: { below: number; openedAt: Instant } | null }): Message {
  const { lists } = listed.wording.words;
  const searched = typed(cut(words, 200));
  const on = searchedTo && {
    foot: line(...lists.searchedTo(lasting(searchedTo.openedAt))),
    button: button(lists.searchFurther, actions.searchFurther, carriedOn(words, searchedTo.below)),
  };
  return rows(
    { ...listed, on },
    { said: lists.found(searched), title: lists.foundTitle(searched) },
    lists.nothingFound(searched),
  );
}

/** `said` is the title as it is read aloud. */
function rows(
  { escalations, of, on, ...looking }: Listed & { on?: { foot: Part; button: Button } | null | undefined },
  { said, title }: { said: Piece[]; title: Piece[] },
  nothing: Piece[],
): Message {
  if (escalations.length === 0 && !of?.page) {
    return message([line(...nothing), ...(on ? [on.foot] : [])], ...buttonRow(...(on ? [on.button] : [])));
  }
  const { words } = looking.wording;
  const shown = escalations.slice(0, mostRows);
  const left = escalations.length - shown.length;
  const turn = of && turning(of, shown.length, words);
  const rest = turn ? [line(turn.sentence)] : left > 0 ? [line(words.lists.more(left))] : [];
  const foot = [...rest, ...(on ? [on.foot] : [])];
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
      ...buttonRow(...(turn?.buttons ?? []), ...(on ? [on.button] : [])),
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
