/** Delivery: takes up what is due and delivers it, what belongs together one after the other, without waiting for Slack. */
import type { OutboxRow } from '../db/outbox.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { createCircuitBreaker } from '../slack/circuit-breaker.ts';
import { createCharts } from './charts.ts';
import { claim, endClaim, nextClaimAt } from './claim.ts';
import type { OutboxContext } from './context.ts';
import { deliver } from './deliver.ts';
import { byOrder, sequencesOf } from './lanes.ts';
import { nobodyWatches } from './watch.ts';

export type DeliveryParts = Omit<
  OutboxContext,
  'outage' | 'charts' | 'watch' | 'underWay' | 'sinceEldest'
> & {
  watch?: OutboxContext['watch'] | undefined;
  /** Called when something was settled, so that what waited behind it is not kept waiting. */
  settled(): void;
};

export type Delivery = {
  /** Takes up what is due and says when more may be; does not wait for Slack. */
  turn(): Promise<Instant | null>;
  /** How many rows have been taken up so far. */
  taken(): number;
  /** Resolves when no call is under way. */
  idle(): Promise<void>;
};

export function createDelivery({ settled, ...parts }: DeliveryParts): Delivery {
  const context: OutboxContext = {
    ...parts,
    watch: parts.watch ?? nobodyWatches,
    outage: createCircuitBreaker(),
    charts: createCharts(parts),
    underWay: new Map(),
    sinceEldest: new Map(),
  };
  const tasks = new Set<Promise<void>>();
  /** What is sent last of each sequence; what comes later waits for it, so that a link is never written past. */
  const last = new Map<string, Promise<void>>();
  let taken = 0;

  function start(row: OutboxRow): void {
    const names = sequencesOf(row);
    const task = Promise.all(names.map((name) => last.get(name)))
      .then(() => deliverOrLeave(context, row))
      .finally(() => {
        tasks.delete(task);
        for (const name of names) if (last.get(name) === task) last.delete(name);
        settled();
      });
    tasks.add(task);
    for (const name of names) last.set(name, task);
  }

  return {
    async turn() {
      for (;;) {
        const rows = context.sends() ? await claim(context) : [];
        if (rows.length === 0) return nextClaimAt(context);
        taken += rows.length;
        for (const row of rows.toSorted(byOrder)) start(row);
      }
    },
    taken: () => taken,
    async idle() {
      while (tasks.size > 0) await Promise.all(tasks);
    },
  };
}

/** What could not be settled stays claimed until its lease ends. */
async function deliverOrLeave(context: OutboxContext, row: OutboxRow): Promise<void> {
  try {
    await deliver(context, row);
  } catch (error) {
    const facts = { notice: row.id, escalation: row.escalationId, error };
    context.log.error(facts, 'a notice could not be settled');
  } finally {
    endClaim(context, row);
  }
}
