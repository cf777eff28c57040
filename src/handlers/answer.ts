/** Answer: the button in the agent's thread and in Home, and its modal. */
import type { App } from '@slack/bolt';
import { answerForm, readAnswerForm } from '../views/forms/answer-form.ts';
import { actions, modals } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';
import { openAct } from './open-act.ts';
import { onActSubmitted } from './submission.ts';

export function registerAnswer(app: App, deps: Deps): void {
  onButton(app, actions.openAnswer, (press) =>
    openAct(deps, press, 'answer', (about, { question }) => answerForm(about, question)),
  );
  onActSubmitted(app, deps, {
    callback: modals.answer,
    read: readAnswerForm,
    act: ({ text }, by, mask, via) => ({ kind: 'answer', by, via, text: mask.text(text) }),
    typed: ({ text }) => text,
  });
}
