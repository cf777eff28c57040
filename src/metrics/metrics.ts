/** All metrics in one registry, in the format of Prometheus. Names and labels are promised to operators in docs/guides/operate.md. */
import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Sending } from '../db/leases.ts';
import type { QueueStanding } from '../db/outbox-standing.ts';
import { metersIn } from './meters.ts';
import { callMetrics, requestMetrics, socketMetrics } from './slack-metrics.ts';
import type { Watch } from './watch.ts';
import { deliveryMetrics, engineMetrics, inboxMetrics, loopMetrics, storeMetrics } from './works-metrics.ts';

/** What is asked when somebody looks, and not before. */
export type Asked = {
  /** What still has to be sent. */
  standing(): Promise<QueueStanding>;
  /** Whether it is this instance that sends. */
  sends(): boolean;
  sending(): Promise<Sending>;
  /** Changes as little as can be; rejects when that is not taken. */
  write(): Promise<void>;
  connections(): number | undefined;
};

export type Metrics = {
  watch: Watch;
  contentType: string;
  /** `asked` is missing while the bot starts. */
  text(asked: Asked | undefined): Promise<string>;
  close(): void;
};

export function createMetrics(now: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const meters = metersIn(registry);
  const { gauge } = meters;
  const readable = gauge('database_readable', '1 when the database could be read for this answer, else 0.');
  const waiting = gauge('outbox_waiting', 'Notices that still have to be sent.');
  const late = gauge('outbox_late', 'Notices that were due before now.');
  const oldest = gauge(
    'outbox_oldest_due_seconds',
    'For how long the oldest notice has been due; 0 when none is.',
  );
  const dead = gauge('outbox_dead', 'Notices that Slack will not take, kept for people to see.');
  const sender = gauge('sender', '1 when this instance is the one that sends, else 0.');
  const senderSince = gauge(
    'sender_since_timestamp_seconds',
    'Since when the instance that sends does so, on the clock of the database; NaN when none does.',
  );
  const instances = gauge('instances', 'Instances that run on this database.');
  const ahead = gauge(
    'database_clock_ahead_seconds',
    'How far the clock of the database is ahead of this machine’s.',
  );
  const sockets = gauge('sockets_open', 'Connections of Socket Mode that are open.');

  async function ask({ standing, sends, sending, connections }: Asked): Promise<void> {
    const open = connections();
    if (open !== undefined) sockets.set(open);
    sender.set(sends() ? 1 : 0);
    try {
      const stands = await standing();
      const stand = await sending();
      senderSince.set(stand.sender ? stand.sender.since / 1000 : Number.NaN);
      instances.set(stand.instances);
      ahead.set((stand.now - now()) / 1000);
      readable.set(1);
      waiting.set(stands.waiting);
      late.set(stands.late);
      oldest.set(stands.oldestDueAt === null ? 0 : Math.max(0, now() - stands.oldestDueAt) / 1000);
      dead.set(stands.dead);
    } catch {
      // What was true before is not said again as if it were true now.
      readable.set(0);
      for (const one of [waiting, late, oldest, dead, senderSince, instances, ahead]) one.set(Number.NaN);
    }
  }

  return {
    watch: {
      requests: requestMetrics(meters),
      calls: callMetrics(meters),
      sockets: socketMetrics(meters),
      engine: engineMetrics(meters),
      inbox: inboxMetrics(meters),
      store: storeMetrics(meters),
      delivery: deliveryMetrics(meters, now),
      loop: loopMetrics(meters),
    },
    contentType: registry.contentType,
    async text(asked) {
      if (asked) await ask(asked);
      return registry.metrics();
    },
    close: () => registry.clear(),
  };
}
