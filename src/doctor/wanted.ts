/** Whom and what the configuration names in Slack, each once, with everything it is there for. */
import { crewsIn } from '../domain/reach.ts';
import type { Crew, Leading, Support, Team } from '../domain/team.ts';
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

type Naming = { teams: Readonly<Record<string, Team>>; support: Support | null; fallbackChannel: string };

const supportName = 'support';

export function wantedBy({ teams, support, fallbackChannel }: Naming): Wanted {
  const named = [...Object.values(teams).flatMap(namedBy), ...(support ? namedBySupport(support) : [])];
  return {
    channels: channelsOf(
      [...Object.values(teams), ...sittingIn(support), ...readingIn({ teams, support })],
      fallbackChannel,
    ),
    groups: byId(named.flatMap(({ group, duty }) => (group === undefined ? [] : [{ id: group, duty }]))),
    people: byId(named.flatMap(({ users = [], duty }) => users.map((id) => ({ id, duty })))),
  };
}

type Sitting = Pick<Team, 'name' | 'channel' | 'restricted'>;

/** Where the agents sit; nothing restricted is written there. */
const sittingIn = (support: Support | null): Sitting[] =>
  support?.channel ? [{ name: supportName, channel: support.channel, restricted: false }] : [];

/** Where a digest goes, with nothing restricted in it. */
const readingIn = ({ teams, support }: Pick<Naming, 'teams' | 'support'>): Sitting[] =>
  [...Object.values(teams), ...(support ? [{ ...support, name: supportName }] : [])].flatMap(
    ({ name, digestChannel }) => (digestChannel ? [{ name, channel: digestChannel, restricted: false }] : []),
  );

function channelsOf(teams: readonly Sitting[], fallbackChannel: string): ChannelWanted[] {
  const ids = new Set([...teams.map(({ channel }) => channel), fallbackChannel]);
  return [...ids].map((id) => {
    const here = teams.filter(({ channel }) => channel === id);
    return {
      id,
      teams: [...new Set(here.map(({ name }) => name))],
      restricted: here.some(({ restricted }) => restricted),
      isFallback: id === fallbackChannel,
    };
  });
}

type Named = Crew & { duty: RoleInTeam };

const leadsNamedBy = ({ name, leads, leadGroups = [] }: Leading & { name: string }): Named[] =>
  [{ users: leads }, ...leadGroups.map((group) => ({ group }))].map((crew) => ({
    ...crew,
    duty: { role: 'lead', team: name },
  }));

function namedBySupport(support: Support): Named[] {
  const { agents, onCall } = support;
  const as = (role: Role, crew: Crew) => ({ ...crew, duty: { role, team: supportName } });
  return [
    ...leadsNamedBy({ ...support, name: supportName }),
    ...(agents === null || 'channelMembers' in agents ? [] : [as('responder', agents)]),
    ...onCall.flatMap((shift) => crewsIn(shift).map((crew) => as('on call', crew))),
  ];
}

function namedBy(team: Team): Named[] {
  const as = (role: Role, crew: Crew) => ({ ...crew, duty: { role, team: team.name } });
  const { responders } = team;
  return [
    ...leadsNamedBy(team),
    ...('channelMembers' in responders ? [] : [as('responder', responders)]),
    ...team.onCall.flatMap((shift) => crewsIn(shift).map((crew) => as('on call', crew))),
    // Without a fallback of its own, a team has its leads for one.
    as('fallback', {
      ...team.fallback,
      group: team.leadGroups?.includes(team.fallback.group ?? '') ? undefined : team.fallback.group,
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
