/** A calendar that is open in the first half of every hour: small enough to reckon with by hand, closed often enough to tell. */
import type { Calendar } from '../../src/domain/calendars/calendar.ts';

const hour = 3_600_000;
const half = hour / 2;

/** Open time since the epoch. */
const openUntil = (at: number): number => Math.floor(at / hour) * half + Math.min(at % hour, half);

/** The first instant by which so much has been open. */
function firstAt(open: number): number {
  const whole = Math.ceil(open / half) - 1;
  return whole * hour + (open - whole * half);
}

export const halfHours: Calendar = {
  add: (start, ms) => (ms === 0 ? start : firstAt(openUntil(start) + ms)),
  between: (from, to) => Math.max(0, openUntil(to) - openUntil(from)),
  next(at) {
    const begun = Math.floor(at / hour) * hour;
    const from = at < begun + half ? begun : begun + hour;
    return { from, to: from + half };
  },
};
