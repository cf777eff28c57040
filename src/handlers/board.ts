/** What a lead presses to see another part of their board. */
import { type Board, wholeBoard } from '../domain/board.ts';
import { allTeams } from '../views/board.ts';
import { boardForm, readBoardForm } from '../views/forms/board-form.ts';
import { actions, modals } from '../views/ids.ts';
import { pageOf } from '../views/paging.ts';
import { orNotSaved } from './act.ts';
import { boardOf, boardTeams, shownTeams } from './board-facts.ts';
import type { Deps } from './deps.ts';
import { onButton, type Press, showModal, tell } from './gesture.ts';
import { publishHome } from './home.ts';
import type { Routes } from './routes.ts';
import { onSubmit } from './submission.ts';
import { wordingWith } from './wording.ts';

export function registerBoard(routes: Routes, deps: Deps): void {
  const onChoice = (action: string, choiceOf: (value: string) => Partial<Board>) =>
    onButton(routes, action, (press) => choose(deps, press, choiceOf(press.value)));
  onChoice(actions.boardTeam, (value) => ({ team: value === allTeams ? null : value }));
  for (const action of [actions.boardPrevious, actions.boardNext]) {
    onChoice(action, (value) => ({ page: pageOf(value) }));
  }
  const { team: _, ...cleared } = wholeBoard;
  onChoice(actions.boardClear, () => cleared);
  onButton(routes, actions.boardFilter, (press) => openFilter(deps, press));
  onSubmit(
    routes,
    deps,
    modals.board,
    async ({ user, state }) => {
      await deps.boards.choose(user, readBoardForm(state));
      return { close: true };
    },
    ({ client, user }) => publishHome(deps, client, user),
  );
}

async function choose(deps: Deps, press: Press, choice: Partial<Board>): Promise<void> {
  const chosen = await orNotSaved(deps, async () => ({ done: await deps.boards.choose(press.user, choice) }));
  if ('refusal' in chosen) await tell(press, chosen.refusal);
  else await publishHome(deps, press.client, press.user);
}

async function openFilter(deps: Deps, press: Press): Promise<void> {
  const board = await boardOf(deps, press.user);
  const owners = await deps.engine.owners(shownTeams(board, boardTeams(deps.directory, press.user)));
  const wording = await wordingWith(deps, [...owners, press.user]);
  const byName = [...owners].sort((one, other) => wording.nameOf(one).localeCompare(wording.nameOf(other)));
  const { categories } = deps.config;
  await showModal(press, boardForm(board, { viewer: press.user, owners: byName, categories }, wording));
}
