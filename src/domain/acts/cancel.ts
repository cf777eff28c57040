/** Cancel: it was raised by mistake, or another one is about the same. Nobody owes it any more; promises not yet broken fall away. */
import { type Named, unfit } from '../duplicate.ts';
import { type Act, unlessClosed } from './act.ts';
import { dropped } from './clocks.ts';

type Cancelled = { what: 'cancelled'; reason: string; duplicateOf?: string };

export const cancel: Act<Cancelled, { reason: string; duplicateOf?: Named }> = {
  deed: 'cancelled',
  who: 'the team and the reporter',
  when: unlessClosed,
  decide(escalation, { reason, duplicateOf }, world) {
    const refused = unfit(escalation, duplicateOf);
    if (refused) return refused;
    return {
      next: {
        status: 'cancelled',
        question: null,
        liveUntil: null,
        snooze: null,
        closedAt: world.now,
        duplicateOf: duplicateOf?.id ?? null,
        clocks: dropped(escalation.clocks, world),
      },
      deed: { what: 'cancelled', reason, ...(duplicateOf && { duplicateOf: duplicateOf.id }) },
    };
  },
  replay: ({ reason, duplicateOf }) => ({
    reason,
    ...(duplicateOf !== undefined && { duplicateOf: { id: duplicateOf, is: 'there' } }),
  }),
  texts: { quoted: ({ reason }) => [reason], blank: (deed) => ({ ...deed, reason: '' }) },
};
