/** While the user is on the phone: `Hold on, 2 min` by a responder, and `Call ended` by the agent. */
import type { App } from '@slack/bolt';
import { callEndedAnswer } from '../views/forms/answers.ts';
import { actions } from '../views/ids.ts';
import { pressAct } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';

/** Card and agent's message show what came of it; the answer to a command stands still. */
export function registerLiveCall(app: App, deps: Deps): void {
  onButton(app, actions.holdOn, async (press) => {
    await pressAct(deps, press, (by) => ({ kind: 'hold on', by, via: press.via }));
  });
  onButton(app, actions.endCall, async (press) => {
    const done = await pressAct(deps, press, (by) => ({ kind: 'end call', by, via: press.via }));
    if (done && press.ephemeral) await tell(press, callEndedAnswer(done.escalation.id));
  });
}
