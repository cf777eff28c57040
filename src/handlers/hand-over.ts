/** The end of a shift: `Take over` by somebody of the next one, `Keep it` by the owner. */
import type { App } from '@slack/bolt';
import { keptIt, tookOver } from '../views/forms/answers.ts';
import { actions } from '../views/ids.ts';
import { pressAct } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';

export function registerHandOver(app: App, deps: Deps): void {
  onButton(app, actions.takeOver, async (press) => {
    const done = await pressAct(deps, press, (by) => ({ kind: 'take over', by, via: press.via }));
    if (done && (press.ephemeral || press.modal)) await tell(press, tookOver(done.escalation.id));
  });
  onButton(app, actions.keep, async (press) => {
    const done = await pressAct(deps, press, (by) => ({ kind: 'keep', by, via: press.via }));
    if (done) await tell(press, keptIt(done.escalation.id));
  });
}
