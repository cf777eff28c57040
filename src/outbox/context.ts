/** What the steps of the outbox (claim, deliver, settle) work with. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Queries } from '../db/queries.ts';
import type { Statement, Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { CircuitBreaker } from '../slack/circuit-breaker.ts';
import type { Slack } from '../slack/client.ts';
import type { RateLimits } from '../slack/rate-limits.ts';
import type { Charts } from './charts.ts';
import type { RateReservation } from './rate-reservations.ts';
import type { Rendering } from './render/rendering.ts';
import type { DeliveryWatch } from './watch.ts';

/** What becomes of a message that may have been posted, where Slack does not let us look. */
export type WhenUnsure = 'send again' | 'keep';

export type DeliveryLog = {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

export type OutboxContext = {
  store: Store;
  queries: Queries;
  slack: Slack;
  pace: RateLimits;
  outage: CircuitBreaker;
  charts: Charts;
  render(row: OutboxRow): Promise<Rendering>;
  /** The address of a message, for links. */
  permalink(channel: string, ts: string): string;
  /** Rows that tell the people who can act that a place cannot be written to. */
  undeliverable(row: OutboxRow, channel: string, reason: string): Promise<Statement[]>;
  whenUnsure: WhenUnsure;
  /** Whether this instance is the sender, and nobody else can be. */
  sends(): boolean;
  now(): Instant;
  log: DeliveryLog;
  watch: DeliveryWatch;
  /** Rows that are under way here, by id. */
  underWay: Map<string, RateReservation>;
  /** How many messages each conversation has got since it was last the turn of who has waited longest. */
  sinceEldest: Map<string, number>;
};
