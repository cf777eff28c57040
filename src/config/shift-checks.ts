/** Checks of shifts: days and times mean something only in a time zone. */
import { alwaysId } from '../domain/calendars/calendar.ts';
import { isAnyOf } from './calendar-checks.ts';
import type { Outline } from './outline.ts';
import type { ConfigFinding } from './problems.ts';

export function shiftProblems({ teams, calendars }: Outline): ConfigFinding[] {
  const zoneless = [alwaysId, ...calendars.filter(isAnyOf).map(({ name }) => name)];
  return teams.flatMap(({ id, on_call }) =>
    (on_call ?? []).flatMap((shift, index): ConfigFinding[] => {
      const needsZone = shift?.rotation !== undefined || shift?.exceptions !== undefined;
      const calendar = shift?.calendar ?? alwaysId;
      if (!needsZone || shift?.time_zone !== undefined || !zoneless.includes(calendar)) return [];
      const problem = `The days and times of this shift need a time zone, and ${calendar} has none.`;
      return [
        {
          path: ['teams', id, 'on_call', index, 'time_zone'],
          problem,
          fix: 'Write one, like time_zone: Asia/Tokyo.',
        },
      ];
    }),
  );
}
