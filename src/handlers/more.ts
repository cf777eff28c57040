/** More: the modal with everything else this person may do now. */
import { moreMenu, offersFor } from '../views/forms/more-menu.ts';
import { actions } from '../views/ids.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { onButton, showModal } from './gesture.ts';
import { findFor } from './open-act.ts';
import type { Routes } from './routes.ts';

export function registerMore(routes: Routes, deps: Deps): void {
  onButton(routes, actions.openMore, async (press) => {
    const found = await findFor(deps, press);
    if (!found) return;
    const { escalation, actor } = found;
    const team = { restricted: deps.directory.restricted(escalation.team) };
    const menu = moreMenu({ id: escalation.id, via: press.via }, offersFor(escalation, actor, team), words);
    await showModal(press, menu);
  });
}
