/** Hand back: under More, one press. */
import type { App } from '@slack/bolt';
import { handedBack } from '../views/forms/sentences.ts';
import { actions } from '../views/ids.ts';
import { pressAct } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';

export function registerHandBack(app: App, deps: Deps): void {
  onButton(app, actions.moreHandBack, async (press) => {
    const done = await pressAct(deps, press, (by) => ({ kind: 'hand back', by, via: press.via }));
    if (!done) return;
    const { id, team } = done.escalation;
    await tell(press, handedBack(id, deps.config.teams[team]?.name ?? team));
  });
}
