/** `When will you have news?`: the owner's own word sets the update clock. */

import type { Calendar } from '../../domain/calendars/calendar.ts';
import { newsAt } from '../../domain/chosen-times.ts';
import { type Escalation, nowFor } from '../../domain/escalation.ts';
import { newsChoices, newsPromised } from '../../views/acts/promise-news.ts';
import { pressAct } from '../act.ts';
import type { Deps } from '../deps.ts';
import { onButton, tell } from '../gesture.ts';
import type { Routes } from '../routes.ts';
import { wordingWith } from '../wording.ts';
import { zoneOf } from '../zone.ts';

export function registerNews(routes: Routes, deps: Deps): void {
  for (const { action, choice } of newsChoices) {
    onButton(routes, action, async (press) => {
      const zone = await zoneOf(deps, press.user);
      const done = await pressAct(deps, press, async (by, escalation) => ({
        kind: 'promise news',
        by,
        via: press.via,
        newsBy: newsAt(choice, await workedOn(deps, escalation), zone, nowFor(escalation, deps.now())),
      }));
      // What stands: a second press may have been a moment later.
      const news = done?.escalation.clocks.update;
      if (!done || !news?.promised || news.dueAt === null) return;
      const wording = await wordingWith(deps, [done.escalation.reporter]);
      await tell(press, newsPromised(done.escalation, news.dueAt, wording), press.ephemeral);
    });
  }
}

/** The calendar on which the team works on it. */
async function workedOn({ directory }: Deps, { policyId, priority }: Escalation): Promise<Calendar> {
  const { sla } = await directory.policy(policyId);
  return directory.calendars(sla[priority].calendar);
}
