/** Adopts an orphaned message: somebody writes under one that may be ours, posted by a process that died before it stored so. Its idempotency key says which it is. */

import type { Queries } from '../db/queries.ts';
import type { Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Slack } from '../slack/client.ts';
import { failureOf } from '../slack/error-codes.ts';
import type { RateLimits } from '../slack/rate-limits.ts';
import { postNameOf, rememberPost } from './remember-post.ts';

/** `not now`: Slack did not say. Whoever asked is to ask again. */
export type AdoptOrphan = 'ours' | 'not ours' | 'not now';

const method = 'conversations.replies';
const urgent = 0;

export function createAdoptOrphan(parts: {
  store: Store;
  queries: Pick<Queries, 'inbox' | 'outbox' | 'posts'>;
  slack: Pick<Slack, 'keyOf'>;
  pace: RateLimits;
  permalink(channel: string, ts: string): string;
  now(): Instant;
  log: { warn(facts: object, message: string): void };
}): (channel: string, ts: string) => Promise<AdoptOrphan> {
  const { store, queries, slack, pace, permalink, now, log } = parts;
  return async (channel, ts) => {
    if (pace.readyAt(method, channel, urgent, now()) > now()) return 'not now';
    pace.took(method, channel, now());
    let key: string | undefined;
    try {
      key = await slack.keyOf({ channel, ts });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'wait') pace.park(method, channel, now() + failure.ms);
      log.warn({ place: channel, reason: failure.reason }, 'Slack did not say whether a message is ours');
      return ['wait', 'later', 'away', 'unsure'].includes(failure.kind) ? 'not now' : 'not ours';
    }
    const row = key === undefined ? undefined : await queries.outbox.find(key);
    if (!row || row.escalationId === null) return 'not ours';
    const { payload, escalationId } = row;
    const name = postNameOf(payload);
    if (name === undefined) return 'not ours';
    // Delivery may have learnt it meanwhile, and knows better.
    const known = await queries.posts.find(escalationId, name);
    if (!known) {
      const post = { escalationId, name, channel, ts, permalink: permalink(channel, ts) };
      // Its row may find it remembered, and then shows nothing else anew.
      await store.atomically(await rememberPost(row, `${row.id}:recognised`, post, { queries, now }, true));
    }
    return 'ours';
  };
}
