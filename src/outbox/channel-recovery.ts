/** Channels that could not be written to and can be again: what waits for them is sent. Slack tells when it happens; it is asked where it may have told nobody. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Slack } from '../slack/client.ts';
import { failureOf } from '../slack/error-codes.ts';
import type { RateLimits } from '../slack/rate-limits.ts';

const everyMs = 3_600_000;
const method = 'conversations.info';
const unhurried = Number.MAX_SAFE_INTEGER;

export type ChannelRecovery = {
  /** Slack says that the bot may write there again. */
  opened(channel: string): Promise<void>;
  /** Asks about every channel with dead letters: at the start, and now and then. */
  turn(): Promise<Instant | null>;
  /** Resolves when Slack is not being asked; false when it was not. */
  idle(): Promise<boolean>;
};

export function createChannelRecovery(parts: {
  store: Store;
  queries: Pick<Queries, 'outbox'>;
  slack: Pick<Slack, 'mayWriteIn'>;
  pace: RateLimits;
  now(): Instant;
  log: {
    info(facts: object, message: string): void;
    warn(facts: object, message: string): void;
  };
  revived(): void;
}): ChannelRecovery {
  const { store, queries, slack, pace, now, log } = parts;
  let askAt = 0;
  let underWay: Promise<void> | undefined;

  async function opened(channel: string): Promise<void> {
    const waiting = await queries.outbox.deadPlaces();
    if (!waiting.includes(channel)) return;
    await store.atomically([queries.outbox.revive(now(), channel)]);
    log.info({ place: channel }, 'a channel is open again; what was kept for it is sent');
    parts.revived();
  }

  async function ask(): Promise<void> {
    const channels = (await queries.outbox.deadPlaces()).filter((place) => /^[CG]/.test(place));
    for (const channel of channels) {
      // The others are asked about next time: there is no hurry.
      if (pace.readyAt(method, channel, unhurried, now()) > now()) return;
      pace.took(method, channel, now());
      try {
        if (await slack.mayWriteIn(channel)) await opened(channel);
      } catch (error) {
        log.warn(
          { place: channel, reason: failureOf(error).reason },
          'nobody knows whether a channel is open again',
        );
      }
    }
  }

  return {
    opened,
    async turn() {
      if (now() < askAt || underWay) return null;
      askAt = now() + everyMs;
      // Slack may take its time; the loop does not wait for it.
      underWay = ask().finally(() => {
        underWay = undefined;
      });
      return null;
    },
    async idle() {
      const asked = underWay !== undefined;
      await underWay;
      return asked;
    },
  };
}
