/** Times as a clock on the wall of a place shows them, with its city; and spans of open time. */
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import { formatted } from './date-formats.ts';
import { listed, type Piece, soon } from './lines.ts';

/** Whose wall it hangs on; null for each reader's own. */
export type Clockface = { timeZone: string | null; now: Instant };

const dayMs = 24 * 3_600_000;
/** Within so many days the day of the week says which day is meant. */
const weekdayIsEnoughMs = 6 * dayMs;

/** Says whose time it is, where that is not clear from what was said before. */
type Place = { place?: boolean };

/** `Fri 16:40`, `Fri 13 Nov 16:40` when it is far away, `Fri 16:40 Dublin` with its place. */
export function clockTime(at: Instant, face: Clockface, { place = false }: Place = {}): Piece[] {
  const { timeZone, now } = face;
  const said = place ? ` ${placeOf(face)}` : '';
  if (timeZone === null) return [soon(at, now), said];
  const near = Math.abs(at - now) < weekdayIsEnoughMs;
  const day = shown(at, timeZone, near ? { weekday: 'short' } : { weekday: 'short', ...dayAndMonth });
  return [`${day.replace(',', '')} ${timeOfDay(at, timeZone)}${said}`];
}

/** `Fri 16:40 to 17:00`, `Fri 16:40 to Mon 09:00 Dublin`. */
export function timeSpan({ from, to }: Span, face: Clockface, { place = false }: Place = {}): Piece[] {
  const { timeZone } = face;
  const isSameDay = timeZone !== null && dayOf(from, timeZone) === dayOf(to, timeZone);
  const end = isSameDay ? [timeOfDay(to, timeZone)] : clockTime(to, face);
  return [...clockTime(from, face), ' to ', ...end, place ? ` ${placeOf(face)}` : ''];
}

const placeOf = ({ timeZone }: Clockface): string => (timeZone === null ? 'your time' : cityOf(timeZone));

/** `Europe/Dublin` is Dublin. */
const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** `2 h 10 min`, `40 s`: open time, of which no day has 24 hours, so that hours are the largest unit; rounded down. */
export function openTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : '']
    .filter((part) => part !== '')
    .join(' ');
}

const mostDates = 3;

/** Local dates, `2026-10-26`, as `26 Oct and 1 Nov`; many are counted. */
export function dates(all: readonly string[]): string {
  if (all.length > mostDates) return `${all.length} days`;
  return listed(all.map((date) => shown(Date.parse(`${date}T12:00:00Z`), 'UTC', dayAndMonth))).join('');
}

const dayAndMonth = { day: 'numeric', month: 'short' } as const;

const shown = (at: Instant, timeZone: string, format: Intl.DateTimeFormatOptions): string =>
  formatted(at, 'en-GB', { timeZone, ...format });

const timeOfDay = (at: Instant, timeZone: string): string =>
  shown(at, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

const dayOf = (at: Instant, timeZone: string): string =>
  shown(at, timeZone, { year: 'numeric', ...dayAndMonth });
