/** One message a second in each conversation, after a burst. What is urgent has one of the burst that others leave it. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { createBucket, type RateLimiter } from './rate-limiter.ts';

const perMessageMs = 1000;
const urgentInChannel = 1;

export function createConversationLimits(burst: number) {
  const limiters = new Map<string, RateLimiter>();
  const reserve = Math.min(urgentInChannel, burst - 1);
  return {
    /** 0 where nothing was said lately. */
    readyAt: (place: string, rank: number, now: Instant): Instant =>
      limiters.get(place)?.readyAt(rank === 0 ? 0 : reserve, now) ?? 0,
    took(place: string, now: Instant): void {
      const limiter = limiters.get(place) ?? createBucket(burst, perMessageMs);
      limiters.set(place, limiter);
      limiter.took(now);
    },
    gaveBack: (place: string) => limiters.get(place)?.gaveBack(),
    setBack(byMs: number): void {
      for (const limiter of limiters.values()) limiter.setBack(byMs);
    },
    /** Where something was said lately. */
    places: () => limiters.keys(),
    /** What is over need not be remembered. */
    forget(now: Instant): void {
      for (const [place, limiter] of limiters) if (limiter.left(0, now) >= burst) limiters.delete(place);
    },
  };
}
