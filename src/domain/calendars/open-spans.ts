/** From opening hours to instants: the stretches of a span of time during which a place is open. */

import type { Span } from './calendar.ts';
import { type DayNumber, dayMs } from './opening-days.ts';
import type { Hours } from './opening-hours.ts';
import { stretchesOf } from './zone-stretches.ts';

const minuteMs = 60_000;

/**
 * Hours are intervals of wall-clock time; while the offset stands still, the wall clock is the instant plus the offset. So each stretch
 * of one offset shows one piece of wall-clock time, and what is open in that piece is moved back by the offset. What no piece shows
 * (a skipped hour) is never open, and what two pieces show (a repeated hour) is open in each.
 */
export function openSpans(
  timeZone: string,
  hoursOn: (day: DayNumber) => readonly Hours[],
  span: Span,
): Span[] {
  const found: Span[] = [];
  for (const { from, to, offsetMs } of stretchesOf(timeZone, span)) {
    // The hours of the day before may go on past midnight, but never past the midnight after.
    for (let day = Math.floor((from + offsetMs) / dayMs) - 1; day * dayMs - offsetMs < to; day++) {
      for (const hours of hoursOn(day)) {
        const midnight = day * dayMs - offsetMs;
        const opens = Math.max(from, midnight + hours.from * minuteMs);
        const closes = Math.min(to, midnight + hours.to * minuteMs);
        if (opens < closes) found.push({ from: opens, to: closes });
      }
    }
  }
  return found;
}

/** In order, with those that touch or overlap made one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}
