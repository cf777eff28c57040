/** When a promise counts time: a calendar turns an amount of open time into an instant, and two instants into open time. */

/** Milliseconds since the epoch. */
export type Instant = number;

export type Calendar = {
  /** The instant at which `ms` of open time have passed since `start`; a negative amount goes back. */
  add(start: Instant, ms: number): Instant;
  /** The open time, in milliseconds, from `from` to `to`; never negative. */
  between(from: Instant, to: Instant): number;
};

/** The calendar that never closes. */
export const always: Calendar = {
  add: (start, ms) => start + ms,
  between: (from, to) => Math.max(0, to - from),
};

export type Calendars = (name: string) => Calendar;

/** Every calendar name means `always` until the configuration can define others. */
export const onlyAlways: Calendars = () => always;
