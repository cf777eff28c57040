/** Shifts that do nothing: outside the hours of every promise, a rotation of one, exceptions that are over. */
import type { ConfigFinding } from '../../config/problems.ts';
import type { Calendar, Span } from '../../domain/calendars/calendar.ts';
import { inBoth, openWithin } from '../../domain/coverage.ts';
import type { Shift, Team } from '../../domain/team.ts';
import { daysIn, type Surveyed, zoneOfRule, zoneOfTeam } from './surveyed.ts';
import { wallAt } from './wall-words.ts';

export function shiftFindings({ config, calendars, span }: Surveyed): ConfigFinding[] {
  const onSupport = (config.support?.onCall ?? []).flatMap((shift, index) => {
    const path = ['support', 'shifts', index];
    const rule = config.calendars[shift.calendar];
    return [...alone(path, shift), ...over(path, shift, span, (rule && zoneOfRule(rule)) ?? 'UTC')];
  });
  const onTeams = Object.entries(config.teams).flatMap(([id, team]) => {
    const zone = zoneOfTeam(team, config.calendars) ?? 'UTC';
    return team.onCall.flatMap((shift, index) => {
      const path = ['teams', id, 'on_call', index];
      return [
        ...idle(path, shift, team, calendars, span),
        ...alone(path, shift),
        ...over(path, shift, span, zone),
      ];
    });
  });
  return [...onTeams, ...onSupport];
}

/** A shift on a calendar that never opens is told with the calendar. */
function idle(
  path: ConfigFinding['path'],
  { calendar }: Shift,
  { sla }: Team,
  calendars: (name: string) => Calendar,
  span: Span,
): ConfigFinding[] {
  const worked = openWithin(calendars(calendar), span);
  const promised = [...new Set(Object.values(sla).map((target) => target.calendar))];
  const isOfUse = promised.some((name) => inBoth(worked, openWithin(calendars(name), span)).length > 0);
  if (worked.length === 0 || isOfUse) return [];
  return [
    {
      path,
      problem: `In the next ${daysIn(span)} days this shift on ${calendar} is never open while a promise of the team counts.`,
      fix: 'Remove it, or promise something on its calendar.',
    },
  ];
}

function alone(path: ConfigFinding['path'], { rotation }: Shift): ConfigFinding[] {
  if (rotation?.users.length !== 1) return [];
  return [
    {
      path: [...path, 'rotation'],
      problem: 'This is a rotation of one: the turn never goes to anybody else.',
      fix: 'Add others, or write users in place of rotation.',
    },
  ];
}

function over(
  path: ConfigFinding['path'],
  { exceptions = [] }: Shift,
  { from: now }: Span,
  zone: string,
): ConfigFinding[] {
  const past = exceptions.filter(({ to }) => to <= now);
  const first = exceptions.findIndex(({ to }) => to <= now);
  if (past.length === 0) return [];
  const last = wallAt(Math.max(...past.map(({ to }) => to)) - 1, zone).date;
  return [
    {
      path: [...path, 'exceptions', first],
      problem:
        past.length === 1
          ? `This ended on ${last}.`
          : `This and ${past.length - 1} more are over, the last on ${last}.`,
      fix: 'Remove what is past.',
    },
  ];
}
