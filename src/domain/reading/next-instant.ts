/** Turns a time of day and a day in words into the next such instant. */

import type { Instant } from '../calendars/calendar.ts';
import { instantOf, type WallTime, wallTimeAt } from '../calendars/wall-time.ts';
import type { TimeOfDay } from './clock-words.ts';
import type { Day } from './day-words.ts';

/** A date without a year that has passed for longer than this is one of next year. */
const longAgoMs = 30 * 24 * 60 * 60_000;

/**
 * Undefined when it has passed for good, when there is no such day, or when nobody can say which day is meant. `here` is the zone of
 * whoever spoke: where it is another day than in `timeZone`, "tomorrow" may mean either.
 */
export function nextInstant(
  time: TimeOfDay,
  day: Day | undefined,
  now: Instant,
  timeZone: string,
  here: string,
): Instant | undefined {
  const today = wallTimeAt(now, timeZone);
  const ahead = (days: number) => instantOf({ ...today, ...time, day: today.day + days }, timeZone);
  if (day === undefined) return ahead(0) > now ? ahead(0) : ahead(1);
  if (day.kind === 'date') return onDate(time, day, now, timeZone);
  if (day.kind === 'day of month') return onDayOfMonth(time, day, now, timeZone);
  if (wallTimeAt(now, here).day !== today.day) return undefined;
  if (day.kind === 'days ahead') return future(ahead(day.days), now);
  return day.kind === 'weekday' ? onWeekday(day, today, ahead, now) : undefined;
}

function onWeekday(
  { weekday, weeks, weekLater, next }: Day & { kind: 'weekday' },
  today: WallTime & { weekday: number },
  ahead: (days: number) => Instant,
  now: Instant,
): Instant | undefined {
  const days = (weekday - today.weekday + 7) % 7;
  if (next) return days === 0 ? ahead(7) : undefined;
  if (weekLater) return days === 0 ? undefined : ahead(days + 7);
  if (weeks === undefined) return ahead(days) > now ? ahead(days) : ahead(days + 7);
  // Some weeks begin on Sunday and some on Monday.
  if (weekday === 0 || today.weekday === 0) return undefined;
  return future(ahead(weekday - today.weekday + 7 * weeks), now);
}

function onDayOfMonth(
  time: TimeOfDay,
  { day, months }: Day & { kind: 'day of month' },
  now: Instant,
  timeZone: string,
): Instant | undefined {
  const { year, month } = wallTimeAt(now, timeZone);
  const inMonth = (ahead: number) => {
    const at = instantOf({ ...time, year, month: month + ahead, day }, timeZone);
    return wallTimeAt(at, timeZone).day === day ? at : undefined;
  };
  if (months !== undefined) return future(inMonth(months), now);
  const at = inMonth(0);
  return at === undefined || at > now ? at : inMonth(1);
}

function onDate(
  time: TimeOfDay,
  day: Day & { kind: 'date' },
  now: Instant,
  timeZone: string,
): Instant | undefined {
  const year = day.year ?? wallTimeAt(now, timeZone).year;
  const at = instantOf({ ...time, year, month: day.month, day: day.day }, timeZone);
  if (wallTimeAt(at, timeZone).day !== day.day) return undefined;
  if (at > now || day.year !== undefined || now - at < longAgoMs) return future(at, now);
  return instantOf({ ...time, year: year + 1, month: day.month, day: day.day }, timeZone);
}

function future(at: Instant | undefined, now: Instant): Instant | undefined {
  return at !== undefined && at > now ? at : undefined;
}
