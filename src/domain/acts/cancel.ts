/** Cancel: it was raised by mistake. Nobody owes it any more; promises not yet broken fall away. */
import { type Act, unlessClosed } from './act.ts';
import { dropped } from './clocks.ts';

export const cancel: Act<{ what: 'cancelled'; reason: string }, { reason: string }> = {
  deed: 'cancelled',
  who: 'the team and the reporter',
  when: unlessClosed,
  decide: ({ clocks }, { reason }, world) => ({
    next: {
      status: 'cancelled',
      question: null,
      liveUntil: null,
      snooze: null,
      closedAt: world.now,
      clocks: dropped(clocks, world),
    },
    deed: { what: 'cancelled', reason },
  }),
  replay: ({ reason }) => ({ reason }),
  texts: { quoted: ({ reason }) => [reason], blank: (deed) => ({ ...deed, reason: '' }) },
};
