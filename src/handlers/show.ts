/** One escalation shown to one person: from `/escalate show`, from a list and from Home. */

import type { Said } from '../views/forms/notice.ts';
import { actions } from '../views/ids.ts';
import { showAnswer } from '../views/show-answer.ts';
import { sayRefusal } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';
import { keepOpened } from './opened.ts';
import type { Routes } from './routes.ts';
import { viewerOf } from './viewer.ts';

export function registerShow(routes: Routes, deps: Deps): void {
  onButton(routes, actions.openShow, async (press) => {
    await tell(press, await showTo(deps, press.user, press.value));
  });
}

export async function showTo(deps: Deps, viewer: string, reference: string): Promise<Said> {
  const escalation = await deps.engine.find(reference);
  if (!escalation) return sayRefusal(deps, { refused: 'not found', id: reference });
  const looking = await viewerOf(deps, viewer, [escalation]);
  const reads = looking.mayRead(escalation) || escalation.reporter === viewer;
  const unkept = reads && (await keepOpened(deps, escalation, { reader: viewer, what: 'shown' }));
  return unkept || showAnswer({ escalation, ...looking });
}
