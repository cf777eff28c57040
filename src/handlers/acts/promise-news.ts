/** `When will you have news?`: the owner's own word sets the update clock. */

import type { Calendar } from '../../domain/calendars/calendar.ts';
import { newsAt } from '../../domain/chosen-times.ts';
import { type Escalation, nowFor } from '../../domain/escalation.ts';
import { newsChoices, newsPromised } from '../../views/acts/promise-news.ts';
import type { Deps } from '../deps.ts';
import { wordingWith } from '../wording.ts';
import { zoneOf } from '../zone.ts';
import type { PressedAct } from './pressed.ts';

export const newsPresses = newsChoices.map(({ action, choice }): [action: string, act: PressedAct] => [
  action,
  {
    async command(deps, { user, via }, { by, escalation, heardAt }) {
      const [calendar, zone] = await Promise.all([workedOn(deps, escalation), zoneOf(deps, user)]);
      return {
        kind: 'promise news',
        by,
        via,
        newsBy: newsAt(choice, calendar, zone, nowFor(escalation, heardAt)),
      };
    },
    async answer(deps, _, { escalation }) {
      // What stands: a second press may have been a moment later.
      const { update } = escalation.clocks;
      if (!update?.promised || update.dueAt === null) return undefined;
      return newsPromised(escalation, update.dueAt, await wordingWith(deps, [escalation.reporter]));
    },
    replaces: ({ ephemeral }) => ephemeral,
  },
]);

/** The calendar on which the team works on it. */
async function workedOn({ directory }: Deps, { policyId, priority }: Escalation): Promise<Calendar> {
  const { sla } = await directory.policy(policyId);
  return directory.calendars(sla[priority].calendar);
}
