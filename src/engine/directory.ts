/** Makes the directory of a configuration: policies and calendars are named by their content, and what is stored is read once. */
import { createHash } from 'node:crypto';
import type { Queries } from '../db/queries.ts';
import { always, alwaysId, type Calendar } from '../domain/calendars/calendar.ts';
import { calendarOf } from '../domain/calendars/open-time.ts';
import type { CalendarRule, HolidaysOf } from '../domain/calendars/opening-hours.ts';
import type { Directory } from '../domain/directory.ts';
import { isRestricted } from '../domain/permission.ts';
import type {
  Crew,
  Ladder,
  Leading,
  LiveCall,
  Policy,
  Shift,
  Support,
  Swap,
  Target,
  Team,
} from '../domain/team.ts';

/** Nobody waits for Slack here. */
export type Known = { membersOf(group: string): readonly string[]; hasLeft(person: string): boolean };

/** Where Slack is not asked, a group is called by its id. */
const asWritten: Known = { membersOf: (group) => [group], hasLeft: () => false };

export type DirectoryParts = {
  queries: { policies: Pick<Queries['policies'], 'find'> };
  teams: Readonly<Record<string, Team>>;
  ladders: Readonly<Record<string, Ladder>>;
  calendars: Readonly<Record<string, CalendarRule>>;
  liveCall: LiveCall;
  routing: { fallback: string };
  support?: Support | null;
  /** What was heard of Slack of those who lead; kept up to date by others. */
  known?: Known;
  /** The swaps that were agreed in a team; they come and go. */
  swapsOf?: (team: string) => readonly Swap[];
  holidaysOf: HolidaysOf;
};

export function createDirectory(parts: DirectoryParts): Directory {
  const { queries, holidaysOf, swapsOf = () => [] } = parts;
  const idOf = idsOf(parts.calendars);
  const known = new Map<string, Calendar>([[alwaysId, always]]);
  const learn = (rules: Policy['calendars']): void => {
    for (const [id, rule] of Object.entries(rules)) {
      if (!known.has(id)) known.set(id, calendarOf(rule, holidaysOf));
    }
  };
  learn(mapped(parts.calendars, (rule, name) => [idOf(name), rule]));
  const onKnownCalendars = <T extends { onCall: readonly Shift[] }>(of: T) => ({
    ...of,
    onCall: of.onCall.map((shift) => ({ ...shift, calendar: idOf(shift.calendar) })),
  });
  const teams = mapped(parts.teams, (written, id) => {
    const team = onKnownCalendars(written);
    return [
      id,
      {
        ...team,
        get onCall() {
          return withSwaps(team.onCall, swapsOf(id));
        },
      },
    ];
  });
  /** A policy is named by its content: what has been read once is true for ever, and one policy is one object. */
  const kept = new Map<string, Policy>();
  const keep = (id: string, policy: Policy): Policy => {
    const one = kept.get(id) ?? policy;
    kept.set(id, one);
    return one;
  };
  const today = new Map(
    Object.entries(teams).map(([id, team]) => {
      const policy = promisedBy(team, parts, idOf);
      const policyId = hashOf(policy);
      return [id, { id: policyId, policy: keep(policyId, policy) }];
    }),
  );

  const { known: standing = asWritten } = parts;
  const inService = ({
    users = [],
    groups = [],
  }: {
    users?: readonly string[];
    groups?: readonly string[];
  }) => {
    const people = new Set([...users, ...groups.flatMap(standing.membersOf)]);
    return [...people].filter((person) => !standing.hasLeft(person));
  };
  const leading = ({ leads, leadGroups = [] }: Leading): string[] =>
    inService({ users: leads, groups: leadGroups });
  const leads = (id: string): string[] => {
    const team = teams[id];
    return team ? leading(team) : [];
  };
  const supportLeads = (): string[] => (parts.support ? leading(parts.support) : []);
  const standIns = ({ users = [], group }: Crew): string[] =>
    inService({ users, groups: group === undefined ? [] : [group] });
  const last = parts.routing.fallback;
  /** Whoever is named stays named where nobody is left anywhere: what cannot be sent is at least kept. */
  const hearsFor = (id: string): readonly string[] => {
    const team = teams[id];
    const some = [
      leads(id),
      team ? standIns(team.fallback) : [],
      ...[last, ...Object.keys(teams)].map(leads),
    ];
    return some.find((people) => people.length > 0) ?? (team ?? teams[last])?.leads ?? [];
  };

  return {
    teams,
    teamName: (team) => teams[team]?.name ?? team,
    channelOf: (team) => teams[team]?.channel,
    leads,
    leadsOf: hearsFor,
    leadsForAgents(team) {
      const support = supportLeads();
      return support.length > 0 ? support : hearsFor(team);
    },
    support: parts.support ? onKnownCalendars(parts.support) : null,
    leadsSupport: (person) => supportLeads().includes(person),
    toldTo: (person) => Object.keys(teams).filter((team) => hearsFor(team).includes(person)),
    ledBy: (person) => Object.keys(teams).filter((team) => leads(team).includes(person)),
    membersOf: (crews) => [...new Set(crews.flatMap(standIns))],
    shiftsOf: (team) => teams[team]?.onCall ?? [],
    restricted: (team) => isRestricted(teams, team),
    policyOf: (team) => today.get(team),
    async policy(id) {
      const policy = kept.get(id) ?? (await queries.policies.find(id));
      if (!policy) throw new Error(`policy ${id} is not stored`);
      learn(policy.calendars);
      return keep(id, policy);
    },
    calendars(id) {
      const calendar = known.get(id);
      if (!calendar) throw new RangeError(`there is no calendar ${id}`);
      return calendar;
    },
  };
}

const withSwaps = (shifts: Shift[], swaps: readonly Swap[]): Shift[] =>
  swaps.length === 0 ? shifts : shifts.map((shift) => ({ ...shift, swaps }));

/** A calendar is named by its content, too: one that has been edited since is another one. */
function idsOf(calendars: DirectoryParts['calendars']): (name: string) => string {
  const ids = new Map([[alwaysId, alwaysId]]);
  for (const [name, rule] of Object.entries(calendars)) ids.set(name, `${name}@${hashOf(rule).slice(0, 8)}`);
  return (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new RangeError(`there is no calendar ${name} in the configuration`);
    return id;
  };
}

function promisedBy(
  { sla, ladder: name }: Team,
  { calendars, ladders, liveCall }: DirectoryParts,
  idOf: (name: string) => string,
): Policy {
  const counted = (target: Target): Target => ({ ...target, calendar: idOf(target.calendar) });
  const { urgent, high, normal, low } = sla;
  const named = new Set(Object.values(sla).map(({ calendar }) => calendar));
  const ladder = ladders[name];
  if (!ladder) throw new Error(`there is no ladder ${name}`);
  return {
    sla: { urgent: counted(urgent), high: counted(high), normal: counted(normal), low: counted(low) },
    ladder,
    liveCall,
    calendars: Object.fromEntries(
      Object.entries(calendars).flatMap(([name, rule]) => (named.has(name) ? [[idOf(name), rule]] : [])),
    ),
  };
}

const mapped = <From, To>(
  record: Readonly<Record<string, From>>,
  to: (value: From, key: string) => [string, To],
): Record<string, To> => Object.fromEntries(Object.entries(record).map(([key, value]) => to(value, key)));

const hashOf = (content: unknown): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
