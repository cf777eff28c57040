/**
 * Calendars that count open time.
 *
 * A calendar is open at an instant exactly when the clock on the wall of its time zone shows, at that instant, a local date and time
 * that lie inside its hours. So an hour that the clock skips counts nothing, and an hour that it shows twice counts twice. Hours belong
 * to the date on which they begin, and go on past midnight also when the next date is a holiday.
 */
import type { Calendar } from './calendar.ts';
import { openSpans } from './open-spans.ts';
import { createCalendar } from './open-sums.ts';
import { hoursByDay } from './opening-days.ts';
import type { CalendarRule, HolidaysOf } from './opening-hours.ts';

/** A time zone or a region that does not exist is a RangeError as soon as the calendar is asked about any time. */
export function calendarOf(rule: CalendarRule, holidaysOf: HolidaysOf): Calendar {
  const places = ('anyOf' in rule ? rule.anyOf : [rule]).map((place) => ({
    timeZone: place.timeZone,
    hoursOn: hoursByDay(place, holidaysOf),
  }));
  return createCalendar((span) =>
    places.flatMap(({ timeZone, hoursOn }) => openSpans(timeZone, hoursOn, span)),
  );
}
