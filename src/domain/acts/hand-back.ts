/** Hand back: nobody has it any more, and the team is reminded anew. Time does the same where an owner does not answer. */
import type { Consequence } from '../change.ts';
import type { World } from '../command.ts';
import type { Escalation } from '../escalation.ts';
import { type Act, unlessClosed } from './act.ts';
import { released, targetOf } from './clocks.ts';

export const handBack: Act<{ what: 'handed back' }> = {
  deed: 'handed back',
  who: 'the team',
  when: (escalation) =>
    unlessClosed(escalation) ?? (escalation.owner === null ? { refused: 'nobody has it' } : undefined),
  decide: (escalation, _, world) => ({ next: backToTeam(escalation, world), deed: { what: 'handed back' } }),
  replay: () => ({}),
};

const backToTeam = (escalation: Escalation, world: World): Partial<Escalation> => ({
  status: 'open',
  owner: null,
  question: null,
  snooze: null,
  clocks: released(escalation.clocks, targetOf(world.policy, escalation, world), world),
});

/** The owner was asked for news and did not answer: the team has it again, and its ladder starts anew. */
export const handBackUnanswered = (escalation: Escalation, owner: string, world: World): Consequence => ({
  next: backToTeam(escalation, world),
  deed: { what: 'went quiet', owner },
});
