/** The plain way to count open time, to measure against: walk from day to day with date-fns on wall-clock dates. */
import { TZDate } from '@date-fns/tz';
import { addDays, format, startOfDay } from 'date-fns';
import type { HolidaysOf, OpeningHours } from '../src/domain/calendars/opening-hours.ts';
import { weekdays } from '../src/domain/calendars/weekday.ts';

/** For hours that stay within their day and away from changes of clocks; `closed` and `open` are not looked at. */
export function createDayWalk({ timeZone, weekly, holidays }: OpeningHours, holidaysOf: HolidaysOf) {
  const off = new Map<number, Set<string>>();

  function isHoliday(day: TZDate): boolean {
    const year = day.getFullYear();
    const known = off.get(year) ?? new Set(holidays.flatMap((region) => holidaysOf(region, year)));
    off.set(year, known);
    return known.has(format(day, 'yyyy-MM-dd'));
  }

  const onDay = (day: TZDate, minute: number): number =>
    new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), 0, minute, timeZone).getTime();

  return (start: number, ms: number): number => {
    let left = ms;
    let day: TZDate = startOfDay(new TZDate(start, timeZone));
    for (;;) {
      const weekday = weekdays[(day.getDay() + 6) % 7];
      for (const { from, to } of (!isHoliday(day) && weekday && weekly[weekday]) || []) {
        const begin = Math.max(start, onDay(day, from));
        const open = onDay(day, to) - begin;
        if (open <= 0) continue;
        if (left <= open) return begin + left;
        left -= open;
      }
      day = addDays(day, 1);
    }
  };
}
