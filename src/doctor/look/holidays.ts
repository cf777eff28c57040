/** Which public holidays the calendars of the configuration ask for, and for which years they are known. */
import { holidaysOf } from '../../config/public-holidays.ts';
import type { CalendarRule } from '../../domain/calendars/opening-hours.ts';

export function knownHolidays(
  calendars: Readonly<Record<string, CalendarRule>>,
  years: readonly number[],
): ReadonlyMap<string, readonly number[]> {
  const parts = Object.values(calendars).flatMap((rule) => ('anyOf' in rule ? rule.anyOf : [rule]));
  const regions = [...new Set(parts.flatMap(({ holidays }) => holidays))].sort();
  return new Map(
    regions.map((region) => [region, years.filter((year) => holidaysOf(region, year).length > 0)]),
  );
}
