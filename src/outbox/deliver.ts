/** Delivery: claims what is due, shows it in Slack, settles each row once. A row whose fate is unknown is looked up before it is sent again. */

import type { OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import { type Statement, type Store, UnavailableError } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { createCircuitBreaker } from '../slack/circuit-breaker.ts';
import type { Place, Slack } from '../slack/client.ts';
import { backOffMs } from '../slack/error-codes.ts';
import type { RateLimits } from '../slack/rate-limits.ts';
import { leftOutOfBatch, sendBatch } from './batch.ts';
import { type Calls, callsFor, Unsent, type WhenUnsure } from './calls.ts';
import { createClaims } from './claim.ts';
import { byOrder, sequenceOf } from './lanes.ts';
import type { RateReservation } from './rate-reservations.ts';
import type { Rendering } from './render/rendering.ts';
import { rewrite } from './rewrite.ts';
import { createSettleFailure } from './settle.ts';
import { upsertMessage } from './upsert-message.ts';
import { type DeliveryWatch, nobodyWatches } from './watch.ts';

export type DeliveryLog = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

export type DeliveryParts = {
  store: Store;
  queries: Queries;
  slack: Slack;
  pace: RateLimits;
  show(row: OutboxRow): Promise<Rendering>;
  /** The address of a message, for links. */
  permalink(channel: string, ts: string): string;
  /** Rows that tell the people who can act that a place cannot be written to. */
  undeliverable(row: OutboxRow, channel: string, reason: string): Promise<Statement[]>;
  /** What becomes of a message that may have been posted, where Slack does not let us look. */
  whenUnsure: WhenUnsure;
  now(): Instant;
  log: DeliveryLog;
  watch?: DeliveryWatch | undefined;
  /** Called when something was settled, so that what waited behind it is not kept waiting. */
  settled(): void;
};

/** A row that cannot even be rendered is a fault of ours; it is given up so that what follows is not held up for ever. */
const renderTries = 5;
export type Delivery = {
  /** Takes up what is due and says when more may be; does not wait for Slack. */
  turn(): Promise<Instant | null>;
  /** How many rows have been taken up so far. */
  taken(): number;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
};

export function createDelivery(parts: DeliveryParts): Delivery {
  const { store, queries, pace, now, log, watch = nobodyWatches } = parts;
  const outage = createCircuitBreaker();
  const claims = createClaims({ queries, pace, outage, now });
  const unsent = createSettleFailure({ ...parts, watch });
  const underWay = new Set<Promise<void>>();
  /** What is sent last of each escalation; what comes later waits for it, so that a link is never written past. */
  const last = new Map<string, Promise<void>>();

  async function send(row: OutboxRow, reserved: RateReservation): Promise<void> {
    const shownAt = now();
    const shown = await parts.show(row);
    if (shown.do === 'drop' || shown.do === 'put off') {
      watch.settled(row, shown.do === 'drop' ? 'dropped' : 'again', shown.do);
      return store.atomically([leftOutOfBatch(row, shown, parts)]);
    }
    if (shown.do === 'wait') {
      watch.settled(row, 'again', 'one a minute');
      return store.atomically([queries.outbox.refused(row, 'one message a minute', shown.until)]);
    }
    if (shown.do === 'dead letter') {
      if (await unsent.cardComesFirst(row)) return;
      watch.settled(row, 'dead', 'no message');
      return store.atomically([queries.outbox.dead(row, shown.reason, now())]);
    }
    const calls = callsFor(row, reserved, { ...parts, outage, watch });
    if (shown.do === 'keep') {
      await store.atomically(await upsertMessage(row, shown, calls, shownAt, parts));
      return watch.settled(row, 'sent', null);
    }
    if (shown.do === 'rewrite') return rewrite(row, shown, calls, { ...parts, watch });
    const place = {
      channel: await calls.channelOf(shown.to),
      threadTs: shown.threadTs,
      broadcast: shown.broadcast,
    };
    const { message, together } = shown;
    if (together) await sendBatch(row, { place, message, together }, calls, parts);
    else await say(row, shown, place, calls);
    watch.settled(row, 'sent', null);
  }

  async function say(
    row: OutboxRow,
    { message, line }: Extract<Rendering, { do: 'say' }>,
    place: Place,
    calls: Calls,
  ): Promise<void> {
    const { channel, ts, found } = await calls.post(place, message);
    const { payload, escalationId } = row;
    // What is found quotes what might be quoted when it was posted.
    if (found && payload.kind === 'card entry') await calls.edit(channel, ts, message);
    await store.atomically([
      queries.outbox.sent(row.id, now()),
      ...(line && escalationId !== null ? [queries.lines.save({ escalationId, ...line, channel, ts })] : []),
    ]);
  }

  async function sendAndSettle(row: OutboxRow, reserved: RateReservation): Promise<void> {
    try {
      await send(row, reserved);
    } catch (error) {
      if (error instanceof Unsent) return unsent.settle(row, error);
      if (error instanceof UnavailableError) throw error;
      log.error({ notice: row.id, escalation: row.escalationId, error }, 'a notice could not be made ready');
      // Most attempts may have been Slack's doing: only what fails here twice running is given up.
      const give = row.attempts >= renderTries && row.hold === 'fault';
      watch.settled(row, give ? 'dead' : 'again', 'fault');
      await store.atomically([
        give
          ? queries.outbox.dead(row, 'fault', now())
          : queries.outbox.unsure(row, 'fault', now() + backOffMs(row.attempts), 'fault'),
      ]);
    }
  }

  async function sendAndEnd(row: OutboxRow): Promise<void> {
    try {
      await sendAndSettle(row, claims.reservedFor(row));
    } catch (error) {
      // The database did not take it: the lease ends by itself, and the row is looked up then.
      log.error({ notice: row.id, escalation: row.escalationId, error }, 'a notice could not be settled');
    } finally {
      claims.end(row);
    }
  }

  /** Rows of one escalation one after the other: its card is there before anything that points at it. */
  function startOn(rows: readonly OutboxRow[]): void {
    for (const row of rows.toSorted(byOrder)) {
      const name = sequenceOf(row);
      const before = last.get(name) ?? Promise.resolve();
      const task = before
        .then(() => sendAndEnd(row))
        .finally(() => {
          underWay.delete(task);
          if (last.get(name) === task) last.delete(name);
          parts.settled();
        });
      underWay.add(task);
      last.set(name, task);
    }
  }

  return {
    async turn() {
      for (;;) {
        const rows = await claims.next();
        if (rows.length === 0) break;
        startOn(rows);
      }
      return claims.nextAt();
    },
    taken: claims.taken,
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
