/** Rate limiters: a token bucket that fills up again, and a sliding window. Pure but for their own memory. */
import type { Instant } from '../domain/calendars/calendar.ts';

export type RateLimiter = {
  /** When one more is allowed that leaves `reserve` to others: now or later. */
  readyAt(reserve: number, now: Instant): Instant;
  /** How many are allowed now that leave `reserve` to others. */
  left(reserve: number, now: Instant): number;
  took(now: Instant): void;
  /** It was not used after all. */
  gaveBack(): void;
  /** The clock was set back. */
  setBack(byMs: number): void;
};

/** `burst` at once, then one each `everyMs`. */
export function createBucket(burst: number, everyMs: number): RateLimiter {
  /** When the allowance will be whole again. */
  let wholeAt = 0;
  const readyAt = (reserve: number, now: Instant) =>
    Math.ceil(Math.max(now, wholeAt - (burst - 1 - reserve) * everyMs));
  return {
    readyAt,
    left: (reserve, now) => Math.max(0, Math.floor(burst - reserve - Math.max(0, wholeAt - now) / everyMs)),
    took(now) {
      wholeAt = Math.max(wholeAt, now) + everyMs;
    },
    gaveBack() {
      wholeAt -= everyMs;
    },
    setBack(byMs) {
      wholeAt -= byMs;
    },
  };
}

/** No more than `limit` within any `spanMs`. */
export function createWindow(limit: number, spanMs: number): RateLimiter {
  let taken: Instant[] = [];
  const recent = (now: Instant) => {
    taken = taken.filter((at) => at > now - spanMs);
    return taken;
  };
  return {
    readyAt(reserve, now) {
      const inside = recent(now);
      const inTheWay = inside[inside.length - (limit - reserve)];
      return inTheWay === undefined ? now : Math.max(now, inTheWay + spanMs);
    },
    left: (reserve, now) => Math.max(0, limit - reserve - recent(now).length),
    took(now) {
      taken.push(now);
    },
    gaveBack() {
      taken.pop();
    },
    setBack(byMs) {
      taken = taken.map((at) => at - byMs);
    },
  };
}
