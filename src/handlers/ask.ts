/** Ask for info: the button and its modal. */
import type { App } from '@slack/bolt';
import { askForm, readAskForm } from '../views/forms/ask-form.ts';
import { actions, modals } from '../views/ids.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';
import { openAct } from './open-act.ts';
import { onActSubmitted } from './submission.ts';

export function registerAsk(app: App, deps: Deps): void {
  onButton(app, actions.openAsk, (press) =>
    openAct(deps, press, 'ask', (about) => askForm(about, deps.config.missingInfo)),
  );
  onActSubmitted(app, deps, {
    callback: modals.ask,
    read: readAskForm,
    act: ({ missing, text }, by, mask, via) => ({ kind: 'ask', by, via, missing, text: mask.text(text) }),
    typed: ({ text }) => text,
  });
}
