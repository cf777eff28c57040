/** Who leads, as Slack says: members of the groups that lead, and who of all has left. Remembered, so that nobody who decides waits for Slack. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { crewsIn } from '../domain/reach.ts';
import type { Leading, Support, Team } from '../domain/team.ts';
import type { Known } from './directory.ts';

/** Members are remembered for minutes, and accounts are known without asking: looking costs next to nothing. */
const lookEveryMs = 60_000;

export type KnownLeads = Known & {
  /** What was heard before stands where Slack does not say. Nobody has to be woken for it. */
  turn(): Promise<null>;
  /** Somebody's account has changed. */
  look(): void;
};

export function createKnownLeads(parts: {
  teams: Readonly<Record<string, Leading & Pick<Team, 'fallback'>>>;
  support: Support | null;
  people: {
    membersOf(groups: Iterable<string>): Promise<ReadonlyMap<string, readonly string[]>>;
    haveLeft(ids: readonly string[]): Promise<string[]>;
  };
  now(): Instant;
}): KnownLeads {
  const { people, now } = parts;
  const teams = Object.values(parts.teams);
  const all: Leading[] = [...teams, ...(parts.support ? [parts.support] : [])];
  // What agents leave open is offered to each who is there, where they have no channel.
  const crews = parts.support?.channel === null ? parts.support.onCall.flatMap(crewsIn) : [];
  const leading = [
    ...new Set([
      ...all.flatMap(({ leadGroups = [] }) => leadGroups),
      ...crews.flatMap(({ group }) => group ?? []),
    ]),
  ];
  const named = [
    ...new Set([
      ...all.flatMap(({ leads }) => leads),
      ...teams.flatMap(({ fallback }) => fallback.users ?? []),
    ]),
  ];
  const members = new Map<string, readonly string[]>();
  let left: ReadonlySet<string> = new Set();
  let lookAt = 0;

  async function look(): Promise<void> {
    const everybody = [...named, ...[...members.values()].flat()];
    left = new Set(await people.haveLeft(everybody));
    await learn(leading);
    // A group that stands in is asked about only where nobody else is left.
    await learn(
      teams.flatMap(({ leads, leadGroups = [], fallback }) =>
        fallback.group !== undefined && isLedByNobody(leads, leadGroups) ? [fallback.group] : [],
      ),
    );
  }

  async function learn(groups: readonly string[]): Promise<void> {
    if (groups.length === 0) return;
    for (const [group, found] of await people.membersOf(groups)) members.set(group, found);
  }

  const isLedByNobody = (leads: readonly string[], groups: readonly string[]): boolean =>
    [...leads, ...groups.flatMap((group) => members.get(group) ?? [])].every((one) => left.has(one));

  return {
    membersOf: (group) => members.get(group) ?? [],
    hasLeft: (person) => left.has(person),
    async turn() {
      if (now() < lookAt) return null;
      lookAt = now() + lookEveryMs;
      await look();
      return null;
    },
    look: () => {
      lookAt = 0;
    },
  };
}
