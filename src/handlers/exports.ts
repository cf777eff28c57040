/** `Export CSV`: a lead asks for a table of their teams, which comes as a file in their messages. */
import { actions } from '../views/ids.ts';
import { words } from '../views/words/default.ts';
import { orNotSaved } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';
import type { Routes } from './routes.ts';

export function registerExports(routes: Routes, deps: Deps): void {
  onButton(routes, actions.exportCsv, async (press) => {
    const done = await orNotSaved(deps, async () => ({ is: await deps.exports.ask(press.user) }));
    if ('refusal' in done) await tell(press, done.refusal);
    else await tell(press, { text: done.is === 'queued' ? words.exports.coming : words.exports.notForYou });
  });
}
