/** Who is on call for an escalation in the moment of sending, with the names for messages that ping nobody. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Escalation } from '../../domain/escalation.ts';
import { crewsFor, onCallAt } from '../../domain/on-call.ts';
import { crewsIn, isDutyOutOfReach, withinReach } from '../../domain/reach.ts';
import { leadsAsCrew, type Team } from '../../domain/team.ts';
import { isUrgent } from '../../domain/urgency.ts';
import type { People } from '../../slack/people/people.ts';
import type { OnCallFacts } from '../../views/on-call-facts.ts';

export type OnCallContext = {
  directory: Pick<Directory, 'teams' | 'support' | 'calendars'>;
  people: Pick<People, 'onCallNames' | 'outOfReach'>;
  now(): Instant;
};

const nobody: OnCallFacts = { crews: [], names: [], fallback: false, next: null };

export async function onCallOf(
  context: OnCallContext,
  { team: id, ...escalation }: Pick<Escalation, 'team' | 'priority' | 'liveUntil'>,
): Promise<OnCallFacts> {
  const team = context.directory.teams[id];
  return team ? onDutyIn(context, team, isUrgent(escalation, context.now())) : nobody;
}

/** Of the agents. */
export async function agentsOnDuty(context: OnCallContext): Promise<OnCallFacts> {
  const { support } = context.directory;
  return support ? onDutyIn(context, { ...support, fallback: {} }, false) : nobody;
}

async function onDutyIn(
  { directory: { calendars }, people, now }: OnCallContext,
  team: Pick<Team, 'onCall' | 'fallback' | 'leads' | 'leadGroups'>,
  urgent: boolean,
): Promise<OnCallFacts> {
  const at = now();
  const { onCall, fallback: standIn } = team;
  const out = await people.outOfReach([...onCall.flatMap(crewsIn), standIn, leadsAsCrew(team)]);
  const reachable = withinReach(team, out);
  const outOfReach = isDutyOutOfReach(team, out, calendars, at);
  // Whoever is on duty does not come back by waiting: the fallback stands in also for what is not urgent.
  const { crews, fallback } = crewsFor(reachable, calendars, at, outOfReach || urgent);
  // Who is next is looked for only while nobody is on duty: nothing else says it, and it takes longest to find.
  const absent = fallback || crews.length === 0;
  const next = absent ? onCallAt(reachable.onCall, calendars, at).next : null;
  return {
    crews,
    names: await people.onCallNames(crews),
    fallback,
    ...(outOfReach && { outOfReach }),
    next: next && { at: next.at, names: await people.onCallNames(next.crews) },
  };
}

/** Nobody is pinged twice for one thing, nor for what they did themselves: these people are not mentioned. */
export function without(onCall: OnCallFacts, people: readonly string[]): OnCallFacts {
  const crews = onCall.crews.flatMap(({ group, users = [] }) => {
    const left = users.filter((user) => !people.includes(user));
    return group === undefined && left.length === 0 ? [] : [{ group, users: left }];
  });
  return { ...onCall, crews };
}
