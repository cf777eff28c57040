/** End call: the user is not on the phone any more, whether the agent says so or time does. */
import type { Consequence } from '../change.ts';
import type { World } from '../command.ts';
import { closed, type Escalation } from '../escalation.ts';
import type { Act } from './act.ts';
import { retargeted, targetOf } from './clocks.ts';

type CallEnded = { what: 'call ended' };

export const endCall: Act<CallEnded> = {
  deed: 'call ended',
  who: 'the team and the reporter',
  when: (escalation) =>
    escalation.liveUntil === null || closed(escalation) ? { refused: 'call is over' } : undefined,
  decide: (escalation, _, world) => callEnded(escalation, world),
  replay: () => ({}),
};

/** The mark goes, and somebody has it by the priority's own target; the minutes counted so far stay counted. */
export function callEnded(escalation: Escalation, world: World): Consequence<CallEnded> {
  const { clocks, moves: card } = escalation;
  const target = targetOf(world.policy, { ...escalation, liveUntil: null }, world);
  return {
    next: {
      liveUntil: null,
      clocks: closed(escalation) ? clocks : retargeted(escalation, target, world.policy, world),
    },
    deed: { what: 'call ended' },
    notices: [{ kind: 'card', card }, { kind: 'card entry', card }, { kind: 'agent' }],
  };
}
