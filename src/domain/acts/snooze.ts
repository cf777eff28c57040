/** Snooze: nobody is reminded for a while, except that a breach is never hidden from leads. */
import type { Instant } from '../calendars/calendar.ts';
import type { Consequence } from '../change.ts';
import type { Escalation, Notice } from '../escalation.ts';
import { stands } from '../repeats.ts';
import { type Act, unlessClosed } from './act.ts';
import { answeredUntil } from './clocks.ts';

/** Null: reminded as usual again. */
type Until = { until: Instant | null };

export const snooze: Act<{ what: 'snoozed' } & Until, Until> = {
  deed: 'snoozed',
  who: 'the team',
  when: unlessClosed,
  decide(escalation, { by, until }, { now }) {
    if (until !== null && until <= now) return { refused: 'time has passed' };
    return {
      next: {
        snooze: until === null ? null : { from: now, until, by: by.id },
        ...(by.id === escalation.owner && { clocks: answeredUntil(escalation.clocks, until ?? now) }),
      },
      deed: { what: 'snoozed', until },
      notices: onCard(escalation),
    };
  },
  replay: ({ until }) => ({ until }),
  repeats: ({ snooze: before }, { by, until }, now) =>
    until === null ? before === null : before?.by === by.id && stands(before.until, until, now),
};

const onCard = ({ moves: card }: Escalation): Notice[] => [{ kind: 'card', card }];

/** Nothing was kept back: the card alone has to say it no longer. */
export const snoozeEnded = (escalation: Escalation): Consequence => ({
  next: { snooze: null },
  deed: { what: 'snoozed', until: null },
  notices: onCard(escalation),
});
