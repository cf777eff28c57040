/** Explain the clock, under More: worked out from the history whenever somebody asks. Due times are for everybody, and so is why. */

import { explain } from '../domain/explain.ts';
import { policiesIn, replay } from '../domain/replay.ts';
import type { Policy } from '../domain/team.ts';
import { explainModal } from '../views/explain.ts';
import { notice } from '../views/forms/notice.ts';
import { actions } from '../views/ids.ts';
import { words } from '../views/words/default.ts';
import type { Deps } from './deps.ts';
import { onButton, showModal } from './gesture.ts';
import { findFor } from './open-act.ts';
import { keepOpened } from './opened.ts';
import type { Routes } from './routes.ts';
import { wordingWith } from './wording.ts';

export function registerExplainClock(routes: Routes, deps: Deps): void {
  onButton(routes, actions.moreExplain, async (press) => {
    const found = await findFor(deps, press);
    if (!found) return;
    const { escalation } = found;
    const unkept = await keepOpened(deps, escalation, { reader: press.user, what: 'clock' });
    if (unkept) return showModal(press, notice(unkept, words));
    const entries = await deps.engine.history(escalation.id);
    const policies = new Map<string, Policy>();
    for (const id of policiesIn(entries)) policies.set(id, await deps.directory.policy(id));
    const now = deps.now();
    const moments = replay(entries, escalation, policyIn(policies), deps.directory.calendars);
    const rules = new Map([...policies.values()].flatMap(({ calendars }) => Object.entries(calendars)));
    const all = explain(moments, { calendars: deps.directory.calendars, rules: (id) => rules.get(id) }, now);
    const wording = await wordingWith(deps, []);
    await showModal(press, explainModal({ id: escalation.id, via: press.via }, all, { now, wording }));
  });
}

const policyIn = (policies: ReadonlyMap<string, Policy>) => (id: string) => {
  const policy = policies.get(id);
  if (!policy) throw new Error(`policy ${id} was not read`);
  return policy;
};
