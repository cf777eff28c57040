/** Acknowledge: one press, and it is theirs. */
import type { App } from '@slack/bolt';
import { nowYours } from '../views/forms/sentences.ts';
import { actions } from '../views/ids.ts';
import { pressAct } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';

export function registerAcknowledge(app: App, deps: Deps): void {
  onButton(app, actions.acknowledge, async (press) => {
    const done = await pressAct(deps, press, (by) => ({ kind: 'acknowledge', by, via: press.via }));
    // A card and Home show it at once; the answer to a command stands still.
    if (done && (press.ephemeral || press.modal)) await tell(press, nowYours(done.escalation.id));
  });
}
