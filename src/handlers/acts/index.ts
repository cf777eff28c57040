/** The buttons and forms of all acts: what the view of an act offers is answered here. */

import { type ActKind, actKinds } from '../../domain/acts/index.ts';
import { commandOf } from '../../domain/command.ts';
import { viewOf } from '../../views/acts/index.ts';
import { words } from '../../views/words/default.ts';
import { pressAct } from '../act.ts';
import type { Deps } from '../deps.ts';
import { onButton, type Press, tell } from '../gesture.ts';
import { openAct } from '../open-act.ts';
import type { Routes } from '../routes.ts';
import { moveFormFor, toldOfThreads } from './move.ts';
import { registerNews } from './promise-news.ts';
import { type AlsoTold, onActSubmitted } from './submitted.ts';

/** A form that takes more than its view knows, and what else somebody is told once it is done. */
const opening: { [K in ActKind]?: typeof moveFormFor } = { move: moveFormFor };
const telling: { [K in ActKind]?: AlsoTold } = { move: toldOfThreads };

export function registerActs(routes: Routes, deps: Deps): void {
  for (const kind of actKinds) {
    const { button, more = [], presses = [], form } = viewOf(kind);
    const doing = (asked: object) => (press: Press) => pressed(deps, press, kind, asked);
    const view = opening[kind]?.(deps) ?? form?.view;
    const opens = view && ((press: Press) => openAct(deps, press, kind, view));
    const actions = new Set([...(button ? [button] : []), ...more].map(({ action }) => action));
    for (const action of actions) onButton(routes, action, opens ?? doing({}));
    for (const { action, asks } of presses) onButton(routes, action, doing(asks));
    if (form) onActSubmitted(routes, deps, kind, form, telling[kind]);
  }
  registerNews(routes, deps);
}

async function pressed(deps: Deps, press: Press, kind: ActKind, asked: object): Promise<void> {
  const done = await pressAct(deps, press, (by) => commandOf(kind, { by, via: press.via }, asked));
  if (!done) return;
  const { answer, replaces } = viewOf(kind);
  const said = answer?.({
    escalation: done.escalation,
    isNew: done.entry !== null,
    asked,
    words,
    teamName: deps.directory.teamName,
    ephemeral: press.ephemeral,
    inModal: press.modal !== undefined,
  });
  if (said) await tell(press, said, replaces);
}
