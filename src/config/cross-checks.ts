/** Checks between the parts of switchboard.yml: names that must exist, channels of one team only, SLAs that add up. */
import { type Priority, priorities } from '../domain/escalation.ts';
import { calendarProblems, shiftProblems } from './calendar-checks.ts';
import { type Outline, readOutline } from './outline.ts';
import { type ConfigFinding, shown, unknownName } from './problems.ts';
import { mergeTarget } from './sla.ts';
import { targetTimeProblems } from './target-checks.ts';

export function crossChecks(written: unknown): ConfigFinding[] {
  const outline = readOutline(written);
  return outline
    ? [
        ...sharedByTeams(outline),
        ...unknownLadders(outline),
        ...supportProblems(outline),
        ...calendarProblems(outline),
        ...shiftProblems(outline),
        ...slaProblems(outline),
        ...targetTimeProblems(outline),
        ...routingProblems(outline),
      ]
    : [];
}

/** Cards of two teams in one channel, or two teams with one name, could not be told apart. */
function sharedByTeams({ teams }: Outline): ConfigFinding[] {
  return (['channel', 'name'] as const).flatMap((setting) => {
    const holders = new Map<string, string>();
    return teams.flatMap((team): ConfigFinding[] => {
      const value = team[setting]?.toLowerCase();
      if (value === undefined) return [];
      const holder = holders.get(value);
      if (holder === undefined) {
        holders.set(value, team.id);
        return [];
      }
      const problem = `The team ${holder} has the same ${setting}.`;
      return [{ path: ['teams', team.id, setting], problem, fix: `Give each team a ${setting} of its own.` }];
    });
  });
}

function supportProblems({ support }: Outline): ConfigFinding[] {
  if (support?.agents !== 'channel_members' || support.channel !== undefined) return [];
  const problem = 'The agents are the members of a channel, and no channel is named.';
  return [{ path: ['support', 'channel'], problem, fix: 'Write the agents’ channel here, C… or G….' }];
}

function unknownLadders({ teams, ladders }: Outline): ConfigFinding[] {
  const known = [...new Set(['standard', ...Object.keys(ladders)])];
  return teams.flatMap(({ id, ladder }) => unknownName(['teams', id, 'ladder'], 'ladder', ladder, known));
}

/** What a team's own words and the defaults make together. */
function slaProblems({ teams, defaults }: Outline): ConfigFinding[] {
  return teams.flatMap(({ id, sla: own }) => {
    if (own === undefined && defaults?.sla === undefined) {
      const problem = 'There are no SLA targets for this team.';
      return [
        { path: ['teams', id, 'sla'], problem, fix: 'Write them here, or for all teams under defaults.sla.' },
      ];
    }
    return priorities.flatMap((priority) =>
      targetProblems(id, priority, mergeTarget(priority, { sla: own }, defaults)),
    );
  });
}

function targetProblems(
  team: string,
  priority: Priority,
  { acknowledge, resolve }: { acknowledge?: number | undefined; resolve?: number | undefined },
): ConfigFinding[] {
  const path = ['teams', team, 'sla', priority];
  const missing = (setting: string): ConfigFinding => ({
    path: [...path, setting],
    problem: 'This is missing, and defaults.sla does not give it.',
    fix: `Write it here or under defaults.sla.${priority}, like 4h.`,
  });
  if (acknowledge !== undefined && resolve !== undefined && resolve < acknowledge) {
    const problem = 'It would have to be resolved before it has to be acknowledged.';
    return [{ path: [...path, 'resolve'], problem, fix: 'Make resolve at least as long as acknowledge.' }];
  }
  return [
    ...(acknowledge === undefined ? [missing('acknowledge')] : []),
    ...(resolve === undefined ? [missing('resolve')] : []),
  ];
}

function routingProblems({ teams, routing, categories, countries }: Outline): ConfigFinding[] {
  const teamIds = teams.map(({ id }) => id);
  // Without any readable team that is the problem to solve first.
  const unknownTeam = (path: ConfigFinding['path'], said: string | undefined) =>
    teamIds.length > 0 ? unknownName(path, 'team', said, teamIds) : [];
  const categoryIds = categories?.flatMap((category) => category?.id ?? []);
  const rules = routing?.rules ?? [];
  return [
    ...rules.flatMap((rule, index) => {
      const path = ['routing', 'rules', index];
      return [
        ...unknownTeam([...path, 'team'], rule?.team),
        ...(rule?.when?.category ?? []).flatMap((id) =>
          categoryIds ? unknownName([...path, 'when', 'category'], 'category', id, categoryIds) : [],
        ),
        ...(rule?.when?.country ?? []).flatMap((code) =>
          notOffered([...path, 'when', 'country'], code, countries),
        ),
      ];
    }),
    ...unknownTeam(['routing', 'fallback'], routing?.fallback),
  ];
}

function notOffered(
  path: ConfigFinding['path'],
  code: string,
  countries: Outline['countries'],
): ConfigFinding[] {
  if (countries === undefined || countries.includes(code)) return [];
  const problem = `${shown(code)} is not offered in the form, so this never matches.`;
  return [{ path, problem, fix: 'Add it to countries, or remove it here.' }];
}
