/** The promise to call the user back: made, moved, and how the call went. */
import type { App } from '@slack/bolt';
import type { CallbackOutcome } from '../domain/escalation.ts';
import { calledBack } from '../views/forms/answers.ts';
import { callbackForm, readCallbackForm } from '../views/forms/callback-form.ts';
import { noAnswerForm, readNoAnswerForm } from '../views/forms/no-answer-form.ts';
import { actions, modals } from '../views/ids.ts';
import { pressAct } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';
import { openAct } from './open-act.ts';
import { onActSubmitted } from './submission.ts';

const outcomes: Readonly<Record<string, CallbackOutcome>> = {
  [actions.reachedSatisfied]: 'satisfied',
  [actions.reachedNotSatisfied]: 'not satisfied',
  [actions.notNeeded]: 'not needed',
};

export function registerCallback(app: App, deps: Deps): void {
  for (const action of [actions.openCallback, actions.moreCallback]) {
    onButton(app, action, (press) =>
      openAct(deps, press, 'promise callback', (about, { callbackAt }) => callbackForm(about, callbackAt)),
    );
  }
  onActSubmitted(app, deps, {
    callback: modals.callback,
    read: readCallbackForm,
    act: ({ callbackAt }, by, _mask, via) => ({ kind: 'promise callback', by, via, callbackAt }),
  });
  for (const [action, outcome] of Object.entries(outcomes)) {
    onButton(app, action, async (press) => {
      const done = await pressAct(deps, press, (by) => ({
        kind: 'call back',
        by,
        via: press.via,
        outcome,
        retryAt: null,
      }));
      if (done) await tell(press, calledBack(done.escalation, outcome));
    });
  }
  onButton(app, actions.openNoAnswer, (press) => openAct(deps, press, 'call back', noAnswerForm));
  onActSubmitted(app, deps, {
    callback: modals.noAnswer,
    read: readNoAnswerForm,
    act: ({ retryAt }, by, _mask, via) => ({ kind: 'call back', by, via, outcome: 'no answer', retryAt }),
  });
}
