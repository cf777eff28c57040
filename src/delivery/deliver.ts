/** Delivery: claims what is due, shows it in Slack, settles each row once. A row whose fate is unknown is looked up before it is sent again. */

import type { OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Statement, Store } from '../db/store.ts';
import type { Instant } from '../domain/calendar.ts';
import { callsFor, Unsent } from './calls.ts';
import { keep } from './keep.ts';
import { backOffMs } from './outcome.ts';
import type { Pace } from './pace.ts';
import type { Shown } from './shown.ts';
import type { Slack } from './slack.ts';

export type Log = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

export type DeliveryParts = {
  store: Store;
  queries: Queries;
  slack: Slack;
  pace: Pace;
  show(row: OutboxRow): Promise<Shown>;
  /** The address of a message, for links. */
  permalink(channel: string, ts: string): string;
  /** Rows that tell the people who can act that a place cannot be written to. */
  undeliverable(row: OutboxRow, channel: string, reason: string): Promise<Statement[]>;
  now(): Instant;
  log: Log;
  /** Called when something was settled, so that what waited behind it is not kept waiting. */
  settled(): void;
};

/** How long a call to Slack may take; the client is built with it. */
export const callTimeoutMs = 10_000;
/** A lease outlives the slowest row: a look-up, two posts. */
const leaseMs = 6 * callTimeoutMs;
const atOnce = 16;
/** A row that cannot even be rendered is a fault of ours; it is given up so that what follows is not held up for ever. */
const renderTries = 5;

export type Delivery = {
  /** Takes up what is due and says when more is due; does not wait for Slack. */
  turn(): Promise<Instant | null>;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
};

export function createDelivery(parts: DeliveryParts): Delivery {
  const { store, queries, now, log } = parts;
  const underWay = new Set<Promise<void>>();

  async function send(row: OutboxRow): Promise<void> {
    const shown = await parts.show(row);
    const at = now();
    if (shown.do === 'drop') return store.atomically([queries.outbox.dropped(row.id, shown.reason, at)]);
    if (shown.do === 'bury') return store.atomically([queries.outbox.dead(row.id, shown.reason, at)]);
    const calls = callsFor(row, parts);
    if (shown.do === 'keep') return store.atomically(await keep(row, shown, calls, parts));
    const place = {
      channel: await calls.channelOf(shown.to),
      threadTs: shown.threadTs,
      broadcast: shown.broadcast,
    };
    await calls.post(place, shown.message);
    await store.atomically([queries.outbox.sent(row.id, now())]);
  }

  async function settleUnsent(row: OutboxRow, { failure, method, place }: Unsent): Promise<void> {
    const { outbox } = queries;
    const facts = { notice: row.id, escalation: row.escalationId, method, place, reason: failure.reason };
    const again = now() + backOffMs(row.attempts);
    switch (failure.kind) {
      case 'wait':
        return store.atomically([outbox.refused(row, failure.reason, now() + failure.ms)]);
      case 'later':
        log.error(facts, 'Slack refuses the bot; this will be tried again');
        return store.atomically([outbox.refused(row, failure.reason, again)]);
      case 'unsure':
        log.warn(facts, 'nobody knows whether Slack did this; it will be looked up');
        // A call that timed out may still arrive: it is not looked up before it can no longer do so.
        return store.atomically([
          outbox.unsure(row.id, failure.reason, failure.timedOut ? now() + 2 * callTimeoutMs : again),
        ]);
      case 'no place':
      case 'no message':
      case 'hopeless':
        log.error(facts, 'this cannot be shown in Slack; it is kept');
        return store.atomically([
          outbox.dead(row.id, failure.reason, now()),
          ...(await parts.undeliverable(row, place, failure.reason)),
        ]);
    }
  }

  async function sendAndSettle(row: OutboxRow): Promise<void> {
    try {
      await send(row);
    } catch (error) {
      if (error instanceof Unsent) return settleUnsent(row, error);
      log.error({ notice: row.id, escalation: row.escalationId, error }, 'a notice could not be made ready');
      const give = row.attempts >= renderTries;
      await store.atomically([
        give
          ? queries.outbox.dead(row.id, 'fault', now())
          : queries.outbox.unsure(row.id, 'fault', now() + backOffMs(row.attempts)),
      ]);
    }
  }

  /** Rows of one escalation one after the other: its card is there before anything that points at it. */
  async function sendInOrder(rows: readonly OutboxRow[]): Promise<void> {
    for (const row of rows.toSorted((a, b) => a.seq - b.seq)) {
      try {
        await sendAndSettle(row);
      } catch (error) {
        // The database did not take it: the lease ends by itself, and the row is looked up then.
        log.error({ notice: row.id, escalation: row.escalationId, error }, 'a notice could not be settled');
      }
    }
  }

  return {
    async turn() {
      const room = atOnce - underWay.size;
      // With no room left, whatever ends next calls for another turn.
      if (room <= 0) return null;
      for (const group of byEscalation(await queries.outbox.claim(now(), leaseMs, room))) {
        const task = sendInOrder(group).finally(() => {
          underWay.delete(task);
          parts.settled();
        });
        underWay.add(task);
      }
      return queries.outbox.nextAt();
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

function byEscalation(rows: readonly OutboxRow[]): Iterable<OutboxRow[]> {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const name = row.escalationId ?? row.lane;
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return groups.values();
}
