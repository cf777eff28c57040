/** Times and places, in English. */
import type { Instant } from '../../../domain/calendars/calendar.ts';
import { formatted } from '../../date-formats.ts';
import { type Fill, pieces } from '../pieces.ts';
import { listText, locale } from './grammar.ts';

const shown = (at: Instant, timeZone: string, format: Intl.DateTimeFormatOptions): string =>
  formatted(at, locale, { timeZone, ...format });

const dayAndMonth = { day: 'numeric', month: 'short' } as const;
const mostDates = 3;

export const timeWords = {
  /** `16:40`; `4:40 pm` where their clocks have twelve hours. */
  clock: (at: Instant, timeZone: string, isTwelve = false) =>
    shown(
      at,
      timeZone,
      isTwelve
        ? { hour: 'numeric', minute: '2-digit', hourCycle: 'h12' }
        : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
    ),
  /** `Fri 16:40`, `Fri 13 Nov 16:40` when it is far away. */
  dayAndClock: (at: Instant, timeZone: string, far: boolean, isTwelve = false) => {
    const day = shown(at, timeZone, { weekday: 'short', ...(far && dayAndMonth) });
    return `${day.replace(',', '')} ${timeWords.clock(at, timeZone, isTwelve)}`;
  },
  /** `CET`, and `GMT+9` where English has no name for it: what the clocks there show then. */
  zone: (at: Instant, timeZone: string): string =>
    shown(at, timeZone, { hour: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }).replace(/^\S+ /, ''),
  /** `Friday 20 November`. */
  wholeDay: (at: Instant, timeZone: string): string =>
    [{ weekday: 'long' } as const, { day: 'numeric' } as const, { month: 'long' } as const]
      .map((part) => shown(at, timeZone, part))
      .join(' '),
  /** A time in a sentence that is read aloud: `02:02 tomorrow`, `10:00 on Wednesday`, `10:00 on Monday 4 January`. */
  onDay: (time: string, days: number, { at, timeZone }: { at: Instant; timeZone: string }): string => {
    if (days === 0) return time;
    if (days === 1) return `${time} tomorrow`;
    return `${time} on ${days < 7 ? shown(at, timeZone, { weekday: 'long' }) : timeWords.wholeDay(at, timeZone)}`;
  },
  /** A time with the city on whose clock it is; null for the reader's own. */
  inPlace: (time: Fill, city: string | null) => pieces`${time} ${city ?? 'your time'}`,
  fromTo: (from: Fill, to: Fill) => pieces`${from} to ${to}`,
  /** A local date, `2026-10-26`, as `26 Oct`, or `26 Oct 2026`. */
  date: (date: string, withYear: boolean): string =>
    shown(Date.parse(`${date}T12:00:00Z`), 'UTC', { ...dayAndMonth, ...(withYear && { year: 'numeric' }) }),
  /** Local dates, `2026-10-26`, as `26 Oct and 1 Nov`; many are counted. */
  dates: (all: readonly string[]): string =>
    all.length > mostDates
      ? `${all.length} days`
      : listText(all.map((date) => shown(Date.parse(`${date}T12:00:00Z`), 'UTC', dayAndMonth))),
};
