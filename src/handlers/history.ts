/** History, under More: who did what, when and from where. */

import { peopleIn } from '../domain/people-in.ts';
import { mayReadFacts } from '../domain/permission.ts';
import { asReadBy } from '../domain/read-by.ts';
import { notice } from '../views/forms/notice.ts';
import { historyModal } from '../views/history.ts';
import { actions } from '../views/ids.ts';
import { words } from '../views/words/default.ts';
import { teamsOf } from './actor.ts';
import type { Deps } from './deps.ts';
import { onButton, showModal } from './gesture.ts';
import { findFor } from './open-act.ts';
import { keepOpened } from './opened.ts';
import type { Routes } from './routes.ts';
import { wordingWith } from './wording.ts';

export function registerHistory(routes: Routes, deps: Deps): void {
  onButton(routes, actions.moreHistory, async (press) => {
    const found = await findFor(deps, press);
    if (!found) return;
    const { escalation, actor } = found;
    const { restricted } = deps.directory;
    if (!mayReadFacts({ restricted: restricted(escalation.team) }, actor))
      return showModal(press, notice({ text: words.answers.factsAreTheTeams }, words));
    const entries = await deps.engine.history(escalation.id);
    const reader = { id: press.user, teams: await teamsOf(deps, press.user) };
    const { team, reporter, formerReporters } = escalation;
    const asOf = { team, reporter, formerReporters, restricted };
    const read = entries.map((entry) => asReadBy(reader, entry, asOf));
    const unkept = await keepOpened(deps, escalation, { reader: press.user, what: 'history' }, read);
    if (unkept) return showModal(press, notice(unkept, words));
    const readings = await readingsFor(deps, press.user, escalation.id);
    const readers = readings.map((reading) => reading.reader);
    const wording = await wordingWith(deps, [...peopleIn([escalation], entries), ...readers]);
    const about = { id: escalation.id, via: press.via };
    await showModal(press, historyModal(about, read, { wording, readings }));
  });
}

/** Who opened what is a restricted team's is for its leads. */
async function readingsFor({ engine, directory }: Deps, user: string, id: string) {
  const leads = directory.ledBy(user);
  return leads.length > 0 ? (await engine.readings(id)).filter(({ team }) => leads.includes(team)) : [];
}
