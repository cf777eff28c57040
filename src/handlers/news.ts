/** `When will you have news?`: the owner's own word sets the update clock. */
import type { App } from '@slack/bolt';
import { always, type Calendar } from '../domain/calendars/calendar.ts';
import { type NewsChoice, newsAt } from '../domain/chosen-times.ts';
import { newsPromised } from '../views/forms/news.ts';
import { actions } from '../views/ids.ts';
import { pressAct } from './act.ts';
import type { Deps } from './deps.ts';
import { onButton, tell } from './gesture.ts';
import { wordingFor } from './wording.ts';
import { zoneOf } from './zone.ts';

const choices: Readonly<Record<string, NewsChoice>> = {
  [actions.news30m]: '30 min',
  [actions.news2h]: '2 hours',
  [actions.newsToday]: 'today',
  [actions.newsTomorrow]: 'tomorrow',
};

export function registerNews(app: App, deps: Deps): void {
  for (const [action, choice] of Object.entries(choices)) {
    onButton(app, action, async (press) => {
      const zone = await zoneOf(deps, press.user);
      const newsBy = newsAt(choice, await workedOn(deps, press.value), zone, deps.now());
      const done = await pressAct(deps, press, (by) => ({
        kind: 'promise news',
        by,
        via: press.via,
        newsBy,
      }));
      if (!done) return;
      const wording = await wordingFor(deps, [done.escalation.reporter]);
      await tell(press, newsPromised(done.escalation, newsBy, wording), press.ephemeral);
    });
  }
}

/** The calendar on which the team works on it. */
async function workedOn({ engine, policies, calendars }: Deps, id: string): Promise<Calendar> {
  const escalation = await engine.find(id);
  if (!escalation) return always;
  const { sla } = await policies.of(escalation.policyId);
  return calendars(sla[escalation.priority].calendar);
}
