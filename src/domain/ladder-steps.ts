/** Which steps a clock is reminded by: the team's, for the priority that it has, or those of a promise that a person made. */
import type { Clock } from './clock.ts';
import type { Priority } from './escalation.ts';
import { type ClockName, isTeamsClock, type Ladder, type LadderClock, type Step, type Tell } from './team.ts';

const minute = 60_000;

/** The agent is reminded of a callback, and the team's thread is warned before. */
const callbackSteps: readonly Step[] = [
  { at: { before: 30 * minute }, tell: ['thread'] },
  { at: { before: 15 * minute }, tell: ['reporter'] },
  { at: 'breach', tell: ['reporter'] },
];

/** What the owner has promised is asked of the owner; leads hear of it when it is handed back. */
const ownWordSteps: readonly Step[] = [
  { at: { before: 10 * minute }, tell: ['owner'] },
  { at: 'breach', tell: ['owner'] },
];

/** Whoever was asked is reminded halfway; then leads hear of it too, and from the first reminder on it stands in their digest. */
const answerSteps: readonly Step[] = [
  { at: { percent: 50 }, tell: ['reporter'] },
  { at: 'breach', tell: ['reporter', 'leads'] },
];

/** What was promised at an hour that a person named is reminded of in one way, whatever the team's ladders say. */
export const promisedSteps = (name: ClockName): readonly Step[] =>
  name === 'callback' ? callbackSteps : ownWordSteps;

/** A step that names no priority is for all of them. */
export const isStepFor = ({ priority }: Step, of: Priority): boolean => priority?.includes(of) ?? true;

/** Whether another priority changes nothing about the reminders of this clock. */
export const remindsAlike = (ladder: Ladder, name: LadderClock, one: Priority, other: Priority): boolean =>
  ladder[name].every((step) => isStepFor(step, one) === isStepFor(step, other));

export function stepsOf(
  ladder: Ladder,
  name: ClockName,
  { promised }: Pick<Clock, 'promised'>,
  of: Priority,
): readonly Step[] {
  if (name === 'answer') return answerSteps;
  if (!isTeamsClock(name) || promised) return promisedSteps(name);
  const steps = ladder[name].filter((step) => isStepFor(step, of));
  return name === 'update' && ladder.handBackMs !== null ? askingTheOwner(steps) : steps;
}

/** Who owes news is asked for it: at the breach the owner is, whoever else is told. */
function askingTheOwner(steps: readonly Step[]): Step[] {
  const breach = steps.find(({ at }) => at === 'breach');
  const asked: Step = { at: 'breach', tell: [...new Set<Tell>([...(breach?.tell ?? []), 'owner'])] };
  return breach ? steps.map((step) => (step === breach ? asked : step)) : [...steps, asked];
}
