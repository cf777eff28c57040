/** Whom and what the configuration names in Slack, each once, with everything it is there for. */
import { crewsIn } from '../domain/reach.ts';
import type { Crew, Team } from '../domain/team.ts';
import type { Role, RoleInTeam } from './finding.ts';

export type ChannelWanted = {
  id: string;
  /** The names of the teams whose cards go there. */
  teams: readonly string[];
  restricted: boolean;
  isFallback: boolean;
};

export type Wanted = {
  channels: readonly ChannelWanted[];
  /** By id. */
  groups: ReadonlyMap<string, readonly RoleInTeam[]>;
  people: ReadonlyMap<string, readonly RoleInTeam[]>;
};

export function wantedBy(teams: Readonly<Record<string, Team>>, fallbackChannel: string): Wanted {
  const named = Object.values(teams).flatMap(namedBy);
  return {
    channels: channelsOf(Object.values(teams), fallbackChannel),
    groups: byId(named.flatMap(({ group, duty }) => (group === undefined ? [] : [{ id: group, duty }]))),
    people: byId(named.flatMap(({ users = [], duty }) => users.map((id) => ({ id, duty })))),
  };
}

function channelsOf(teams: readonly Team[], fallbackChannel: string): ChannelWanted[] {
  const ids = new Set([...teams.map(({ channel }) => channel), fallbackChannel]);
  return [...ids].map((id) => {
    const here = teams.filter(({ channel }) => channel === id);
    return {
      id,
      teams: here.map(({ name }) => name),
      restricted: here.some(({ restricted }) => restricted),
      isFallback: id === fallbackChannel,
    };
  });
}

function namedBy(team: Team): (Crew & { duty: RoleInTeam })[] {
  const as = (role: Role, crew: Crew) => ({ ...crew, duty: { role, team: team.name } });
  const { responders } = team;
  return [
    as('lead', { users: team.leads }),
    ...('channelMembers' in responders ? [] : [as('responder', responders)]),
    ...team.onCall.flatMap((shift) => crewsIn(shift).map((crew) => as('on call', crew))),
    // Without a fallback of its own, a team has its leads for one.
    as('fallback', {
      ...team.fallback,
      users: team.fallback.users?.filter((id) => !team.leads.includes(id)),
    }),
  ];
}

function byId(
  named: readonly { id: string; duty: RoleInTeam }[],
): ReadonlyMap<string, readonly RoleInTeam[]> {
  const found = new Map<string, RoleInTeam[]>();
  for (const { id, duty } of named) {
    const duties = found.get(id) ?? [];
    const isKnown = duties.some(({ role, team }) => role === duty.role && team === duty.team);
    found.set(id, isKnown ? duties : [...duties, duty]);
  }
  return found;
}
