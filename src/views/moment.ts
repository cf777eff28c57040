/** An instant as one reader says it, for the places where Slack writes no dates: plain text. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { formatted } from './date-formats.ts';

/** `locale` as Slack writes it, such as `en-IE`. */
export type Eyes = { timeZone: string; locale: string };

/** Up to here a day of the week alone says which day is meant. */
const weekdayIsEnoughMs = 6 * 24 * 3_600_000;

/** `Mon 09:00 CET`, and `Mon 4 Jan 09:00 CET` when it is far away. */
export function momentFor({ timeZone, locale }: Eyes, at: Instant, now: Instant): string {
  const part = (options: Intl.DateTimeFormatOptions) => formatted(at, locale, { timeZone, ...options });
  const day: Intl.DateTimeFormatOptions =
    at - now < weekdayIsEnoughMs ? {} : { day: 'numeric', month: 'short' };
  const time = part({ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' });
  return `${part({ weekday: 'short', ...day })} ${time}`;
}
