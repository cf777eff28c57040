/** Taking an escalation, giving it back, and passing it to somebody else. */
import { change } from '../change.ts';
import { unstopClock } from '../clock.ts';
import type { Change, CommandOf, Refusal, World } from '../command.ts';
import { closed, type Escalation, type Notice } from '../escalation.ts';
import { passedOn, released, retargeted, taken, targetOf } from './clocks.ts';

/** What everybody who follows the card and the agent's thread sees after most acts. */
export const everywhere = (card: number): Notice[] => [
  { kind: 'card', card },
  { kind: 'card entry', card },
  { kind: 'agent' },
  { kind: 'agent entry' },
];

export function acknowledge(
  escalation: Escalation,
  { by, via }: CommandOf<'acknowledge'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (escalation.owner === by.id) return { refused: 'already yours' };
  if (escalation.owner !== null) return { refused: 'already owned', owner: escalation.owner };
  return change(
    escalation,
    { status: 'acknowledged', owner: by.id, clocks: taken(escalation, world) },
    { by: by.id, via, deed: { what: 'acknowledged' }, notices: everywhere(escalation.moves) },
    world,
  );
}

/**
 * Takes an acknowledgement back as if it had not happened: its clock has run all the while, and follows the priority if that has
 * changed since.
 */
export function undo(escalation: Escalation, { by, via }: CommandOf<'undo'>, world: World): Change | Refusal {
  const { acknowledge: stopped, resolve, callback } = escalation.clocks;
  if (escalation.status !== 'acknowledged' || escalation.owner !== by.id || !stopped) {
    return { refused: 'nothing to undo' };
  }
  return change(
    escalation,
    {
      status: 'open',
      owner: null,
      snooze: null,
      clocks: retargeted(
        {
          acknowledge: unstopClock(stopped, world.calendars(stopped.calendar)),
          ...(resolve && { resolve }),
          ...(callback && { callback }),
        },
        targetOf(world.policy, escalation, world),
        world.policy,
        world,
      ),
    },
    {
      by: by.id,
      via,
      deed: { what: 'acknowledgement undone' },
      notices: everywhere(escalation.moves),
    },
    world,
  );
}

/** Nobody has it any more, and the team is reminded anew. */
export const backToTeam = (escalation: Escalation, world: World): Partial<Escalation> => ({
  status: 'open',
  owner: null,
  question: null,
  snooze: null,
  clocks: released(escalation.clocks, targetOf(world.policy, escalation, world), world),
});

export function handBack(
  escalation: Escalation,
  { by, via }: CommandOf<'hand back'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (escalation.owner === null) return { refused: 'nobody has it' };
  return change(
    escalation,
    backToTeam(escalation, world),
    { by: by.id, via, deed: { what: 'handed back' }, notices: everywhere(escalation.moves) },
    world,
  );
}

export function assign(
  escalation: Escalation,
  { by, via, to }: CommandOf<'assign'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (escalation.owner === to.id) {
    return to.id === by.id ? { refused: 'already yours' } : { refused: 'already owned', owner: to.id };
  }
  if (!to.responder) return { refused: 'not a responder', person: to.id, team: escalation.team };
  const asked = escalation.status === 'waiting';
  return change(
    escalation,
    {
      status: asked ? 'waiting' : 'acknowledged',
      owner: to.id,
      // The former owner had snoozed it; the new one has not.
      snooze: null,
      clocks: escalation.owner === null ? taken(escalation, world) : passedOn(escalation, world),
    },
    {
      by: by.id,
      via,
      deed: { what: 'assigned', to: to.id },
      notices: everywhere(escalation.moves),
    },
    world,
  );
}
