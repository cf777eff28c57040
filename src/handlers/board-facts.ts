/** What is on a lead's board. */
import { type Board, boardPage, isLookedBack, lookBackMs } from '../domain/board.ts';
import type { Directory } from '../domain/directory.ts';
import { liveStatuses } from '../domain/escalation.ts';
import type { EscalationFilter } from '../engine/engine-types.ts';
import type { BoardFacts } from '../views/board.ts';
import { readerOf } from './actor.ts';
import type { Deps } from './deps.ts';

/** Whoever leads support sees all teams; what is in a restricted one stays with its people. */
export const boardTeams = (directory: Directory, viewer: string): string[] =>
  directory.leadsSupport(viewer) ? Object.keys(directory.teams) : directory.toldTo(viewer);

export const shownTeams = ({ team }: Board, teams: readonly string[]): readonly string[] =>
  team === null ? teams : [team];

/** As this lead has chosen it; a team that is not theirs any more is left out. */
export async function boardOf(
  { boards, directory }: Pick<Deps, 'boards' | 'directory'>,
  viewer: string,
): Promise<Board> {
  const board = await boards.of(viewer);
  const isTheirs = board.team === null || boardTeams(directory, viewer).includes(board.team);
  return isTheirs ? board : { ...board, team: null };
}

/** Undefined for who leads nothing. `own` are the teams this person acts for. */
export async function boardFor(
  deps: Deps,
  viewer: string,
  own: ReadonlySet<string>,
): Promise<BoardFacts | undefined> {
  const { engine, directory } = deps;
  const teams = boardTeams(directory, viewer);
  if (teams.length === 0) return undefined;
  const board = await boardOf(deps, viewer);
  const shown = shownTeams(board, teams);
  // A category is read by whoever may read what is in it: of the others its choice would tell it.
  const mayRead = readerOf(deps, own);
  const asked = board.category === null ? shown : shown.filter((team) => mayRead({ team }));
  const wanted = filterOf(board, asked, deps.now());
  const slice = { limit: boardPage, offset: board.page * boardPage };
  const [escalations, matching, overdue, weeks] = await Promise.all([
    engine.list({ ...wanted, ...slice }),
    engine.count(wanted),
    engine.count({ ...wanted, overdueAt: deps.now() }),
    deps.boardWeeks(shown),
  ]);
  return { board, teams, escalations, amount: { matching, overdue }, weeks };
}

function filterOf(board: Board, teams: readonly string[], now: number): EscalationFilter {
  const { status, priority, owner, category } = board;
  return {
    teams,
    statuses: status === null ? liveStatuses : [status],
    ...(priority !== null && { priority }),
    ...(owner !== 'anybody' && { owner: owner === 'nobody' ? null : owner.person }),
    ...(category !== null && { category }),
    ...(isLookedBack(board) && { openedSince: now - lookBackMs }),
  };
}
