/** Acknowledge: one press, and it is theirs; they are asked once when there will be news. */
import type { App } from '@slack/bolt';
import { newsQuestion } from '../views/forms/news.ts';
import { actions } from '../views/ids.ts';
import { pressAct } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';

export function registerAcknowledge(app: App, deps: Deps): void {
  onButton(app, actions.acknowledge, async (press) => {
    const done = await pressAct(deps, press, (by) => ({ kind: 'acknowledge', by, via: press.via }));
    if (done?.entry) await tell(press, newsQuestion(done.escalation));
  });
}
