/** A call that Slack would have refused as one too many was not made. */
import type { Instant } from '../domain/calendars/calendar.ts';

export class TooSoonError extends Error {
  override name = 'TooSoonError';
  /** When it may be made. */
  readonly at: Instant;
  constructor(method: string, at: Instant, options?: ErrorOptions) {
    super(method, options);
    this.at = at;
  }
}
