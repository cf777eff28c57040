/** How many calls of each method Slack takes in a minute. What is urgent has a share that others leave it. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { createBucket, createWindow, type RateLimiter } from './rate-limiter.ts';

export const posting = 'chat.postMessage';
export const editing = 'chat.update';
export const removing = 'chat.delete';

/** Calls a minute, as https://docs.slack.dev/apis/web-api/rate-limits has its tiers: 2, 3 and 4. */
const perMinute: Readonly<Record<string, number>> = {
  'usergroups.list': 20,
  'usergroups.users.list': 20,
  [editing]: 50,
  [removing]: 50,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.open': 50,
  'conversations.info': 50,
  'conversations.members': 100,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
  'users.info': 100,
  'users.list': 20,
  // Forms that are opened have turns of their own (turns.ts).
  'views.update': 100,
  'views.publish': 100,
};
/** A minute there is not a minute here: calls take their time on the way. */
export const windowMs = 60_500;
/** The share of a method's calls that is kept for what is urgent. */
const urgentShare = 0.1;
/** Forms that are opened, in turns (turns.ts). */
export const formsOpened = { limit: 100, spanMs: windowMs, spare: 100 * urgentShare };
/** What is not urgent goes so many at once; the rest is spread evenly over the minute, so that nobody waits for the minute to end. */
const messagesAtOnce = 30;
/** Of the messages allowed in a minute, what is not urgent leaves so many. */
const urgentMessages = 8;

/** `evenly` spreads what is not urgent. */
type Limit = { allowance: RateLimiter; reserve: number; evenly?: RateLimiter };

/** Of methods that have no limit, any number may be called. */
export function createMethodLimits(messagesPerMinute: number) {
  const limits = new Map<string, Limit>(
    Object.entries(perMinute).map(([method, limit]) => [
      method,
      { allowance: createWindow(limit, windowMs), reserve: Math.ceil(limit * urgentShare) },
    ]),
  );
  limits.set(posting, {
    allowance: createWindow(messagesPerMinute, windowMs),
    reserve: urgentMessages,
    evenly: createBucket(messagesAtOnce, windowMs / (messagesPerMinute - urgentMessages)),
  });
  const each = (method: string, tell: (limiter: RateLimiter) => void): void => {
    const { allowance, evenly } = limits.get(method) ?? {};
    for (const limiter of [allowance, evenly]) if (limiter) tell(limiter);
  };

  return {
    readyAt(method: string, rank: number, now: Instant): Instant {
      const limit = limits.get(method);
      if (!limit) return now;
      const { allowance, reserve, evenly } = limit;
      if (rank === 0) return allowance.readyAt(0, now);
      return Math.max(allowance.readyAt(reserve, now), evenly?.readyAt(0, now) ?? 0);
    },
    left(method: string, rank: number, now: Instant): number {
      const limit = limits.get(method);
      if (!limit) return Number.MAX_SAFE_INTEGER;
      const { allowance, reserve, evenly } = limit;
      if (rank === 0) return allowance.left(0, now);
      return Math.min(allowance.left(reserve, now), evenly?.left(0, now) ?? Number.MAX_SAFE_INTEGER);
    },
    took: (method: string, now: Instant) => each(method, (limiter) => limiter.took(now)),
    gaveBack: (method: string) => each(method, (limiter) => limiter.gaveBack()),
    setBack(byMs: number): void {
      for (const method of limits.keys()) each(method, (limiter) => limiter.setBack(byMs));
    },
  };
}
