/** Judges whether anybody is left to lead each team, from what was found of the people and groups that should. */
import type { Finding, RoleInTeam } from '../finding.ts';
import type { Wanted } from '../wanted.ts';

export function judgeLeads(found: readonly Finding[], { groups, people }: Wanted): Finding[] {
  const lost = new Set(
    found.flatMap((one) =>
      one.level === 'wrong' && (one.what === 'person' || one.what === 'group') ? one.id : [],
    ),
  );
  const led = [...groups, ...people].flatMap(([id, duties]) =>
    teamsLedBy(duties).map((team) => ({ team, id })),
  );
  const isLed = new Set(led.flatMap(({ team, id }) => (lost.has(id) ? [] : team)));
  return [...new Set(led.map(({ team }) => team))]
    .filter((team) => !isLed.has(team))
    .map((team) => ({ level: 'wrong', area: 'people', what: 'nobody leads', team }));
}

const teamsLedBy = (duties: readonly RoleInTeam[]): string[] =>
  duties.filter(({ role }) => role === 'lead').map(({ team }) => team);
