/** `When will you have news?`: the owner's own word sets the update clock, and is questioned where it comes after the resolve target. */
import { targetBeforeNews } from '../../domain/acts/promise-news.ts';
import type { Calendar } from '../../domain/calendars/calendar.ts';
import { newsAt } from '../../domain/chosen-times.ts';
import { type Escalation, nowFor } from '../../domain/escalation.ts';
import { newsChoices, newsPromised, type TooLateNews } from '../../views/acts/promise-news.ts';
import type { Said } from '../../views/forms/notice.ts';
import type { Deps } from '../deps.ts';
import { wordingWith } from '../wording.ts';
import { zoneOf } from '../zone.ts';
import type { PressedAct } from './pressed.ts';
import type { AlsoTold } from './submitted.ts';

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
    answer: async (deps, { user }, { escalation }) =>
      promisedTo(deps, escalation, await tooLateFor(deps, user, escalation)),
    replaces: ({ ephemeral }) => ephemeral,
  },
]);

/** Who chose the time in the form has seen it; only what comes too late is said once more. */
export const toldTooLate: AlsoTold = async (deps, escalation, { by }) => {
  const tooLate = by && (await tooLateFor(deps, by.id, escalation));
  return tooLate ? promisedTo(deps, escalation, tooLate) : undefined;
};

/** What stands: a second press may have been a moment later. */
async function promisedTo(
  deps: Deps,
  escalation: Escalation,
  tooLate: TooLateNews | null,
): Promise<Said | undefined> {
  const { update } = escalation.clocks;
  if (!update?.promised || update.dueAt === null) return undefined;
  return newsPromised(escalation, update.dueAt, await wordingWith(deps, [escalation.reporter]), tooLate);
}

async function tooLateFor(deps: Deps, user: string, escalation: Escalation): Promise<TooLateNews | null> {
  const now = nowFor(escalation, deps.now());
  const target = targetBeforeNews(escalation, now);
  if (target === null) return null;
  const [calendar, zone] = await Promise.all([workedOn(deps, escalation), zoneOf(deps, user)]);
  const instead = newsChoices.filter(({ choice }) => newsAt(choice, calendar, zone, now) <= target);
  return { target, instead };
}

/** The calendar on which the team works on it. */
async function workedOn({ directory }: Deps, { policyId, priority }: Escalation): Promise<Calendar> {
  const { sla } = await directory.policy(policyId);
  return directory.calendars(sla[priority].calendar);
}
