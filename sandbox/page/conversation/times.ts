/** Times of messages, as the viewer's own clock and calendar show them. */

import { dateShown, dayOf, type Reader } from '../../slack/render/dates.ts';

export const atOf = (ts: string): number => Number(ts) * 1000;

const secondsOf = (ts: string): number => Math.floor(Number(ts));

/** `10:04`, `10:04 AM`. */
export const timeShown = (ts: string, reader: Reader): string =>
  dateShown(secondsOf(ts), '{time}', reader, 0);

/** `Today`, `Yesterday`, `Monday, November 23rd`. */
export function dayShown(ts: string, reader: Reader, now: number): string {
  return capitalised(dateShown(secondsOf(ts), '{day_divider_pretty}', reader, now));
}

/** `today at 10:04`. */
export const dayAndTimeShown = (ts: string, reader: Reader, now: number): string =>
  dateShown(secondsOf(ts), '{date_short_pretty} at {time}', reader, now);

/** The same for all instants of one day there. */
export const dayKey = (ts: string, tz: string): string => dayOf(atOf(ts), tz || 'Etc/UTC');

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
