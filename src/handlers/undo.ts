/** Undo, for an acknowledgement that a reply or 👀 made. */
import type { App } from '@slack/bolt';
import { undone } from '../views/forms/sentences.ts';
import { actions } from '../views/ids.ts';
import { pressAct } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';

export function registerUndo(app: App, deps: Deps): void {
  onButton(app, actions.undo, async (press) => {
    const done = await pressAct(deps, press, (by) => ({ kind: 'undo', by, via: press.via }));
    if (done) await tell(press, undone(done.escalation.id), true);
  });
}
