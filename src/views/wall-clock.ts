/** Times as a clock on the wall of a place shows them, with its city; and spans of time. */
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import { formatted } from './date-formats.ts';
import { type Piece, soon } from './lines.ts';
import type { Words } from './words/words.ts';

/** Whose wall it hangs on; null for each reader's own. */
export type Clockface = { timeZone: string | null; now: Instant; words: Words };

/** Nearer than that the day of the week says which day is meant. */
export const isFarAway = (at: Instant, now: Instant): boolean => Math.abs(at - now) >= 6 * 24 * 3_600_000;

/** Says whose time it is, where that is not clear from what was said before. */
type Place = { place?: boolean };

/** `Fri 16:40`, `Fri 13 Nov 16:40` when it is far away, `Fri 16:40 Dublin` with its place. */
export const clockTime = (at: Instant, face: Clockface, { place = false }: Place = {}): Piece[] =>
  placed(timeOn(at, face), face, place);

/** `Fri 16:40 to 17:00`, `Fri 16:40 to Mon 09:00 Dublin`. */
export function timeSpan({ from, to }: Span, face: Clockface, { place = false }: Place = {}): Piece[] {
  const { timeZone, words } = face;
  const isSameDay = timeZone !== null && dayOf(from, timeZone) === dayOf(to, timeZone);
  const end = isSameDay ? words.time.clock(to, timeZone) : timeOn(to, face);
  return placed(words.time.fromTo(timeOn(from, face), end), face, place);
}

function timeOn(at: Instant, { timeZone, now, words }: Clockface): Piece {
  if (timeZone === null) return soon(at, now);
  return words.time.dayAndClock(at, timeZone, isFarAway(at, now));
}

function placed(time: Piece | Piece[], { timeZone, words }: Clockface, place: boolean): Piece[] {
  if (place) return words.time.inPlace(time, timeZone === null ? null : cityOf(timeZone));
  return Array.isArray(time) ? time : [time];
}

/** `Europe/Dublin` is Dublin. */
export const cityOf = (timeZone: string): string =>
  (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

/** How many midnights lie between, there. */
export const daysUntil = (at: Instant, { now, timeZone }: { now: Instant; timeZone: string }): number =>
  (Date.parse(dayOf(at, timeZone)) - Date.parse(dayOf(now, timeZone))) / 86_400_000;

/** The local date, to compare it. */
const dayOf = (at: Instant, timeZone: string): string => formatted(at, 'en-CA', { timeZone });
