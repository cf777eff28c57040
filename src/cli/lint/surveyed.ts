/** What every check of the lint looks at: the configuration, its calendars, and the days it is asked about. */
import type { Config } from '../../config/config.ts';
import { holidaysOf } from '../../config/public-holidays.ts';
import { always, alwaysId, type Calendar, type Span } from '../../domain/calendars/calendar.ts';
import { calendarOf } from '../../domain/calendars/open-time.ts';
import type { CalendarRule } from '../../domain/calendars/opening-hours.ts';
import type { Team } from '../../domain/team.ts';

export type Surveyed = {
  config: Config;
  /** By name. */
  calendars(name: string): Calendar;
  span: Span;
};

export function survey(config: Config, span: Span): Surveyed {
  const known = new Map<string, Calendar>([[alwaysId, always]]);
  for (const [name, rule] of Object.entries(config.calendars)) known.set(name, calendarOf(rule, holidaysOf));
  return {
    config,
    span,
    calendars(name) {
      const calendar = known.get(name);
      if (!calendar) throw new RangeError(`there is no calendar ${name}`);
      return calendar;
    },
  };
}

/** A calendar with several zones is read in its first. */
export const zoneOfRule = (rule: CalendarRule): string | undefined =>
  'timeZone' in rule ? rule.timeZone : rule.anyOf[0]?.timeZone;

/** Where a team is: the zone of the first calendar it works on, or else promises on; undefined when all of them never close. */
export function zoneOfTeam({ onCall, sla }: Team, calendars: Config['calendars']): string | undefined {
  const named = [
    ...onCall.map(({ calendar }) => calendar),
    ...Object.values(sla).map(({ calendar }) => calendar),
  ];
  return named.flatMap((name) => {
    const rule = calendars[name];
    return (rule && zoneOfRule(rule)) ?? [];
  })[0];
}

export const daysIn = ({ from, to }: Span): number => Math.round((to - from) / 86_400_000);
