/** Clock times and days in a person's own time zone. */

import { TZDate } from '@date-fns/tz';

/** `10:00`. */
export const clockTime = (at: number, tz: string): string =>
  part(at, tz, { hour: '2-digit', minute: '2-digit' });

/** `Mon 10:00`. */
export const dayAndTime = (at: number, tz: string): string =>
  `${part(at, tz, { weekday: 'short' })} ${clockTime(at, tz)}`;

/** `Monday 23 November 2026`. */
export const longDay = (at: number, tz: string): string =>
  [
    part(at, tz, { weekday: 'long' }),
    part(at, tz, { day: 'numeric' }),
    part(at, tz, { month: 'long' }),
    part(at, tz, { year: 'numeric' }),
  ].join(' ');

/** `Los Angeles` of `America/Los_Angeles`. */
export const cityOf = (tz: string): string => (tz.split('/').at(-1) ?? tz).replaceAll('_', ' ');

/** The next time it is so late there; a full day on when it is just now. */
export function nextTimeOfDay(now: number, tz: string, hour: number, minute = 0): number {
  const today = new TZDate(now, tz);
  const at = (daysOn: number) =>
    new TZDate(
      today.getFullYear(),
      today.getMonth(),
      today.getDate() + daysOn,
      hour,
      minute,
      0,
      tz,
    ).getTime();
  return at(0) > now ? at(0) : at(1);
}

/** The next such weekday there (0 is Sunday) at that hour; a week on when it is just now. */
export function nextWeekday(now: number, tz: string, weekday: number, hour: number): number {
  let at = nextTimeOfDay(now, tz, hour);
  while (new TZDate(at, tz).getDay() !== weekday) at = nextTimeOfDay(at, tz, hour);
  return at;
}

/** The instant of `2026-11-23 15:00` there. */
export const instantOf = (
  { year, month, day, hour, minute }: Record<'year' | 'month' | 'day' | 'hour' | 'minute', number>,
  tz: string,
): number => new TZDate(year, month - 1, day, hour, minute, 0, tz).getTime();

function part(at: number, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at);
}
