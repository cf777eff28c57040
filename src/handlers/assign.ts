/** Assign to…: under More, and its modal. */
import type { App } from '@slack/bolt';
import { assignForm, readAssignForm } from '../views/forms/assign-form.ts';
import { actions, modals } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';
import { canBeGiven } from './guard.ts';
import { openAct } from './open-act.ts';
import { onActSubmitted } from './submission.ts';

export function registerAssign(app: App, deps: Deps): void {
  onButton(app, actions.moreAssign, (press) => openAct(deps, press, 'assign', assignForm));
  onActSubmitted(app, deps, {
    callback: modals.assign,
    read: readAssignForm,
    // Throws when Slack does not say: the form then stays open, and the person presses Assign again.
    act: async ({ to }, by, _mask, via, { team: teamId }) => {
      const team = deps.config.teams[teamId];
      const responder =
        team !== undefined && (await deps.people.isResponder(to, team)) && (await canBeGiven(deps, to));
      return { kind: 'assign', by, via, to: { id: to, responder } };
    },
  });
}
