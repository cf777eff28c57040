/** Direct message channels are opened before they are needed: Slack opens fifty a minute, and in a burst as many people as that wait for a message. */
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Slack } from '../slack/client.ts';
import { backOffMs, failureOf } from '../slack/error-codes.ts';
import { type Background, createBackground } from '../slack/in-background.ts';
import { type House, standingOf } from '../slack/people/standing.ts';
import type { RateLimits } from '../slack/rate-limits.ts';

export const opening = 'conversations.open';
const unhurried = Number.MAX_SAFE_INTEGER;
/** So many of the minute's openings are left to what has to be said now. */
const leaves = 15;
/** Who is to have one is looked up for so many at once, and anew when there is nobody left, after a while. */
const atOnce = 200;
const lookEveryMs = 60_000;

export type OpenAhead = {
  /** Opens on as far as Slack's limits let it; the loop does not wait for it. */
  turn(): Promise<Instant | null>;
  idle: Background['idle'];
  stop(): Promise<void>;
};

export function createOpenAhead(parts: {
  slack: Pick<Slack, 'directChannel' | 'knownDirectChannel'>;
  queries: Pick<Queries, 'directChannels'>;
  house: House;
  pace: RateLimits;
  now(): Instant;
  log: { warn(facts: object, message: string): void };
}): OpenAhead {
  const { slack, queries, house, pace, now, log } = parts;
  const background = createBackground(log);
  /** Whom Slack opens none for is not tried again before the next start. */
  const without = new Set<string>();
  let next: string[] = [];
  let lookAt = 0;
  let failures = 0;
  let waitUntil = 0;
  let stopped = false;

  async function look(): Promise<void> {
    const rows = await queries.directChannels.missing(atOnce + without.size);
    lookAt = now() + lookEveryMs;
    next = rows.flatMap((row) => (!without.has(row.id) && standingOf(row, house) === 'in' ? [row.id] : []));
  }

  const mayOpen = (): boolean =>
    pace.parkedUntil(opening, '') <= now() && pace.left(opening, unhurried, now()) > leaves;

  async function open(user: string): Promise<void> {
    // Somebody wrote to them meanwhile.
    if ((await slack.knownDirectChannel(user)) !== undefined) return;
    pace.took(opening, user, now());
    try {
      await slack.directChannel(user);
      failures = 0;
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'no place' || failure.kind === 'hopeless') {
        without.add(user);
        return;
      }
      failures += 1;
      const waitMs = failure.kind === 'wait' ? failure.ms : backOffMs(failures);
      if (failure.kind === 'wait') pace.park(opening, '', now() + waitMs);
      waitUntil = now() + waitMs;
      log.warn(
        { reason: failure.reason },
        'a direct message channel was not opened ahead; it is tried again',
      );
    }
  }

  async function openOn(): Promise<void> {
    if (next.length === 0) await look();
    while (!stopped && next.length > 0 && waitUntil <= now() && mayOpen()) await open(next.shift() ?? '');
  }

  return {
    async turn() {
      const isDue = next.length > 0 || lookAt <= now();
      if (stopped || background.isBusy() || !isDue || waitUntil > now() || !mayOpen()) return null;
      background.start(openOn());
      return null;
    },
    idle: background.idle,
    async stop() {
      stopped = true;
      await background.idle();
    },
  };
}
