/** Who acts, and what they are to the team that has the escalation now. The engine judges whether it still has it then. */
import type { Escalation } from '../domain/escalation.ts';
import { type Actor, actsForTeam, mayReadFacts } from '../domain/permission.ts';
import type { Deps } from './deps.ts';

type Owned = Pick<Escalation, 'team' | 'reporter'>;

/**
 * Undefined when Slack did not say who leads and responds and it matters: the reporter is known without Slack. Whoever left leads nobody,
 * whatever the configuration says.
 */
export async function actorFor(
  { people, directory, log }: Pick<Deps, 'people' | 'directory' | 'log'>,
  user: string,
  escalation: Owned,
): Promise<Actor | undefined> {
  const who = { id: user, team: escalation.team };
  const team = directory.teams[escalation.team];
  if (!team) return { ...who, responder: false, lead: false };
  const orUnknown = (asked: Promise<boolean>) =>
    asked.catch((error: unknown) => {
      log.warn({ err: error, team: escalation.team }, 'Slack did not say who responds for a team');
      return undefined;
    });
  const [lead, responder] = await Promise.all([
    team.leads.includes(user) &&
      orUnknown(people.standing(user, { restricted: team.restricted }).then((standing) => standing === 'in')),
    orUnknown(people.isResponder(user, team)),
  ]);
  const isKnown = lead !== undefined && responder !== undefined;
  if (!isKnown && !lead && !responder && user !== escalation.reporter) return undefined;
  return { ...who, lead: lead === true, responder: responder === true };
}

/** The teams this person leads or responds for; a team Slack says nothing about is left out, which only ever hides. */
export async function teamsOf(
  { people, directory, log }: Pick<Deps, 'people' | 'directory' | 'log'>,
  user: string,
): Promise<Set<string>> {
  const actors = await Promise.all(
    Object.keys(directory.teams).map(async (team) => {
      const actor = await actorFor({ people, directory, log }, user, { team, reporter: '' });
      return actor && actsForTeam(actor) ? [team] : [];
    }),
  );
  return new Set(actors.flat());
}

/** Whether somebody who acts for `own` teams may see what an escalation says. */
export const readerOf =
  ({ directory }: Pick<Deps, 'directory'>, own: ReadonlySet<string>) =>
  ({ team }: Pick<Escalation, 'team'>): boolean =>
    mayReadFacts(
      { restricted: directory.restricted(team) },
      {
        responder: own.has(team),
        lead: false,
      },
    );
