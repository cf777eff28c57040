/** Checks that what is promised on a calendar can be kept in its hours. */
import { priorities } from '../domain/escalation.ts';
import type { Outline } from './outline.ts';
import type { ConfigFinding } from './problems.ts';
import { mergeTarget } from './sla.ts';
import { weeklyMs } from './week.ts';

/** What is counted on a calendar that is hardly ever open would not be due in any time worth a promise. */
const mostWeeks = 52;

export function targetTimeProblems(outline: Outline): ConfigFinding[] {
  return outline.teams.flatMap((team) =>
    priorities.flatMap((priority) => {
      const target = mergeTarget(priority, team, outline.defaults);
      const openMs = openMsPerWeek(target.calendar, outline);
      return (['acknowledge', 'update', 'resolve'] as const).flatMap((setting): ConfigFinding[] => {
        const ms = target[setting];
        if (ms === undefined || openMs === undefined || !(ms > mostWeeks * openMs)) return [];
        const hours = Math.round(openMs / 360_000) / 10;
        return [
          {
            path: ['teams', team.id, 'sla', priority, setting],
            problem: `This would take more than a year: ${target.calendar} is open ${hours} hours a week.`,
            fix: 'Shorten it, or choose another calendar.',
          },
        ];
      });
    }),
  );
}

/** Undefined where it is not known, or never closes. The hours of several calendars may lie apart, so the most open one counts. */
function openMsPerWeek(name: string, { calendars }: Outline): number | undefined {
  const calendar = calendars.find((one) => one.name === name);
  const parts = calendar?.anyOf
    ? calendars.filter((one) => calendar.anyOf?.includes(one.name))
    : calendar
      ? [calendar]
      : [];
  const open = parts.flatMap(({ weekly }) => (weekly ? weeklyMs(weekly) : []));
  return open.length > 0 ? Math.max(...open) : undefined;
}
