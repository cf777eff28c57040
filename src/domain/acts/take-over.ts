/** Take over: what the shift that is over offered is theirs. */
import { type Act, unlessClosed } from './act.ts';
import { passedOn } from './clocks.ts';

export const takeOver: Act<{ what: 'taken over'; from: string }> = {
  deed: 'taken over',
  who: 'the team',
  when(escalation, { id }) {
    const { owner, handOver } = escalation;
    const closed = unlessClosed(escalation);
    if (closed) return closed;
    if (owner === id) return { refused: 'already yours' };
    if (owner === null) return { refused: 'nobody has it' };
    return handOver === null ? { refused: 'nothing to take over', owner } : undefined;
  },
  decide(escalation, { by }, world) {
    const { owner } = escalation;
    if (owner === null) return { refused: 'nobody has it' };
    return {
      next: { owner: by.id, snooze: null, clocks: passedOn(escalation, world) },
      deed: { what: 'taken over', from: owner },
    };
  },
  replay: () => ({}),
};
