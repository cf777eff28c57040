/** An instant as one reader's clock shows it, for the places where Slack writes no dates: plain text, in the language of the sentence around it. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Words } from './words/words.ts';

export type Eyes = { timeZone: string };

/** Up to here a day of the week alone says which day is meant. */
const weekdayIsEnoughMs = 6 * 24 * 3_600_000;

/** `Mon 09:00 CET`, and `Mon 4 Jan 09:00 CET` when it is far away. */
export function momentFor(
  { timeZone }: Eyes,
  at: Instant,
  { now, words }: { now: Instant; words: Words },
): string {
  const { dayAndClock, zone } = words.time;
  return `${dayAndClock(at, timeZone, at - now >= weekdayIsEnoughMs)} ${zone(at, timeZone)}`;
}
