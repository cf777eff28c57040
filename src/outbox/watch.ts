/** What delivery tells whoever watches it: counts, never contents. */
import type { OutboxRow } from '../db/outbox.ts';

export type Settled = 'sent' | 'dropped' | 'dead' | 'again';

export type DeliveryWatch = {
  /** A row has had its turn; `reason` is why it was not sent. */
  settled(row: OutboxRow, outcome: Settled, reason: string | null): void;
  /** A row of unknown fate was looked for in Slack. */
  lookedUp(found: boolean): void;
  /** Slack wants no such call there for a while. */
  parked(method: string, place: string, ms: number): void;
};

export const nobodyWatches: DeliveryWatch = {
  settled: () => undefined,
  lookedUp: () => undefined,
  parked: () => undefined,
};
