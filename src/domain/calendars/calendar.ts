/** When a promise counts time: a calendar turns an amount of open time into an instant, and two instants into open time. */

/** Milliseconds since the epoch. */
export type Instant = number;

/** From its first instant to its end, which is no longer part of it; `Infinity` where it never ends. */
export type Span = { from: Instant; to: Instant };

export type Calendar = {
  /**
   * The first instant by which `ms` of open time have passed since `start`, so exactly at closing time when the rest of a day is
   * used up to its end; a negative amount goes back. Throws RangeError when the calendar never opens for so long.
   */
  add(start: Instant, ms: number): Instant;
  /** The open time, in milliseconds, from `from` to `to`; never negative. */
  between(from: Instant, to: Instant): number;
  /** The whole open stretch that holds `at`, or else the next one; null when it does not open again within ten years. */
  next(at: Instant): Span | null;
};

/** The calendar that never closes. */
export const always: Calendar = {
  add: (start, ms) => start + ms,
  between: (from, to) => Math.max(0, to - from),
  next: () => ({ from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }),
};

export const isOpen = (calendar: Calendar, at: Instant): boolean => {
  const span = calendar.next(at);
  return span !== null && span.from <= at;
};

/** When it opens: `at` itself while it is open; null when it does not open again. */
export const opensAt = (calendar: Calendar, at: Instant): Instant | null => {
  const span = calendar.next(at);
  return span && Math.max(span.from, at);
};

/** By the id an escalation's policy knows it by. Throws RangeError when there is none of that id. */
export type Calendars = (id: string) => Calendar;

export const alwaysId = 'always';

/** What people call it: an id is `dublin@3f9a12cd`, the name in the configuration and a hash of what it says there. */
export const calendarName = (id: string): string => id.split('@')[0] ?? id;
