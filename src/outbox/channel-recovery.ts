/** Channels that could not be written to and can be again: what waits for them is sent, and cards go home. Slack tells when it happens; it is asked where it may have told nobody. */
import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Slack } from '../slack/client.ts';
import { failureOf } from '../slack/error-codes.ts';
import { type Background, createBackground } from '../slack/in-background.ts';
import type { RateLimits } from '../slack/rate-limits.ts';
import { type Homecoming, nothingComesHome } from './homecoming.ts';

const everyMs = 3_600_000;
const method = 'conversations.info';
const unhurried = Number.MAX_SAFE_INTEGER;

export type ChannelRecovery = {
  /** Slack says that the bot may write there again. */
  opened(channel: string): Promise<void>;
  /** Asks about every channel with dead letters, or that cards wait for: at the start, and now and then. */
  turn(): Promise<Instant | null>;
  idle: Background['idle'];
};

export function createChannelRecovery(parts: {
  store: Store;
  queries: Pick<Queries, 'outbox'>;
  slack: Pick<Slack, 'mayWriteIn'>;
  pace: RateLimits;
  homecoming?: Homecoming;
  now(): Instant;
  log: {
    info(facts: object, message: string): void;
    warn(facts: object, message: string): void;
  };
  revived(): void;
}): ChannelRecovery {
  const { store, queries, slack, pace, homecoming = nothingComesHome, now, log } = parts;
  let askAt = 0;
  const background = createBackground(log);

  async function opened(channel: string): Promise<void> {
    const { outbox } = queries;
    const isKept = (await outbox.deadPlaces()).includes(channel);
    const notices = await homecoming.whenOpen(channel);
    if (!isKept && notices.length === 0) return;
    await store.atomically([
      ...notices.map((notice) => outbox.enqueue(notice, now())),
      ...(isKept ? [outbox.revive(now(), channel)] : []),
    ]);
    log.info({ place: channel }, 'a channel is open again; what was kept for it is sent');
    parts.revived();
  }

  async function ask(channels: Iterable<string>): Promise<void> {
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
      if (now() < askAt || background.isBusy()) return null;
      askAt = now() + everyMs;
      const kept = (await queries.outbox.deadPlaces()).filter((place) => /^[CG]/.test(place));
      const channels = new Set([...kept, ...(await homecoming.awaited())]);
      // Slack may take its time; the loop does not wait for it.
      background.start(ask(channels));
      return null;
    },
    idle: background.idle,
  };
}
