/** Puts the parts together, starts and stops them; nothing else knows all parts. */

import { createDeciding, type Ground } from './app/deciding.ts';
import { createIngress, type Ingress } from './app/ingress.ts';
import { createInstance } from './app/instance.ts';
import { createOwnLeases } from './app/own-leases.ts';
import { createReportsAside } from './app/reports-aside.ts';
import { lingersMs, shutDown } from './app/shutdown.ts';
import { createSlackClients } from './app/slack-clients.ts';
import { openStorage, type StorageOptions } from './app/storage.ts';
import type { Config } from './config/config.ts';
import type { Environment } from './config/environment.ts';
import type { Instant } from './domain/calendars/calendar.ts';
import type { Engine } from './engine/engine-types.ts';
import { boltLogger, createLog, type Log } from './log.ts';
import { type MetricsServer, serveMetrics } from './metrics/server.ts';
import { identify, StoppedError } from './receivers/identify.ts';
import { createSlack } from './slack/client.ts';
import { createStoredDirects } from './slack/people/stored-directs.ts';
import { createRateLimits } from './slack/rate-limits.ts';

export type Switchboard = {
  engine: Engine;
  /** The port of HTTP mode; undefined in Socket Mode. */
  port: number | undefined;
  /** Does everything that is due now, requests under way included; answers when something is due next. */
  settle(): Promise<Instant | null>;
  /** The port of metrics and health; undefined where they are not served. */
  healthPort: number | undefined;
  /** Resolves when Slack cannot be heard any more, and waiting would not help. */
  hopeless: Promise<Error>;
  /** Finishes what is under way, within ten seconds, and closes the database. */
  stop(): Promise<void>;
};

export type Surroundings = {
  now?: () => Instant;
  log?: Log;
  /** `by hand` leaves the loop to `settle`, for tests that move the clock. */
  loop?: 'running' | 'by hand';
  /** Aborted when the bot is to stop while it still starts. */
  stopped?: AbortSignal;
  /** Passes however the clock is set. */
  monotonic?: () => number;
  storage?: StorageOptions;
  /** For how long it still takes requests at a stop, in HTTP mode and where there may be others. */
  lingerMs?: number;
};

type Given = {
  environment: Environment;
  config: Config;
  metrics: MetricsServer | undefined;
  now(): Instant;
  log: Log;
  surroundings: Surroundings;
};

/** Throws StoppedError when `stopped` is aborted before it runs; nothing is left open then. */
export async function start(
  environment: Environment,
  config: Config,
  surroundings: Surroundings = {},
): Promise<Switchboard> {
  const { now = Date.now, log = createLog(environment.logLevel) } = surroundings;
  const metrics = environment.health && (await serveMetrics({ ...environment.health, now, log }));
  try {
    return await startWith({ environment, config, metrics, now, log, surroundings });
  } catch (error) {
    await metrics?.close();
    throw error;
  }
}

async function startWith({
  environment,
  config,
  metrics,
  now,
  log,
  surroundings,
}: Given): Promise<Switchboard> {
  const { loop = 'running', stopped, monotonic = () => performance.now() } = surroundings;
  const { lingerMs = loop === 'running' ? lingersMs : 0 } = surroundings;
  const logger = boltLogger(log);
  const watch = metrics?.watch;
  const clients = createSlackClients(environment, { logger, watch: watch?.calls });
  const me = await identify(clients.client, log, stopped);
  const storage = await openStorage(environment.databaseUrl, watch?.store, surroundings.storage);
  const reports =
    loop === 'running' ? createReportsAside({ url: environment.databaseUrl, config }, log) : undefined;
  const ground: Ground = {
    config,
    storage,
    reports,
    clients,
    slack: createSlack(clients.client, createStoredDirects({ ...storage, log })),
    pace: createRateLimits(config.delivery),
    me,
    permalink: (channel, ts) => `${me.url}archives/${channel}/p${ts.replace('.', '')}`,
    watch,
    leases: createOwnLeases({ storage, now, monotonic, log }),
    monotonic,
    now,
    log,
  };
  const deciding = createDeciding(ground, () => instance.wake());
  const instance = createInstance(ground, deciding, loop === 'running');
  await instance.begin();
  const front = await createIngress({ ...ground, environment, deciding, logger });
  await connect(front, stopped).catch(async (error: unknown) => {
    await instance.end();
    await storage.close();
    throw error;
  });
  if (loop === 'running') {
    instance.start();
    front.attendance.start();
  }
  const { queries } = storage;
  metrics?.running({
    standing: () => queries.outbox.standing(now()),
    sends: ground.leases.sender.holds,
    sending: queries.leases.sending,
    write: ground.leases.life.renew,
    connections: front.receiver.connections,
  });
  log.info({ mode: environment.mode, teams: Object.keys(config.teams).length }, 'Switchboard is running');
  let farewell: Promise<void> | undefined;
  return {
    engine: deciding.engine,
    port: front.receiver.port(),
    healthPort: metrics?.port,
    hopeless: front.receiver.hopeless,
    async settle() {
      const due = await instance.settle(front.requests);
      const shown = await front.attendance.turn();
      return due === null || shown === null ? (due ?? shown) : Math.min(due, shown);
    },
    stop() {
      const parts = { front, deciding, instance, reports, storage, metrics, lingerMs, log };
      farewell ??= shutDown(parts);
      return farewell;
    },
  };
}

/** Once it is connected, whoever stops it lets it finish what it has begun. */
async function connect({ app, receiver }: Ingress, stopped: AbortSignal | undefined): Promise<void> {
  const giveUp = () => void receiver.stop();
  stopped?.addEventListener('abort', giveUp);
  try {
    await app.start();
    if (stopped?.aborted) throw new StoppedError('stopped while it connected to Slack');
  } finally {
    stopped?.removeEventListener('abort', giveUp);
  }
}
