/** The buttons and forms of all acts: what the view of an act offers is answered here. */

import { type ActKind, actKinds } from '../../domain/acts/index.ts';
import { viewOf } from '../../views/acts/index.ts';
import type { Deps } from '../deps.ts';
import { onButton, type Press } from '../gesture.ts';
import { hearPress } from '../hear-press.ts';
import { openAct } from '../open-act.ts';
import type { Routes } from '../routes.ts';
import { askedOfClosed, moveFormFor, toldOfThreads } from './move.ts';
import { pressedActs } from './pressed.ts';
import { toldTooLate } from './promise-news.ts';
import { toldOfKept } from './say.ts';
import { type AlsoTold, type AskedFirst, onActSubmitted } from './submitted.ts';

/** A form that takes more than its view knows, what somebody is asked before it is done, and what else they are told then. */
const opening: { [K in ActKind]?: typeof moveFormFor } = { move: moveFormFor };
const asking: { [K in ActKind]?: AskedFirst } = { move: askedOfClosed };
const telling: { [K in ActKind]?: AlsoTold } = {
  move: toldOfThreads,
  'promise news': toldTooLate,
  say: toldOfKept,
};

export function registerActs(routes: Routes, deps: Deps): void {
  for (const kind of actKinds) {
    const { button, more = [], form } = viewOf(kind);
    if (!form) continue;
    const view = opening[kind]?.(deps) ?? form.view;
    const actions = new Set([...(button ? [button] : []), ...more].map(({ action }) => action));
    const opens = view && ((press: Press) => openAct(deps, press, kind, view));
    if (opens) for (const action of actions) onButton(routes, action, opens);
    onActSubmitted(routes, deps, kind, form, { told: telling[kind], asked: asking[kind] });
  }
  for (const action of pressedActs.keys()) {
    routes.on('block_actions', action, (exchange) => hearPress(deps, exchange));
  }
}
