/** Who acts, and what they are to the team that has the escalation now. The engine judges whether it still has it then. */
import type { Escalation } from '../domain/escalation.ts';
import { type Actor, actsForTeam, mayReadFacts } from '../domain/permission.ts';
import { NobodyRespondsError } from '../slack/people/people.ts';
import type { Deps } from './deps.ts';

type Owned = Pick<Escalation, 'team' | 'reporter'>;

/** Slack did not say; or it says that the user group of the responders is gone, and a minute later it will say the same. */
export type Unknown = 'not now' | 'nobody responds';

type Asking = Pick<Deps, 'people' | 'directory' | 'nobodyResponds' | 'log'>;

export async function actorFor(asking: Asking, user: string, escalation: Owned): Promise<Actor | Unknown> {
  const [member, supports] = await Promise.all([
    memberFor(asking, user, escalation),
    supporterOf(asking, user),
  ]);
  return typeof member === 'string' ? member : { ...member, support: supports(escalation) };
}

/**
 * Unknown where it matters who leads and responds: the reporter is known without Slack. Whoever left leads nobody, whatever the
 * configuration says.
 */
async function memberFor(
  { people, directory, nobodyResponds, log }: Asking,
  user: string,
  escalation: Owned,
): Promise<Actor | Unknown> {
  const who = { id: user, team: escalation.team };
  const team = directory.teams[escalation.team];
  if (!team) return { ...who, responder: false, lead: false };
  const orUnknown = (asked: Promise<boolean>) =>
    asked.catch((error: unknown): Unknown => {
      log.warn({ err: error, team: escalation.team }, 'Slack did not say who responds for a team');
      return error instanceof NobodyRespondsError ? 'nobody responds' : 'not now';
    });
  const [lead, responder] = await Promise.all([
    directory.leads(escalation.team).includes(user) &&
      orUnknown(people.standing(user, { restricted: team.restricted }).then((standing) => standing === 'in')),
    orUnknown(people.isResponder(user, team)),
  ]);
  if (responder === 'nobody responds') await nobodyResponds(escalation.team);
  const unknown = [lead, responder].find((answer) => typeof answer === 'string');
  const isKnown = lead === true || responder === true || user === escalation.reporter;
  if (unknown !== undefined && !isKnown) return unknown;
  return { ...who, lead: lead === true, responder: responder === true };
}

/** Whether this person is one of the agents; null where the configuration names none. Undefined while Slack does not say. */
export async function isAgent(
  { people, directory: { support }, log }: Pick<Asking, 'people' | 'directory' | 'log'>,
  user: string,
): Promise<boolean | null | undefined> {
  if (!support?.agents) return null;
  const { agents: responders, channel } = support;
  try {
    return await people.isResponder(user, { responders, channel: channel ?? '', restricted: false });
  } catch (error) {
    log.warn({ err: error }, 'Slack did not say who the agents are');
    return undefined;
  }
}

/**
 * What somebody is to the agents' side. Where no agents are named everybody may take it, but not of a restricted team: who takes it reads
 * what the agent wrote.
 */
export async function supporterOf(
  asking: Pick<Asking, 'people' | 'directory' | 'log'>,
  user: string,
): Promise<(escalation: Pick<Escalation, 'team'>) => Actor['support']> {
  const { directory } = asking;
  if (directory.leadsSupport(user)) return () => 'lead';
  const named = await isAgent(asking, user);
  return ({ team }) => ((named ?? (named === null && !directory.restricted(team))) ? 'agent' : undefined);
}

/** The teams this person leads or responds for; a team Slack says nothing about is left out, which only ever hides. */
export async function teamsOf(asking: Asking, user: string): Promise<Set<string>> {
  const actors = await Promise.all(
    Object.keys(asking.directory.teams).map(async (team) => {
      const actor = await memberFor(asking, user, { team, reporter: '' });
      return typeof actor === 'object' && actsForTeam(actor) ? [team] : [];
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
