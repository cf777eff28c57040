/** The buttons and forms of all acts: what the view of an act offers is answered here. */

import { type ActKind, actKinds } from '../../domain/acts/index.ts';
import { viewOf } from '../../views/acts/index.ts';
import type { Deps } from '../deps.ts';
import { onButton, type Press } from '../gesture.ts';
import { hearPress } from '../hear-press.ts';
import { openAct } from '../open-act.ts';
import type { Routes } from '../routes.ts';
import { moveFormFor, toldOfThreads } from './move.ts';
import { pressedActs } from './pressed.ts';
import { toldTooLate } from './promise-news.ts';
import { type AlsoTold, onActSubmitted } from './submitted.ts';

/** A form that takes more than its view knows, and what else somebody is told once it is done. */
const opening: { [K in ActKind]?: typeof moveFormFor } = { move: moveFormFor };
const telling: { [K in ActKind]?: AlsoTold } = {
  move: toldOfThreads,
  'promise news': toldTooLate,
};

export function registerActs(routes: Routes, deps: Deps): void {
  for (const kind of actKinds) {
    const { button, more = [], form } = viewOf(kind);
    if (!form) continue;
    const view = opening[kind]?.(deps) ?? form.view;
    const actions = new Set([...(button ? [button] : []), ...more].map(({ action }) => action));
    const opens = view && ((press: Press) => openAct(deps, press, kind, view));
    if (opens) for (const action of actions) onButton(routes, action, opens);
    onActSubmitted(routes, deps, kind, form, telling[kind]);
  }
  for (const action of pressedActs.keys()) {
    routes.on('block_actions', action, (exchange) => hearPress(deps, exchange));
  }
}
