/** Who may do what: responders and leads of the owning team act on its cards; the reporter speaks for the user; others read. */
import type { Escalation, Priority } from './escalation.ts';
import { priorities } from './escalation.ts';

/** A person who acts, with what they are to the team that owns the escalation. */
export type Actor = { id: string; responder: boolean; lead: boolean };

export type Act =
  | 'acknowledge'
  | 'undo'
  | 'hand back'
  | 'take over'
  | 'keep'
  | 'promise news'
  | 'hold on'
  | 'end call'
  | 'promise callback'
  | 'call back'
  | 'snooze'
  | 'assign'
  | 'ask'
  | 'answer'
  | 'change priority'
  | 'move'
  | 'resolve'
  | 'reopen'
  | 'cancel';

const alsoReporters: ReadonlySet<Act> = new Set<Act>([
  'answer',
  'call back',
  'cancel',
  'change priority',
  'end call',
  'promise callback',
  'reopen',
]);

/** Whether this person speaks for the team that has it. */
export const actsForTeam = (actor: Actor): boolean => actor.responder || actor.lead;

/** Of `change priority` it says who may ask at all; `mayChangePriority` knows which ones. */
export function mayDo(act: Act, actor: Actor, escalation: Pick<Escalation, 'reporter'>): boolean {
  return actsForTeam(actor) || (alsoReporters.has(act) && actor.id === escalation.reporter);
}

/** The reporter may raise a priority but not lower it. */
export function mayChangePriority(
  actor: Actor,
  escalation: Pick<Escalation, 'reporter' | 'priority'>,
  to: Priority,
): boolean {
  const raises = priorities.indexOf(to) < priorities.indexOf(escalation.priority);
  return actsForTeam(actor) || (actor.id === escalation.reporter && raises);
}

/** The facts of a restricted team's escalation are for that team only. */
export const mayReadFacts = (team: { restricted: boolean }, actor: Actor): boolean =>
  !team.restricted || actsForTeam(actor);
