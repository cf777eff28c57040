/** Assign: gives it to a responder of the team. */
import { type Act, unlessClosed } from './act.ts';
import { passedOn, taken } from './clocks.ts';

export const assign: Act<{ what: 'assigned'; to: string }, { to: { id: string; responder: boolean } }> = {
  deed: 'assigned',
  who: 'the team',
  when: unlessClosed,
  decide(escalation, { by, to }, world) {
    const { owner, status, team } = escalation;
    if (owner === to.id) {
      return to.id === by.id ? { refused: 'already yours' } : { refused: 'already owned', owner };
    }
    if (!to.responder) return { refused: 'not a responder', person: to.id, team };
    return {
      next: {
        status: status === 'waiting' ? 'waiting' : 'acknowledged',
        owner: to.id,
        // The former owner had snoozed it; the new one has not.
        snooze: null,
        clocks: owner === null ? taken(escalation, world) : passedOn(escalation, world),
      },
      deed: { what: 'assigned', to: to.id },
    };
  },
  replay: ({ to }) => ({ to: { id: to, responder: true } }),
};
