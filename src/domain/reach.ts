/** Within reach: whom of those on call Slack can notify, and who stands in where that is nobody. */
import type { Instant } from './calendars/calendar.ts';
import { crewsFor, inReach } from './on-call.ts';
import { type Crew, leadsAsCrew, type OutOfReach, type Shift, type Team } from './team.ts';

/** Everybody whom a shift may bring, at whatever time. */
export const crewsIn = (shift: Shift): Crew[] => [
  shift,
  { users: shift.rotation?.users },
  ...(shift.exceptions ?? []),
];

/** Where nobody of the fallback can be reached, the leads stand in. */
export function withinReach<T extends Pick<Team, 'onCall' | 'fallback' | 'leads' | 'leadGroups'>>(
  team: T,
  outOfReach: OutOfReach,
): T {
  if (outOfReach.size === 0) return team;
  const fallback = inReach(team.fallback, outOfReach);
  const hasFallback = fallback.group !== undefined || (fallback.users ?? []).length > 0;
  return {
    ...team,
    onCall: team.onCall.map((shift) => ({ ...shift, outOfReach })),
    fallback: hasFallback ? fallback : inReach(leadsAsCrew(team), outOfReach),
  };
}

/** Somebody is on duty, and nobody of them can be reached. */
export const isDutyOutOfReach = (
  team: Pick<Team, 'onCall' | 'fallback' | 'leads' | 'leadGroups'>,
  outOfReach: OutOfReach,
  calendars: Parameters<typeof crewsFor>[1],
  at: Instant,
): boolean => {
  const isManned = (one: Pick<Team, 'onCall' | 'fallback'>) =>
    crewsFor(one, calendars, at, false).crews.length > 0;
  return outOfReach.size > 0 && isManned(team) && !isManned(withinReach(team, outOfReach));
};
