/** While the user is on the phone: `Hold on, 2 min` by a responder, and `Call ended` by the agent. */
import type { App } from '@slack/bolt';
import { actions } from '../views/ids.ts';
import { pressAct } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton } from './gesture.ts';

/** Card and agent's message show what came of it. */
export function registerLiveCall(app: App, deps: Deps): void {
  onButton(app, actions.holdOn, async (press) => {
    await pressAct(deps, press, (by) => ({ kind: 'hold on', by, via: press.via }));
  });
  onButton(app, actions.endCall, async (press) => {
    await pressAct(deps, press, (by) => ({ kind: 'end call', by, via: press.via }));
  });
}
