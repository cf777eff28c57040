/** The days on which a place does not work although its week says so: public holidays, and what it has closed itself. */
import type { CalendarRule, HolidaysOf, OpeningHours } from './opening-hours.ts';
import { weekdays } from './weekday.ts';
import { daysLater } from './weeks.ts';
import { placesIn } from './why-closed.ts';

/** Local dates in rising order, of all places of all these calendars; `from` and `to` are part of it. */
export function daysOff(
  rules: readonly CalendarRule[],
  { from, to }: { from: string; to: string },
  holidaysOf: HolidaysOf,
): string[] {
  const places = rules.flatMap(placesIn);
  const dates: string[] = [];
  for (let date = from; date <= to; date = daysLater(date, 1))
    if (places.some((place) => isOff(date, place, holidaysOf))) dates.push(date);
  return dates;
}

function isOff(
  date: string,
  { weekly, holidays, closed, open }: OpeningHours,
  holidaysOf: HolidaysOf,
): boolean {
  const weekday = weekdays[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7];
  const works = weekday !== undefined && (weekly[weekday] ?? []).length > 0;
  if (!works || date in open) return false;
  const year = Number(date.slice(0, 4));
  return (
    closed.some(({ from, to }) => from <= date && date <= to) ||
    holidays.some((region) => holidaysOf(region, year).includes(date))
  );
}
