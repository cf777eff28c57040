/** Cards that were deleted when nobody told us: while the bot was away, or by Slack's own retention. Each channel is looked through at the start after an absence, and once an hour; what has been missing for an hour is brought back. */
import type { PostRow } from '../db/posts.ts';
import type { Queries } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Slack } from '../slack/client.ts';
import { failureOf } from '../slack/error-codes.ts';
import { type Background, createBackground } from '../slack/in-background.ts';
import type { RateLimits } from '../slack/rate-limits.ts';
import type { PostGone } from './post-gone.ts';

const everyMs = 3_600_000;
/** Away for less than that, it misses nothing: Slack brings events again. */
const absenceMs = 60_000;
/** What is newer may not be there to be read yet. */
const youngMs = 120_000;
const pages = 5;
const reading = 'conversations.history';
const asking = 'conversations.replies';
const unhurried = Number.MAX_SAFE_INTEGER;

export type MissedDeletions = {
  turn(): Promise<Instant | null>;
  idle: Background['idle'];
};

export function createMissedDeletions(parts: {
  queries: Pick<Queries, 'posts'>;
  slack: Pick<Slack, 'page' | 'keyOf'>;
  pace: RateLimits;
  /** When the bot last ran before it started. */
  ranUntil: Instant | undefined;
  postGone: PostGone;
  now(): Instant;
  log: { warn(facts: object, message: string): void };
}): MissedDeletions {
  const { queries, slack, pace, ranUntil, postGone, now, log } = parts;
  const wasAway = ranUntil !== undefined && now() - ranUntil >= absenceMs;
  let lookAt = wasAway ? now() : now() + everyMs;
  const background = createBackground(log);

  async function ask<Answer>(method: string, channel: string, call: () => Promise<Answer>) {
    if (pace.readyAt(method, channel, unhurried, now()) > now()) throw new NotNow();
    pace.took(method, channel, now());
    return call();
  }

  /** Those of which a look through the channel, newest first, does not show that they are there. */
  async function notSeen(channel: string, posts: readonly PostRow[]): Promise<PostRow[]> {
    const since = Math.min(...posts.map(atOf));
    const seen = new Set<string>();
    let cursor: string | undefined;
    let readTo = Number.POSITIVE_INFINITY;
    for (let page = 0; page < pages; page++) {
      const { ours, next } = await ask(reading, channel, () => slack.page({ channel }, since, cursor));
      for (const { ts } of ours) {
        seen.add(ts);
        readTo = Math.min(readTo, atOf({ ts }));
      }
      if (next === undefined) readTo = 0;
      if (next === undefined || readTo <= since) break;
      cursor = next;
    }
    return posts.filter((post) => atOf(post) > readTo && !seen.has(post.ts));
  }

  /** Slack is asked about the one message before it is posted anew. */
  async function isGone({ channel, ts }: PostRow): Promise<boolean> {
    try {
      return (await ask(asking, channel, () => slack.keyOf({ channel, ts }))) === undefined;
    } catch (error) {
      if (!(error instanceof NotNow) && failureOf(error).kind === 'no message') return true;
      throw error;
    }
  }

  async function look(old: readonly PostRow[]): Promise<void> {
    for (const channel of new Set(old.map((post) => post.channel))) {
      try {
        const inChannel = old.filter((post) => post.channel === channel);
        for (const post of await notSeen(channel, inChannel)) {
          if (await isGone(post)) await postGone.gone(post.channel, post.ts);
        }
      } catch (error) {
        if (error instanceof NotNow) continue;
        const { reason } = failureOf(error);
        log.warn({ place: channel, reason }, 'nobody knows whether the cards of a channel are all there');
      }
    }
  }

  return {
    async turn() {
      if (now() < lookAt || background.isBusy()) return null;
      lookAt = now() + everyMs;
      await postGone.bringBack();
      const old = (await queries.posts.openCards()).filter((post) => atOf(post) < now() - youngMs);
      // Slack may take its time; the loop does not wait for it.
      background.start(look(old));
      return null;
    },
    idle: background.idle,
  };
}

/** Slack has been asked as often as it allows; next time there is room again. */
class NotNow extends Error {}

const atOf = ({ ts }: Pick<PostRow, 'ts'>): Instant => Number(ts) * 1000;
