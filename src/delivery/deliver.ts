/** Delivery: claims what is due, shows it in Slack, settles each row once. A row whose fate is unknown is looked up before it is sent again. */

import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import { type Statement, type Store, UnavailableError } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { callsFor, Unsent } from './calls.ts';
import { keep } from './keep.ts';
import { backOffMs } from './outcome.ts';
import type { Pace } from './pace.ts';
import { leftUnsaid, sayTogether } from './say-together.ts';
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
/** Why a row waits while the card it belongs under is posted, or taken to an open channel. */
const cardFirst = 'the card first';

export type Delivery = {
  /** Takes up what is due and says when more is due; does not wait for Slack. */
  turn(): Promise<Instant | null>;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
};

export function createDelivery(parts: DeliveryParts): Delivery {
  const { store, queries, now, log } = parts;
  const underWay = new Set<Promise<void>>();
  /** What is sent last of each escalation; what comes later waits for it, so that a link is never written past. */
  const last = new Map<string, Promise<void>>();

  async function send(row: OutboxRow): Promise<void> {
    const shown = await parts.show(row);
    if (shown.do === 'drop' || shown.do === 'put off') {
      return store.atomically([leftUnsaid(row, shown, parts)]);
    }
    if (shown.do === 'wait') {
      return store.atomically([queries.outbox.refused(row, 'one message a minute', shown.until)]);
    }
    if (shown.do === 'bury') {
      if (await cardComesFirst(row)) return;
      return store.atomically([queries.outbox.dead(row.id, shown.reason, now())]);
    }
    const calls = callsFor(row, parts);
    if (shown.do === 'keep') return store.atomically(await keep(row, shown, calls, parts));
    const place = {
      channel: await calls.channelOf(shown.to),
      threadTs: shown.threadTs,
      broadcast: shown.broadcast,
    };
    const { message, together } = shown;
    if (together) return sayTogether(row, { place, message, together }, calls, parts);
    await calls.post(place, message);
    await store.atomically([queries.outbox.sent(row.id, now())]);
  }

  /** The place of a line is closed, or never was open: its card is shown first, once, and the line tried again after it. */
  async function cardComesFirst(row: OutboxRow): Promise<boolean> {
    const card = row.reason === cardFirst ? undefined : cardBefore(row);
    if (!card) return false;
    const { outbox } = queries;
    await store.atomically([outbox.enqueue(card, now()), outbox.refused(row, cardFirst, now())]);
    return true;
  }

  async function settleUnsent(row: OutboxRow, { failure, method, place }: Unsent): Promise<void> {
    const { outbox } = queries;
    const facts = { notice: row.id, escalation: row.escalationId, method, place, reason: failure.reason };
    const again = now() + backOffMs(row.attempts);
    if (failure.kind === 'no place' && (await cardComesFirst(row))) {
      return log.warn(facts, 'the channel of a card is closed; the card is looked after first');
    }
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
          outbox.unsure(row, failure.reason, failure.timedOut ? now() + 2 * callTimeoutMs : again),
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
      if (error instanceof UnavailableError) throw error;
      log.error({ notice: row.id, escalation: row.escalationId, error }, 'a notice could not be made ready');
      // Most attempts may have been Slack's doing: only what fails here twice running is given up.
      const give = row.attempts >= renderTries && row.reason === 'fault';
      await store.atomically([
        give
          ? queries.outbox.dead(row.id, 'fault', now())
          : queries.outbox.unsure(row, 'fault', now() + backOffMs(row.attempts)),
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
      for (const [name, group] of inOrder(await queries.outbox.claim(now(), leaseMs, room))) {
        const before = last.get(name) ?? Promise.resolve();
        const task = before
          .then(() => sendInOrder(group))
          .finally(() => {
            underWay.delete(task);
            if (last.get(name) === task) last.delete(name);
            parts.settled();
          });
        underWay.add(task);
        last.set(name, task);
      }
      return queries.outbox.nextAt();
    },
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}

/** The card, before a line that stands under it; undefined for everything else. */
function cardBefore({ id, lane, seq, escalationId, rank, payload }: OutboxRow): NewNotice | undefined {
  if (payload.kind !== 'card entry' && payload.kind !== 'reminder') return undefined;
  const { card, version } = payload;
  return {
    id: `${id}:card`,
    lane,
    seq: seq - 1,
    escalationId,
    rank,
    payload: { kind: 'card', card, version },
  };
}

/** What has to keep its order: all of one escalation, and the reminders of one person, which become one message. */
function inOrder(rows: readonly OutboxRow[]): Iterable<[string, OutboxRow[]]> {
  const groups = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const name = row.kind === 'personal reminder' ? row.lane : (row.escalationId ?? row.lane);
    groups.set(name, [...(groups.get(name) ?? []), row]);
  }
  return groups;
}
