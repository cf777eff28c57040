/** Promise news: when the owner will have any, in their own words. */
import type { Instant } from '../calendars/calendar.ts';
import type { Escalation } from '../escalation.ts';
import { stands } from '../repeats.ts';
import { type Act, unlessClosed } from './act.ts';
import { newsBy as clockUntil } from './clocks.ts';

export const promiseNews: Act<{ what: 'promised news'; newsBy: Instant }, { newsBy: Instant }> = {
  deed: 'promised news',
  who: 'the team',
  when(escalation, { id }) {
    const { owner, status } = escalation;
    const refused = unlessClosed(escalation);
    if (refused) return refused;
    if (owner !== id) return { refused: 'not yours', owner };
    // While an answer is awaited the clocks stand still, and a promise of news would run alone.
    return status === 'waiting' ? { refused: 'waiting' } : undefined;
  },
  decide({ clocks }, { newsBy }, { now }) {
    if (newsBy <= now) return { refused: 'time has passed' };
    return {
      next: { clocks: { ...clocks, update: clockUntil(newsBy, now) } },
      deed: { what: 'promised news', newsBy },
    };
  },
  replay: ({ newsBy }) => ({ newsBy }),
  repeats: ({ clocks: { update } }, { newsBy }, now) =>
    update?.promised === true && stands(update.dueAt, newsBy, now),
};

/** The resolve target that the promised news comes after, where it can still be kept. */
export function targetBeforeNews({ clocks }: Pick<Escalation, 'clocks'>, now: Instant): Instant | null {
  const { update, resolve } = clocks;
  const target = resolve?.dueAt ?? null;
  const newsDue = update?.promised ? update.dueAt : null;
  return target !== null && newsDue !== null && target > now && newsDue > target ? target : null;
}
