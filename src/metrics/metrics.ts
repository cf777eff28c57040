/** All metrics in one registry, in the format of Prometheus. Names and labels are promised to operators in docs/guides/operate.md. */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { createSlackMetrics } from './slack-metrics.ts';
import type { Watch } from './watch.ts';
import { createWorksMetrics } from './works-metrics.ts';

/** What still has to be sent, asked of the database. */
export type QueueDepth = {
  waiting: number;
  late: number;
  oldestDueAt: number | null;
  dead: number;
};

/** What is asked when somebody looks, and not before. */
export type Asked = {
  standing(): Promise<QueueDepth>;
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
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `switchboard_${name}`, help, registers: [registry] });
  const readable = gauge('database_readable', '1 when the database could be read for this answer, else 0.');
  const waiting = gauge('outbox_waiting', 'Notices that still have to be sent.');
  const late = gauge('outbox_late', 'Notices that were due before now.');
  const oldest = gauge(
    'outbox_oldest_due_seconds',
    'For how long the oldest notice has been due; 0 when none is.',
  );
  const dead = gauge('outbox_dead', 'Notices that Slack will not take, kept for people to see.');
  const sockets = gauge('sockets_open', 'Connections of Socket Mode that are open.');

  async function ask({ standing, connections }: Asked): Promise<void> {
    const open = connections();
    if (open !== undefined) sockets.set(open);
    try {
      const stands = await standing();
      readable.set(1);
      waiting.set(stands.waiting);
      late.set(stands.late);
      oldest.set(stands.oldestDueAt === null ? 0 : Math.max(0, now() - stands.oldestDueAt) / 1000);
      dead.set(stands.dead);
    } catch {
      // What was true before is not said again as if it were true now.
      readable.set(0);
      for (const one of [waiting, late, oldest, dead]) one.set(Number.NaN);
    }
  }

  return {
    watch: { ...createSlackMetrics(registry), ...createWorksMetrics(registry, now) },
    contentType: registry.contentType,
    async text(asked) {
      if (asked) await ask(asked);
      return registry.metrics();
    },
    close: () => registry.clear(),
  };
}
