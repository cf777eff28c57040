/** Change priority: under More, and its modal. */
import type { App } from '@slack/bolt';
import { prioritiesFor } from '../domain/permission.ts';
import { priorityForm, readPriorityForm } from '../views/forms/priority-form.ts';
import { actions, modals } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';
import { openAct } from './open-act.ts';
import { onActSubmitted } from './submission.ts';

export function registerChangePriority(app: App, deps: Deps): void {
  onButton(app, actions.morePriority, (press) =>
    openAct(deps, press, 'change priority', (about, escalation, actor) =>
      priorityForm(about, prioritiesFor(escalation, actor), deps.config.priorities),
    ),
  );
  onActSubmitted(app, deps, {
    callback: modals.changePriority,
    read: readPriorityForm,
    act: ({ to }, by, _mask, via) => ({ kind: 'change priority', by, via, to }),
  });
}
