/** What `/escalate list`, `mine` and `search` find for a person, a page at a time. */
import { boardPage } from '../domain/board.ts';
import { liveStatuses } from '../domain/escalation.ts';
import { searchWords } from '../domain/reading/search-words.ts';
import type { EscalationFilter } from '../engine/engine-types.ts';
import type { Said } from '../views/forms/notice.ts';
import { actions } from '../views/ids.ts';
import {
  type ListAsked,
  listAnswer,
  listTitle,
  mineAnswer,
  readAskedPage,
  readSearchOn,
  searchAnswer,
} from '../views/lists.ts';
import { words } from '../views/words/default.ts';
import { teamsOf } from './actor.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';
import type { Routes } from './routes.ts';
import { viewerOf } from './viewer.ts';

/** What a search finds is counted up to here. */
const limit = 100;

export function registerLists(routes: Routes, deps: Deps): void {
  for (const action of [actions.listPrevious, actions.listNext]) {
    onButton(routes, action, async (press) => {
      const { page, ...asked } = readAskedPage(press.value);
      await tell(press, await listTo(deps, press.user, asked, page), true);
    });
  }
  onButton(routes, actions.searchFurther, async (press) => {
    const { words: said, below } = readSearchOn(press.value);
    await tell(press, await searchTo(deps, press.user, said, below), true);
  });
}

export async function listTo(deps: Deps, viewer: string, asked: ListAsked, page = 0): Promise<Said> {
  const { engine } = deps;
  const wanted = filterOf(asked, viewer);
  const [escalations, matching] = await Promise.all([
    engine.list({ ...wanted, limit: boardPage, offset: page * boardPage }),
    engine.count(wanted),
  ]);
  const of = { asked, page, matching };
  const listed = { escalations, of, ...(await viewerOf(deps, viewer, escalations)) };
  if (asked.mine) return mineAnswer(listed);
  const teamName = asked.team === undefined ? null : deps.directory.teamName(asked.team);
  return listAnswer({ title: listTitle(teamName, asked.status ?? null, words), ...listed });
}

const filterOf = ({ team, status, mine }: ListAsked, viewer: string): EscalationFilter => ({
  statuses: status === undefined ? liveStatuses : [status],
  ...(team !== undefined && { teams: [team] }),
  ...(mine && { involved: viewer }),
});

/** What somebody may not read is only found by its reference alone: any other hit would tell them what is in it. `below`: only older ones. */
export async function searchTo(deps: Deps, viewer: string, said: string, below?: number): Promise<Said> {
  const words = searchWords(said);
  const own = await teamsOf(deps, viewer);
  const open = Object.keys(deps.directory.teams).filter((team) => !deps.directory.restricted(team));
  const readable = {
    teams: new Set([...open, ...own]),
    reporter: viewer,
    limit,
    ...(below !== undefined && { below }),
  };
  const { escalations, searchedTo } = await deps.engine.search(words, readable);
  const viewed = await viewerOf(deps, viewer, escalations, own);
  return searchAnswer({ words: said, searchedTo, escalations, ...viewed });
}
