/** Move to another team: under More, and its modal. */
import type { App } from '@slack/bolt';
import { moveForm, readMoveForm } from '../views/forms/move-form.ts';
import { notice } from '../views/forms/notice.ts';
import { noOtherTeam } from '../views/forms/sentences.ts';
import { actions, modals } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';
import { openAct } from './open-act.ts';
import { onActSubmitted } from './submission.ts';

export function registerMove(app: App, deps: Deps): void {
  const teams = Object.entries(deps.config.teams).map(([id, { name }]) => ({ id, name }));
  onButton(app, actions.moreMove, (press) =>
    openAct(deps, press, 'move', (about, { team }) => {
      const others = teams.filter(({ id }) => id !== team);
      return others.length > 0 ? moveForm(about, others) : notice(noOtherTeam);
    }),
  );
  onActSubmitted(app, deps, {
    callback: modals.move,
    read: readMoveForm,
    act: ({ to, reason }, by, mask, via) => ({ kind: 'move', by, via, to, reason: mask.text(reason) }),
    typed: ({ reason }) => reason,
  });
}
