/** Not now: the question about what was left open is taken away; it is not asked again. */

import { actions } from '../views/ids.ts';
import { leftOpenPassed } from '../views/left-open.ts';
import { words } from '../views/words/default.ts';
import { onButton } from './gesture.ts';
import type { Routes } from './routes.ts';

export function registerNotNow(routes: Routes): void {
  onButton(routes, actions.notNow, async (press) => {
    await press.respond?.({ ...leftOpenPassed(words), replace_original: true });
  });
}
