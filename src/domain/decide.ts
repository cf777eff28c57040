/** The one question the engine asks: what becomes of this escalation when somebody asks this of it now? */
import { ownerLeft } from './acts/hand-back.ts';
import { type ActKind, actOf } from './acts/index.ts';
import { agentLeft, offDuty } from './acts/offer-agent-side.ts';
import { tick } from './acts/tick.ts';
import { change, seenBefore } from './change.ts';
import {
  type Change,
  type Command,
  type Given,
  isRefusal,
  type Noticed,
  type Postponed,
  type Refusal,
  type World,
} from './command.ts';
import type { Entry, Escalation } from './escalation.ts';
import { type Actor, isTheirs } from './permission.ts';

/**
 * Undefined when there is nothing to do: nothing is due, or what is asked for has been done already. `history` is what happened so far,
 * for an act that looks back. Only `tick` answers that there is nothing to do yet.
 */
export function decide(
  escalation: Escalation,
  command: Command | Noticed,
  world: World,
  history: readonly Entry[] = [],
): Change | Refusal | Postponed | undefined {
  if (command.kind === 'tick') return tick(escalation, world);
  if (command.kind === 'left') {
    const { person } = command;
    return ownerLeft(escalation, person, world) ?? agentLeft(escalation, person, world);
  }
  if (command.kind === 'off duty') return offDuty(escalation, world);
  const { kind, by } = command;
  // What somebody is to one team says nothing of what they are to another: it is judged for the team that has it in this moment.
  if (by.team !== escalation.team) return { refused: 'moved', team: escalation.team };
  const answer = notAllowed(kind, escalation, by) ?? actOn(escalation, command, world);
  return isRefusal(answer) || !isOnceMore(escalation, command, answer, history) ? answer : undefined;
}

/** What the act comes to, for somebody who may do it. */
export function actOn(escalation: Escalation, command: Given, world: World): Change | Refusal {
  const { kind, by, via } = command;
  const act = actOf(kind);
  const answer = act.when(escalation, by) ?? act.decide(seenBefore(escalation, world), command, world);
  return 'refused' in answer ? answer : change(escalation, { by: by.id, via }, answer, world);
}

/** Why this person cannot do this now; undefined where they can, and then it may be offered. `by` is what they are to its team. */
export const refusedNow = (kind: ActKind, escalation: Escalation, by: Actor): Refusal | undefined =>
  notAllowed(kind, escalation, by) ?? actOf(kind).when(escalation, by);

const notAllowed = (act: ActKind, escalation: Escalation, by: Actor): Refusal | undefined =>
  mayDo(act, by, escalation) ? undefined : { refused: 'not allowed', act, team: escalation.team };

/** Whether they may at all, however it stands. */
export const mayDo = (act: ActKind, by: Actor, escalation: Pick<Escalation, 'reporter'>): boolean =>
  isTheirs(actOf(act).who, by, escalation);

/** Once is once. What takes the escalation, or shows that its owner has not left yet, is never the same again. */
function isOnceMore(
  before: Escalation,
  command: Given,
  { escalation: after, entry }: Change,
  history: readonly Entry[],
): boolean {
  if (after.owner !== before.owner || after.handOver !== before.handOver) return false;
  return actOf(command.kind).repeats?.(before, command, entry.at, history) ?? false;
}
