/** Delivery: claims what is due, shows it in Slack, settles each row once. A row whose fate is unknown is looked up before it is sent again. */

import type { NewNotice, OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import { type Statement, type Store, UnavailableError } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { callsFor, callTimeoutMs, perhapsPosted, Unsent, type WhenUnsure } from './calls.ts';
import { createClaims } from './claims.ts';
import { keep } from './keep.ts';
import { createOutage } from './outage.ts';
import { backOffMs } from './outcome.ts';
import type { Pace } from './pace.ts';
import type { Reserved } from './reserved.ts';
import { leftUnsaid, sayTogether } from './say-together.ts';
import type { Shown } from './shown.ts';
import type { Slack } from './slack.ts';
import { type DeliveryWatch, nobodyWatches } from './watch.ts';

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
  /** What becomes of a message that may have been posted, where Slack does not let us look. */
  whenUnsure: WhenUnsure;
  now(): Instant;
  log: Log;
  watch?: DeliveryWatch;
  /** Called when something was settled, so that what waited behind it is not kept waiting. */
  settled(): void;
};

/** A row that cannot even be rendered is a fault of ours; it is given up so that what follows is not held up for ever. */
const renderTries = 5;
/** Why a row waits while the card it belongs under is posted, or taken to an open channel. */
const cardFirst = 'the card first';

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
  const outage = createOutage();
  const claims = createClaims({ queries, pace, outage, now });
  const underWay = new Set<Promise<void>>();
  /** What is sent last of each escalation; what comes later waits for it, so that a link is never written past. */
  const last = new Map<string, Promise<void>>();

  async function send(row: OutboxRow, reserved: Reserved): Promise<void> {
    const shown = await parts.show(row);
    if (shown.do === 'drop' || shown.do === 'put off') {
      watch.settled(row, shown.do === 'drop' ? 'dropped' : 'again', shown.do);
      return store.atomically([leftUnsaid(row, shown, parts)]);
    }
    if (shown.do === 'wait') {
      watch.settled(row, 'again', 'one a minute');
      return store.atomically([queries.outbox.refused(row, 'one message a minute', shown.until)]);
    }
    if (shown.do === 'bury') {
      if (await cardComesFirst(row)) return;
      watch.settled(row, 'dead', 'no message');
      return store.atomically([queries.outbox.dead(row, shown.reason, now())]);
    }
    const calls = callsFor(row, reserved, { ...parts, outage, watch });
    if (shown.do === 'keep') {
      await store.atomically(await keep(row, shown, calls, parts));
      return watch.settled(row, 'sent', null);
    }
    const place = {
      channel: await calls.channelOf(shown.to),
      threadTs: shown.threadTs,
      broadcast: shown.broadcast,
    };
    const { message, together } = shown;
    if (together) await sayTogether(row, { place, message, together }, calls, parts);
    else {
      await calls.post(place, message);
      await store.atomically([queries.outbox.sent(row.id, now())]);
    }
    watch.settled(row, 'sent', null);
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

  async function sendAndSettle(row: OutboxRow, reserved: Reserved): Promise<void> {
    try {
      await send(row, reserved);
    } catch (error) {
      if (error instanceof Unsent) return settleUnsent(row, error);
      if (error instanceof UnavailableError) throw error;
      log.error({ notice: row.id, escalation: row.escalationId, error }, 'a notice could not be made ready');
      // Most attempts may have been Slack's doing: only what fails here twice running is given up.
      const give = row.attempts >= renderTries && row.reason === 'fault';
      watch.settled(row, give ? 'dead' : 'again', 'fault');
      await store.atomically([
        give
          ? queries.outbox.dead(row, 'fault', now())
          : queries.outbox.unsure(row, 'fault', now() + backOffMs(row.attempts)),
      ]);
    }
  }

  /** Rows of one escalation one after the other: its card is there before anything that points at it. */
  async function sendInOrder(rows: readonly OutboxRow[]): Promise<void> {
    for (const row of rows.toSorted((a, b) => a.seq - b.seq)) {
      try {
        await sendAndSettle(row, claims.reservedFor(row));
      } catch (error) {
        // The database did not take it: the lease ends by itself, and the row is looked up then.
        log.error({ notice: row.id, escalation: row.escalationId, error }, 'a notice could not be settled');
      } finally {
        claims.end(row);
      }
    }
  }

  function startOn(rows: readonly OutboxRow[]): void {
    for (const [name, group] of inOrder(rows)) {
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
