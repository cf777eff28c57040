/** Hours in which a promise counts and nobody is on call; and the steps of ladders that then reach nobody. */
import type { ConfigFinding } from '../../config/problems.ts';
import type { Span } from '../../domain/calendars/calendar.ts';
import { uncovered } from '../../domain/coverage.ts';
import { type Priority, priorities } from '../../domain/escalation.ts';
import type { Crew, LadderClock, Team } from '../../domain/team.ts';
import { hoursWords, lookedAt } from './hours-words.ts';
import { daysIn, type Surveyed, zoneOfTeam } from './surveyed.ts';
import { joined } from './wall-words.ts';

/** Priorities of one team that count on the same calendar, and when nobody is on call for them. */
type Hole = { id: string; team: Team; calendar: string; affected: Priority[]; spans: Span[] };

function holesIn({ config, calendars, span }: Surveyed): Hole[] {
  return Object.entries(config.teams).flatMap(([id, team]) => {
    const names = [...new Set(priorities.map((priority) => team.sla[priority].calendar))];
    return names.map((calendar) => ({
      id,
      team,
      calendar,
      affected: priorities.filter((priority) => team.sla[priority].calendar === calendar),
      spans: uncovered(team.onCall, calendar, calendars, lookedAt(span)),
    }));
  });
}

export function onCallFindings(surveyed: Surveyed): ConfigFinding[] {
  const holes = holesIn(surveyed);
  return [...holes.flatMap((hole) => holeFinding(hole, surveyed)), ...ladderFindings(holes, surveyed)];
}

function holeFinding(
  { id, team, calendar, affected, spans }: Hole,
  { config, span }: Surveyed,
): ConfigFinding[] {
  const zone = zoneOfTeam(team, config.calendars) ?? 'UTC';
  const when = hoursWords(spans, span, zone);
  if (when === '') return [];
  const which = affected.length === priorities.length ? 'every priority' : joined(affected);
  const whom = affected.includes('urgent')
    ? ` For urgent the fallback ${named(team.fallback)} is mentioned${affected.length > 1 ? ', for the rest nobody' : ''}.`
    : '';
  const hours = when === 'at any time' ? `${when} in the next ${daysIn(span)} days` : `${when} (${zone})`;
  return [
    {
      path: ['teams', id, 'on_call'],
      problem: `Nobody is on call ${hours} for ${which}, which count${affected.length === 1 ? 's' : ''} on ${calendar}.${whom}`,
      fix: 'Add a shift for these hours, or promise them on a calendar that is closed then.',
    },
  ];
}

/** Leads are always there, and for urgent there is a fallback. */
function ladderFindings(holes: readonly Hole[], { config, span }: Surveyed): ConfigFinding[] {
  const touched = holes.flatMap(({ id, team, affected, spans }) => {
    const alone = affected.filter((priority) => priority !== 'urgent');
    const isHole = spans.some(({ from, to }) => from < span.to && to > span.from);
    return isHole && alone.length > 0 ? [{ id, ladder: team.ladder, alone }] : [];
  });
  const clocks: LadderClock[] = ['acknowledge', 'update', 'resolve'];
  return Object.entries(config.ladders).flatMap(([name, ladder]) => {
    const teams = [...new Set(touched.filter((one) => one.ladder === name).map(({ id }) => id))];
    if (teams.length === 0) return [];
    return clocks.flatMap((clock) =>
      ladder[clock].flatMap(({ tell }, index): ConfigFinding[] =>
        tell.includes('on-call') && tell.every((one) => one === 'on-call' || one === 'thread')
          ? [
              {
                path: ['ladders', name, clock, index],
                problem: `While nobody is on call for ${joined(teams)}, this step mentions nobody, except for urgent.`,
                fix: 'Tell leads as well, or let somebody be on call.',
              },
            ]
          : [],
      ),
    );
  });
}

const named = ({ group, users = [] }: Crew): string =>
  `(${[...(group === undefined ? [] : [group]), ...users].join(', ')})`;
