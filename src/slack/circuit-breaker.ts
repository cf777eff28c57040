/** A circuit breaker: while Slack does not answer, one row at a time probes whether it is back, so that the others are not tried in vain and none becomes unsure. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { backOffMs } from './error-codes.ts';

/** One failure may be chance. */
const chance = 4;

export type CircuitBreaker = {
  /** Slack did not answer a call, or could not be reached. */
  unanswered(now: Instant): void;
  answered(): void;
  /** How many rows may be under way. */
  atMost(usually: number, now: Instant): number;
  /** When the next may ask; null while Slack answers. */
  nextAt(): Instant | null;
};

export function createCircuitBreaker(): CircuitBreaker {
  let failures = 0;
  let askAt = 0;
  let lastNow = 0;
  return {
    unanswered(now) {
      failures += 1;
      askAt = now + backOffMs(failures - chance + 1);
    },
    answered() {
      failures = 0;
    },
    atMost(usually, now) {
      // A clock that was set back: nobody waits for it to catch up.
      if (now < lastNow) askAt -= lastNow - now;
      lastNow = now;
      if (failures < chance) return usually;
      return now < askAt ? 0 : 1;
    },
    nextAt: () => (failures < chance ? null : askAt),
  };
}
