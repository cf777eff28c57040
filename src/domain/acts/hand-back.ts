/** Hand back: nobody has it any more, and the team is reminded anew. The same happens where an owner does not answer, or has left. */
import { type Consequence, change, seenBefore } from '../change.ts';
import type { Change, World } from '../command.ts';
import { closed, type Escalation } from '../escalation.ts';
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

/** Whose account is closed answers nobody: the team has it again. Undefined where they do not have it. */
export function ownerLeft(escalation: Escalation, owner: string, world: World): Change | undefined {
  if (escalation.owner !== owner || closed(escalation)) return undefined;
  const next = backToTeam(seenBefore(escalation, world), world);
  const deed = { what: 'owner left', owner } as const;
  return change(escalation, { by: 'switchboard', via: 'clock' }, { next, deed }, world);
}
