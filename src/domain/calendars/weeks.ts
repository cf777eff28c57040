/** Weeks from Monday to Sunday, and the dates in them: local dates such as `2026-10-12`. */
import type { Instant, Span } from './calendar.ts';
import { instantOf } from './wall-time.ts';

const dayMs = 86_400_000;

const noonOf = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const dateOf = (noon: number): string => new Date(noon).toISOString().slice(0, 10);

export const daysLater = (date: string, days: number): string => dateOf(noonOf(date) + days * dayMs);

/** Of the week that the date is in. */
export const mondayOf = (date: string): string =>
  daysLater(date, -((new Date(noonOf(date)).getUTCDay() + 6) % 7));

/** The first instant of a date. */
export function midnightOf(date: string, timeZone: string): Instant {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return instantOf({ year, month, day, hour: 0, minute: 0 }, timeZone);
}

export const weekOf = (monday: string, timeZone: string): Span => ({
  from: midnightOf(monday, timeZone),
  to: midnightOf(daysLater(monday, 7), timeZone),
});
