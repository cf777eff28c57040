/** Look-ups keep to Slack's limits too: what would be one too many is not asked, and what was remembered has to do. */

import type { Instant } from '../../domain/calendars/calendar.ts';
import { failureOf } from '../error-codes.ts';
import type { RateLimits } from '../rate-limits.ts';
import { TooSoonError } from '../too-soon.ts';

export type InTime = <T>(method: string, ask: () => Promise<T>) => Promise<T>;

/** A person waits for these: they use what is left for what is urgent. */
const urgent = 0;
/** These are limited wherever they ask. */
const anywhere = '';

export const askInTime =
  (
    { pace, now }: { pace: Pick<RateLimits, 'readyAt' | 'took' | 'park'>; now(): Instant },
    rank: number = urgent,
  ): InTime =>
  async (method, ask) => {
    const readyAt = pace.readyAt(method, anywhere, rank, now());
    if (readyAt > now()) throw new TooSoonError(method, readyAt);
    pace.took(method, anywhere, now());
    try {
      return await ask();
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'wait') pace.park(method, anywhere, now() + failure.ms);
      throw error;
    }
  };
