/** Instants as a person writes them on the wall clock of a place: `Thu 24 Dec 2026 17:30`. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import { wallTimeAt } from '../../domain/calendars/wall-time.ts';

export const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export type Wall = {
  /** Local dates counted one after the other. */
  day: number;
  /** 0 is Monday. */
  weekday: number;
  /** `09:00` */
  time: string;
  /** `Thu 24 Dec 2026` */
  date: string;
};

export function wallAt(at: Instant, timeZone: string): Wall {
  const { year, month, day, hour, minute, weekday } = wallTimeAt(at, timeZone);
  const monday = (weekday + 6) % 7;
  return {
    day: Date.UTC(year, month - 1, day) / 86_400_000,
    weekday: monday,
    time: [hour, minute].map((part) => String(part).padStart(2, '0')).join(':'),
    date: `${dayNames[monday]} ${day} ${monthNames[month - 1]} ${year}`,
  };
}

export const joined = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** Cut politely: `a; b; c; and 4 more`. */
export function someOf(all: readonly string[], most: number): string {
  const rest = all.length - most;
  return rest <= 0 ? all.join('; ') : [...all.slice(0, most), `and ${rest} more`].join('; ');
}
