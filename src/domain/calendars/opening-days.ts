/** Which hours each local date has: its own, none on a holiday or while closed, or those of its day of the week. */

import type { Dates, HolidaysOf, Hours, OpeningHours } from './opening-hours.ts';
import { weekdays } from './weekday.ts';

/** A local date, counted in days from 1 January 1970. */
export type DayNumber = number;

export const dayMs = 24 * 60 * 60_000;

const none: readonly Hours[] = [];

export function hoursByDay(
  { weekly, holidays, closed, open }: Omit<OpeningHours, 'timeZone'>,
  holidaysOf: HolidaysOf,
): (day: DayNumber) => readonly Hours[] {
  const own = new Map(Object.entries(open).map(([date, hours]) => [dayNumber(date), hours]));
  const away = closed.map((dates) => daysOf(dates));
  const isHoliday = rememberHolidays(holidays, holidaysOf);
  return (day) => {
    const hours = own.get(day);
    if (hours) return hours;
    if (away.some(({ first, last }) => first <= day && day <= last) || isHoliday(day)) return none;
    const weekday = weekdays[weekdayIndex(day)];
    return (weekday && weekly[weekday]) ?? none;
  };
}

const dayNumber = (date: string): DayNumber => Date.parse(`${date}T00:00:00Z`) / dayMs;

const daysOf = ({ from, to }: Dates) => ({ first: dayNumber(from), last: dayNumber(to) });

/** 1 January 1970 was a Thursday. */
const weekdayIndex = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

function rememberHolidays(regions: readonly string[], holidaysOf: HolidaysOf): (day: DayNumber) => boolean {
  if (regions.length === 0) return () => false;
  const years = new Map<number, Set<DayNumber>>();
  return (day) => {
    const year = new Date(day * dayMs).getUTCFullYear();
    const known = years.get(year);
    if (known) return known.has(day);
    const days = new Set(regions.flatMap((region) => holidaysOf(region, year)).map(dayNumber));
    years.set(year, days);
    return days.has(day);
  };
}
