/** Turns what a clock on the wall shows in a time zone into an instant, and back. */

import { tzOffset } from '@date-fns/tz';
import type { Instant } from './calendar.ts';

/** `month` counts from 1. Fields past their end roll over, as in `day: 32`. */
export type WallTime = { year: number; month: number; day: number; hour: number; minute: number };

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Throws on a time zone that does not exist. */
export function wallTimeAt(at: Instant, timeZone: string): WallTime & { weekday: number } {
  const shifted = new Date(at + offsetMs(at, timeZone));
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  };
}

/**
 * When the clock goes back, the first of the two instants; when it goes forward over this time, as long after the jump as the
 * time is into the gap (02:30 becomes 03:30), as Temporal's "compatible" does.
 */
export function instantOf({ year, month, day, hour, minute }: WallTime, timeZone: string): Instant {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const before = offsetMs(asUtc - dayMs, timeZone);
  const after = offsetMs(asUtc + dayMs, timeZone);
  const fits = [before, after].find((offset) => offsetMs(asUtc - offset, timeZone) === offset);
  return asUtc - (fits ?? before);
}

function offsetMs(at: Instant, timeZone: string): number {
  const minutes = tzOffset(timeZone, new Date(at));
  if (Number.isNaN(minutes)) throw new RangeError(`There is no time zone "${timeZone}".`);
  return minutes * minuteMs;
}
