/** What people mean by `Today` and `Tomorrow` when they choose an hour with one press. */
import type { Calendar, Instant } from './calendars/calendar.ts';
import { instantOf, wallTimeAt } from './calendars/wall-time.ts';

export type NewsChoice = '30 min' | '2 hours' | 'today' | 'tomorrow';

const hour = 3_600_000;
/** Where a place never closes, a day's work is taken to end at six. */
const eveningHour = 18;
const morningHour = 9;

/**
 * `today` is the end of today's hours, and `tomorrow` that of the next day with any. Days are those of the person's own time zone.
 * Where the day is as good as over, `today` is its last minute.
 */
export function newsAt(choice: NewsChoice, calendar: Calendar, timeZone: string, now: Instant): Instant {
  if (choice === '30 min') return now + hour / 2;
  if (choice === '2 hours') return now + 2 * hour;
  const { year, month, day } = wallTimeAt(now, timeZone);
  const at = (offset: number, of: number, minute = 0) =>
    instantOf({ year, month, day: day + offset, hour: of, minute }, timeZone);
  if (choice === 'today') {
    const end = lastClosing(calendar, now, at(1, 0)) ?? at(0, eveningHour);
    return end > now + hour / 2 ? end : at(0, 23, 59);
  }
  const next = calendar.next(at(1, 0));
  if (next === null || !Number.isFinite(next.to)) return at(1, eveningHour);
  const opens = wallTimeAt(Math.max(next.from, at(1, 0)), timeZone);
  const midnight = instantOf({ ...opens, day: opens.day + 1, hour: 0, minute: 0 }, timeZone);
  return lastClosing(calendar, Math.max(next.from, at(1, 0)), midnight) ?? midnight;
}

/** When it closes for the last time before `until`; undefined when it does not. */
function lastClosing(calendar: Calendar, from: Instant, until: Instant): Instant | undefined {
  let last: Instant | undefined;
  for (let span = calendar.next(from); span && span.to <= until; span = calendar.next(span.to)) {
    if (span.to > from) last = span.to;
  }
  return last;
}

export type SnoozeChoice = '30m' | '2h' | 'tomorrow';

/** `tomorrow` is the morning of the person's own next day. */
export function snoozedUntil(choice: SnoozeChoice, timeZone: string, now: Instant): Instant {
  if (choice === '30m') return now + hour / 2;
  if (choice === '2h') return now + 2 * hour;
  const { year, month, day } = wallTimeAt(now, timeZone);
  return instantOf({ year, month, day: day + 1, hour: morningHour, minute: 0 }, timeZone);
}
