/** Forgets what has done its work: request keys that no redelivery can bring back, and notices settled long ago. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';

const day = 86_400_000;
/** Slack redelivers for hours at most. */
const requestsMs = 7 * day;
/** Dead letters are kept. */
const noticesMs = 30 * day;
const everyMs = 3_600_000;
/** After a long stop there is much: so many rows of a kind, and then others have their turn. */
const atOnce = 500;
const soonMs = 1000;

export function createHousekeeping({
  store,
  queries,
  now,
}: {
  store: Store;
  queries: Queries;
  now(): Instant;
}) {
  let nextAt = 0;
  return async (): Promise<Instant> => {
    if (now() < nextAt) return nextAt;
    nextAt = now() + everyMs;
    const requestsUntil = now() - requestsMs;
    const noticesUntil = now() - noticesMs;
    await store.atomically([
      queries.requests.forgetBefore(requestsUntil, atOnce),
      ...queries.outbox.forgetBefore(noticesUntil, atOnce),
    ]);
    const more =
      (await queries.requests.isAnyBefore(requestsUntil)) ||
      (await queries.outbox.isAnySettledBefore(noticesUntil));
    nextAt = now() + (more ? soonMs : everyMs);
    return nextAt;
  };
}
