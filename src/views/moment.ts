/** An instant as one reader's clock shows it, for the places where Slack writes no dates: plain text, in the language of the sentence around it. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { isFarAway } from './wall-clock.ts';
import type { Words } from './words/words.ts';

export type Eyes = { timeZone: string };

/** `Mon 09:00 CET`, and `Mon 4 Jan 09:00 CET` when it is far away. */
export function momentFor(
  { timeZone }: Eyes,
  at: Instant,
  { now, words }: { now: Instant; words: Words },
): string {
  const { dayAndClock, zone } = words.time;
  return `${dayAndClock(at, timeZone, isFarAway(at, now))} ${zone(at, timeZone)}`;
}
