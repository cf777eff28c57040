/** Promise news: when the owner will have any, in their own words. */
import type { Instant } from '../calendars/calendar.ts';
import { stands } from '../repeats.ts';
import { type Act, unlessClosed } from './act.ts';
import { newsBy as clockUntil } from './clocks.ts';

export const promiseNews: Act<{ what: 'promised news'; newsBy: Instant }, { newsBy: Instant }> = {
  deed: 'promised news',
  who: 'the team',
  when: (escalation, { id }) =>
    unlessClosed(escalation) ??
    (escalation.owner === id ? undefined : { refused: 'not yours', owner: escalation.owner }),
  decide({ status, clocks }, { newsBy }, { now }) {
    if (newsBy <= now) return { refused: 'time has passed' };
    // While an answer is awaited the clocks stand still, and a promise of news would run alone.
    if (status === 'waiting') return { refused: 'waiting' };
    return {
      next: { clocks: { ...clocks, update: clockUntil(newsBy, now) } },
      deed: { what: 'promised news', newsBy },
    };
  },
  replay: ({ newsBy }) => ({ newsBy }),
  repeats: ({ clocks: { update } }, { newsBy }, now) =>
    update?.promised === true && stands(update.dueAt, newsBy, now),
};
