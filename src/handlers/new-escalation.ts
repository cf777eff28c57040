/** The global shortcut `New escalation` and the buttons that open the form. */
import { emptyStart, readStart, type Start, writeStart } from '../views/forms/raise-fields.ts';
import { actions, shortcuts } from '../views/ids.ts';
import { formExpiredAnswer } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { type Gesture, onButton, showModal } from './gesture.ts';
import { raiseFormNow } from './raise-form-now.ts';
import type { Routes } from './routes.ts';

export function registerNewEscalation(routes: Routes, deps: Deps): void {
  routes.on('shortcut', shortcuts.newEscalation, ({ request: { user, triggerId }, client }) => {
    const gesture = { user, triggerId, client, respond: undefined, modal: undefined, via: 'button' } as const;
    return openRaiseForm(deps, gesture, emptyStart);
  });
  onButton(routes, actions.newEscalation, (press) => openRaiseForm(deps, press, readStart(press.value)));
}

export async function openRaiseForm(
  deps: Deps,
  gesture: Omit<Gesture, 'again'>,
  start: Start,
): Promise<void> {
  const view = await raiseFormNow(deps, gesture.user, {
    ...start,
    ...(gesture.via === 'home' && { via: 'home' }),
  });
  const written = writeStart(start);
  const again = { action: actions.newEscalation, value: written || 'empty' };
  await showModal({ ...gesture, again }, view, () => formExpiredAnswer(written, words));
}
