/** Cancel: the button on the agent's message, the one under More, and their modal. */
import type { App } from '@slack/bolt';
import { cancelForm, readCancelForm } from '../views/forms/cancel-form.ts';
import { actions, modals } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';
import { openAct } from './open-act.ts';
import { onActSubmitted } from './submission.ts';

export function registerCancel(app: App, deps: Deps): void {
  for (const action of [actions.openCancel, actions.moreCancel]) {
    onButton(app, action, (press) => openAct(deps, press, 'cancel', cancelForm));
  }
  onActSubmitted(app, deps, {
    callback: modals.cancel,
    read: readCancelForm,
    act: ({ reason }, by, mask, via) => ({ kind: 'cancel', by, via, reason: mask.text(reason) }),
    typed: ({ reason }) => reason,
  });
}
