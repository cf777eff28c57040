/** Keep: the owner stays with it although the shift is over; the hand-over is withdrawn. */
import { type Act, unlessClosed } from './act.ts';
import { answeredUntil } from './clocks.ts';

export const keep: Act<{ what: 'kept' }> = {
  deed: 'kept',
  who: 'the team',
  when(escalation, { id }) {
    const { owner, handOver } = escalation;
    const closed = unlessClosed(escalation);
    if (closed) return closed;
    if (owner !== id) return { refused: 'not yours', owner };
    return handOver === null ? { refused: 'already yours' } : undefined;
  },
  decide: ({ clocks, moves: card }, _, { now }) => ({
    next: { clocks: answeredUntil(clocks, now) },
    deed: { what: 'kept' },
    notices: [
      { kind: 'card', card },
      { kind: 'card entry', card },
    ],
  }),
  replay: () => ({}),
};
