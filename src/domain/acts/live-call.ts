/** The user is on the phone now: minutes count, a quick answer helps, and the call ends. */
import { change } from '../change.ts';
import type { Change, CommandOf, Refusal, World } from '../command.ts';
import { closed, type Escalation, type Via } from '../escalation.ts';
import { everywhere } from './acknowledge.ts';
import { newsBy as clockUntil, retargeted, taken, targetOf } from './clocks.ts';

export const holdOnMs = 2 * 60_000;

/** Whoever asks the agent to hold on has read it: what nobody has is theirs. */
export function holdOn(
  escalation: Escalation,
  { by, via }: CommandOf<'hold on'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (escalation.liveUntil === null) return { refused: 'call is over' };
  if (escalation.status === 'waiting') return { refused: 'waiting' };
  const newsBy = world.now + holdOnMs;
  const { owner } = escalation;
  const clocks = owner === null ? taken(escalation, world) : escalation.clocks;
  // A colleague who helps out promises nothing for the owner.
  const theirs = owner === null || owner === by.id;
  return change(
    escalation,
    {
      status: 'acknowledged',
      owner: owner ?? by.id,
      clocks: theirs ? { ...clocks, update: clockUntil(newsBy, world.policy, world.now) } : clocks,
    },
    {
      by: by.id,
      via,
      deed: { what: 'held on', newsBy: theirs ? newsBy : null },
      notices: everywhere(escalation.moves),
    },
    world,
  );
}

export function endCall(
  escalation: Escalation,
  { by, via }: CommandOf<'end call'>,
  world: World,
): Change | Refusal {
  return escalation.liveUntil === null || closed(escalation)
    ? { refused: 'call is over' }
    : callEnded(escalation, by.id, via, world);
}

/** The mark goes, and somebody has it by the priority's own target; the minutes counted so far stay counted. */
export function callEnded(escalation: Escalation, by: string, via: Via, world: World): Change {
  const target = targetOf(world.policy, { ...escalation, liveUntil: null }, world);
  return change(
    escalation,
    {
      liveUntil: null,
      clocks: closed(escalation)
        ? escalation.clocks
        : retargeted(escalation.clocks, target, world.policy, world),
    },
    {
      by,
      via,
      deed: { what: 'call ended' },
      notices: [
        { kind: 'card', card: escalation.moves },
        { kind: 'card entry', card: escalation.moves },
        { kind: 'agent' },
      ],
    },
    world,
  );
}
