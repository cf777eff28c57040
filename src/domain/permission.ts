/** Who may do what: responders and leads of the owning team act on its cards; the reporter speaks for the user, and another agent may take that over; others read. */
import type { Whose } from './acts/act.ts';
import type { Escalation, Priority } from './escalation.ts';
import { priorities } from './escalation.ts';

/** A person who acts, and what they are to a team: the one that had the escalation when this was found out. */
export type Actor = {
  id: string;
  team: string;
  responder: boolean;
  lead: boolean;
  /** What they are to the agents' side, where it is theirs to take this escalation's, or to give it to somebody. */
  support?: 'lead' | 'agent' | undefined;
};

/** Whether this person speaks for the team that has it. */
export const actsForTeam = (actor: Pick<Actor, 'responder' | 'lead'>): boolean =>
  actor.responder || actor.lead;

export function isTheirs(who: Whose, actor: Actor, { reporter }: Pick<Escalation, 'reporter'>): boolean {
  if (who === 'everybody') return true;
  if (who === 'the agents') return actor.support !== undefined;
  if (who === 'the reporter and the leads of support')
    return actor.id === reporter || actor.support === 'lead';
  return (who !== 'the reporter' && actsForTeam(actor)) || (who !== 'the team' && actor.id === reporter);
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

/** The other priorities this person may choose. */
export const prioritiesFor = (
  escalation: Pick<Escalation, 'reporter' | 'priority'>,
  actor: Actor,
): Priority[] =>
  priorities.filter(
    (priority) => priority !== escalation.priority && mayChangePriority(actor, escalation, priority),
  );

/** A team that the configuration does not know, renamed or removed, is restricted: unknown means no. */
export const isRestricted = (
  teams: Readonly<Record<string, { restricted: boolean }>>,
  team: string,
): boolean => teams[team]?.restricted ?? true;

/** Somebody who reads, with the teams they act for. */
export type Reader = { id: string; teams: ReadonlySet<string> };

/**
 * Whether a text may be read: by its author; if it was written under a restricted team, by that team's people; if it was written openly,
 * by everybody as long as no restricted team has the escalation now, else by the people of that team and of the one it was written under.
 * Where it was kept whether that team was restricted then, it stays so; null asks the configuration of today.
 */
export function mayReadText(
  text: { by: string; under: string; restricted: boolean | null },
  reader: Reader,
  { team, restricted }: { team: string; restricted(team: string): boolean },
): boolean {
  if (text.by === reader.id || reader.teams.has(text.under)) return true;
  return !(text.restricted ?? restricted(text.under)) && (!restricted(team) || reader.teams.has(team));
}

/** The facts of a restricted team's escalation are for that team only; its reporter wrote them. */
export const mayReadFacts = (
  team: { restricted: boolean },
  actor: Pick<Actor, 'responder' | 'lead'>,
): boolean => !team.restricted || actsForTeam(actor);
