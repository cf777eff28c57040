/** The board: what is open in a lead's teams, in Home, a page at a time. */
import type { ActionsBlock, Button, KnownBlock, StaticSelect } from '@slack/types';
import { type Board, type BoardWeek, type BoardWeeks, isLookedBack, isNarrowed } from '../domain/board.ts';
import type { Escalation } from '../domain/escalation.ts';
import { offered } from './acts/offered.ts';
import { buttonRow, exportButton, showButton } from './buttons.ts';
import { keptShare } from './digest-lines.ts';
import { option } from './forms/inputs.ts';
import { actions } from './ids.ts';
import { bold, line, type Part, richText } from './lines.ts';
import { amountWords, paging } from './paging.ts';
import { button, cut, plainText, type Wording } from './parts.ts';
import { asActor, type LookingToAct, row } from './rows.ts';
import { markedPriority } from './status-words.ts';
import type { Words } from './words/words.ts';

/** The choice of all teams; no team is called so, since ids are words. */
export const allTeams = '*';
const maxOptions = 100;

export type BoardFacts = {
  board: Board;
  /** All that the lead has a board of. */
  teams: readonly string[];
  escalations: readonly Escalation[];
  /** How many match, and of these how many are overdue. */
  amount: { matching: number; overdue: number };
  /** Null while it cannot be told. */
  weeks: BoardWeeks | null;
};

export function boardBlocks(facts: BoardFacts, looking: LookingToAct): KnownBlock[] {
  const { board, escalations } = facts;
  const { words } = looking.wording;
  const title = words.board.title(
    board.team === null ? nameOfAll(facts, looking) : looking.wording.teamName(board.team),
  );
  return [
    { type: 'divider' },
    { type: 'header', text: plainText(cut(title, 150)) },
    richText(...standing(facts, looking), ...weekLines(facts, words)),
    choices(facts, looking),
    ...escalations.flatMap((each) => [...row(each, looking), ...buttonRow(...rowButtons(each, looking))]),
    ...turning(facts, words),
  ];
}

/** Nothing where there was nothing. */
function weekLines({ weeks }: BoardFacts, { board: words }: Words): Part[] {
  if (!weeks) return [];
  const { last, before } = weeks;
  const told = [words.week(last, before), words.inTime(sharesOf(last), before && sharesOf(before))];
  return told.flatMap((sentence) => (sentence === '' ? [] : [line(sentence)]));
}

const sharesOf = ({ acknowledge, resolve }: BoardWeek) => ({
  acknowledge: keptShare(acknowledge),
  resolve: keptShare(resolve),
});

function turning({ board: { page }, escalations, amount }: BoardFacts, words: Words): KnownBlock[] {
  const paged = { page, shown: escalations.length, matching: amount.matching };
  const turn = paging(
    paged,
    { previous: actions.boardPrevious, next: actions.boardNext, carrying: String },
    words,
  );
  return turn ? [richText(line(turn.sentence)), ...buttonRow(...turn.buttons)] : [];
}

/** One team needs no plural. */
const nameOfAll = ({ teams: [only, ...others] }: BoardFacts, { wording }: LookingToAct): string =>
  only !== undefined && others.length === 0 ? wording.teamName(only) : wording.words.board.yourTeams;

function standing({ board, escalations, amount }: BoardFacts, { wording }: LookingToAct): Part[] {
  const { words } = wording;
  const only = isNarrowed(board) ? [line(words.board.only(chosenIn(board, wording)))] : [];
  if (escalations.length === 0) {
    return [...only, line(only.length > 0 ? words.board.nothingSuch : words.board.nothing)];
  }
  if (board.status !== null) return only;
  return [
    line(bold(words.board.standing(amountWords(amount.matching, words.board), amount.overdue))),
    ...only,
  ];
}

/** What has been chosen, in words. */
function chosenIn(board: Board, wording: Wording): string[] {
  const { status, priority, owner, category } = board;
  const { board: said, status: names } = wording.words;
  const whose =
    owner === 'nobody' || owner === 'anybody'
      ? said.ownedByNobody
      : said.ownedBy(wording.nameOf(owner.person));
  return [
    ...(status === null ? [] : [names.status(status)]),
    ...(priority === null ? [] : [markedPriority(priority, wording.words)]),
    ...(owner === 'anybody' ? [] : [whose]),
    ...(category === null ? [] : [wording.categoryName?.(category) ?? category]),
    ...(isLookedBack(board) ? [said.openedSince] : []),
  ];
}

function choices({ board, teams }: BoardFacts, { wording }: LookingToAct): ActionsBlock {
  const { board: words } = wording.words;
  return {
    type: 'actions',
    elements: [
      ...(teams.length > 1 ? [teamChoice(board, teams, wording)] : []),
      button(words.filter, actions.boardFilter, 'filter'),
      ...(isNarrowed(board) ? [button(words.clear, actions.boardClear, 'clear')] : []),
      exportButton(wording.words),
    ],
  };
}

function teamChoice(board: Board, teams: readonly string[], wording: Wording): StaticSelect {
  const options = [
    option(allTeams, wording.words.board.allTeams),
    ...teams.slice(0, maxOptions - 1).map((team) => option(team, wording.teamName(team))),
  ];
  const chosen = options.find(({ value }) => value === (board.team ?? allTeams));
  return {
    type: 'static_select',
    action_id: actions.boardTeam,
    options,
    ...(chosen && { initial_option: chosen }),
  };
}

/** What ends its need with one press, whom a lead would give it to, and the rest behind Show. */
function rowButtons(escalation: Escalation, looking: LookingToAct): Button[] {
  const { words } = looking.wording;
  const offering = { escalation, by: asActor(looking, escalation), words };
  const isMine = escalation.owner === looking.viewer;
  return [
    ...(escalation.reporter === looking.viewer ? offered('answer', offering) : []),
    ...offered('acknowledge', offering),
    ...(isMine ? offered('resolve', offering) : offered('assign', offering)),
    showButton(escalation, words),
  ];
}
