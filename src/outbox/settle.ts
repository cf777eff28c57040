/** Settles a row whose call failed: it is retried, looked up, or kept as a dead letter. */
import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import { backOffMs } from '../slack/error-codes.ts';
import { callTimeoutMs, perhapsPosted, type Unsent } from './calls.ts';
import type { DeliveryParts } from './deliver.ts';
import { justBefore } from './lanes.ts';
import type { DeliveryWatch } from './watch.ts';

type Parts = Pick<DeliveryParts, 'store' | 'queries' | 'undeliverable' | 'now' | 'log'> & {
  watch: DeliveryWatch;
};

export function createSettleFailure(parts: Parts) {
  const { store, queries, now, log, watch } = parts;

  /** The place of a line is closed, or never was open: its card is shown first, once, and the line tried again after it. */
  async function cardComesFirst(row: OutboxRow): Promise<boolean> {
    const card = row.hold === 'card first' ? undefined : cardBefore(row);
    if (!card) return false;
    const { outbox } = queries;
    await store.atomically([
      outbox.enqueue(card, now()),
      outbox.refused(row, 'its card is posted first', now(), 'card first'),
    ]);
    return true;
  }

  async function settle(row: OutboxRow, { failure, method, place }: Unsent): Promise<void> {
    const { outbox } = queries;
    const facts = { notice: row.id, escalation: row.escalationId, method, place, reason: failure.reason };
    const again = now() + backOffMs(row.attempts);
    if (failure.kind === 'no place' && (await cardComesFirst(row))) {
      return log.warn(facts, 'the channel of a card is closed; the card is looked after first');
    }
    switch (failure.kind) {
      case 'wait':
        watch.settled(row, 'again', failure.reason);
        return store.atomically([outbox.refused(row, failure.reason, now() + failure.ms)]);
      case 'away':
        watch.settled(row, 'again', failure.reason);
        log.warn(facts, 'Slack cannot be reached; this will be tried again');
        return store.atomically([outbox.refused(row, failure.reason, again)]);
      case 'later':
        watch.settled(row, 'again', failure.reason);
        log.error(facts, 'Slack refuses the bot; this will be tried again');
        return store.atomically([outbox.refused(row, failure.reason, again)]);
      case 'unsure': {
        watch.settled(row, 'again', 'unsure');
        log.warn(facts, 'nobody knows whether Slack did this; it will be looked up');
        // A call that timed out may still arrive: it is not looked up before it can no longer do so.
        const afterMs = failure.timedOut ? 2 * callTimeoutMs : failure.afterMs;
        return store.atomically([
          outbox.unsure(row, failure.reason, afterMs === undefined ? again : now() + afterMs),
        ]);
      }
      case 'no place':
      case 'no message':
      case 'hopeless':
        watch.settled(row, 'dead', failure.kind);
        log.error(facts, 'this cannot be shown in Slack; it is kept');
        return store.atomically([
          // Whoever sends again what was perhaps posted knows that: it is not looked for a second time.
          failure.reason === perhapsPosted
            ? outbox.dead({ ...row, refusals: row.attempts }, failure.reason, now(), place)
            : outbox.dead(row, failure.reason, now(), place),
          ...(await parts.undeliverable(row, place, failure.reason)),
        ]);
    }
  }

  return { settle, cardComesFirst };
}

/** The card, before a line that stands under it; undefined for everything else. */
function cardBefore(row: OutboxRow): NewNotice | undefined {
  const { id, lane, escalationId, rank, payload } = row;
  if (payload.kind !== 'card entry' && payload.kind !== 'reminder') return undefined;
  const { card, version } = payload;
  return {
    id: `${id}:card`,
    lane,
    ...justBefore(row),
    escalationId,
    rank,
    payload: { kind: 'card', card, version },
  };
}
