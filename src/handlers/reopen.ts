/** Reopen: the button and its modal. */
import type { App } from '@slack/bolt';
import { readReopenForm, reopenForm } from '../views/forms/reopen-form.ts';
import { actions, modals } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';
import { openAct } from './open-act.ts';
import { onActSubmitted } from './submission.ts';

export function registerReopen(app: App, deps: Deps): void {
  onButton(app, actions.openReopen, (press) => openAct(deps, press, 'reopen', reopenForm));
  onActSubmitted(app, deps, {
    callback: modals.reopen,
    read: readReopenForm,
    act: ({ reason }, by, mask, via) => ({ kind: 'reopen', by, via, reason: mask.text(reason) }),
    typed: ({ reason }) => reason,
  });
}
