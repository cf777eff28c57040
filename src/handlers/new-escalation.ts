/** The global shortcut `New escalation` and the buttons that open the form. */
import type { AllMiddlewareArgs, App, GlobalShortcut, SlackShortcutMiddlewareArgs } from '@slack/bolt';
import { emptyStart, readStart, type Start, writeStart } from '../views/forms/raise-fields.ts';
import { actions, shortcuts } from '../views/ids.ts';
import { formExpiredAnswer } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { type Gesture, onButton, showModal } from './gesture.ts';
import { raiseFormNow } from './raise-form-now.ts';

export function registerNewEscalation(app: App, deps: Deps): void {
  app.shortcut<GlobalShortcut>(
    { callback_id: shortcuts.newEscalation, type: 'shortcut' },
    async ({ body, client }: SlackShortcutMiddlewareArgs<GlobalShortcut> & AllMiddlewareArgs) =>
      openRaiseForm(
        deps,
        {
          user: body.user.id,
          triggerId: body.trigger_id,
          client,
          respond: undefined,
          modal: undefined,
          via: 'button',
        },
        emptyStart,
      ),
  );
  onButton(app, actions.newEscalation, (press) => openRaiseForm(deps, press, readStart(press.value)));
}

export async function openRaiseForm(deps: Deps, gesture: Gesture, start: Start): Promise<void> {
  const view = await raiseFormNow(deps, gesture.user, {
    ...start,
    ...(gesture.via === 'home' && { via: 'home' }),
  });
  await showModal(gesture, view, formExpiredAnswer(writeStart(start), words));
}
