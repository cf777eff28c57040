/** Acknowledge: whoever is first has it, and news is due from now on. */
import { type Act, unlessClosed } from './act.ts';
import { taken } from './clocks.ts';

export const acknowledge: Act<{ what: 'acknowledged' }> = {
  deed: 'acknowledged',
  who: 'the team',
  when(escalation, { id }) {
    const { owner } = escalation;
    if (owner === null) return unlessClosed(escalation);
    return (
      unlessClosed(escalation) ??
      (owner === id ? { refused: 'already yours' } : { refused: 'already owned', owner })
    );
  },
  decide: (escalation, { by }, world) => ({
    next: { status: 'acknowledged', owner: by.id, clocks: taken(escalation, world) },
    deed: { what: 'acknowledged' },
  }),
  replay: () => ({}),
};
