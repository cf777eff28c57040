/** Puts the parts together, starts and stops them; nothing else knows all parts. */

import { createIngress } from './app/ingress.ts';
import { createServices } from './app/services.ts';
import { shutDown } from './app/shutdown.ts';
import { createSlackClients } from './app/slack-clients.ts';
import type { Config } from './config/config.ts';
import type { Environment } from './config/environment.ts';
import type { Instant } from './domain/calendars/calendar.ts';
import type { Engine } from './engine/engine-types.ts';
import { boltLogger, createLog, type Log } from './log.ts';
import { type MetricsServer, serveMetrics } from './metrics/server.ts';
import { identify, StoppedError } from './receivers/identify.ts';

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
  const { loop: loopMode = 'running', stopped } = surroundings;
  const loopRuns = loopMode === 'running';
  const logger = boltLogger(log);
  const watch = metrics?.watch;
  const slack = createSlackClients(environment, { logger, watch: watch?.calls });
  const me = await identify(slack.client, log, stopped);
  const { databaseUrl } = environment;
  const works = await createServices({ databaseUrl, config, slack, watch, me, loopRuns, now, log });
  const { engine, loop, delivery, inbox, reopened, listing, queries, store } = works;
  const front = await createIngress({ environment, config, me, slack, works, watch, now, log, logger });
  const { app, requests, receiver } = front;
  let farewell: Promise<void> | undefined;
  const stop = () => {
    farewell ??= shutDown({ front, works, metrics, log });
    return farewell;
  };
  const giveUp = () => void receiver.stop();
  stopped?.addEventListener('abort', giveUp);
  try {
    await app.start();
    if (stopped?.aborted) throw new StoppedError('stopped while it connected to Slack');
  } catch (error) {
    await works.uptime.end();
    await works.store.close();
    works.held.release();
    throw error;
  } finally {
    // From here on whoever stops it lets it finish what it has begun.
    stopped?.removeEventListener('abort', giveUp);
  }
  if (loopRuns) loop.start();
  metrics?.running({
    standing: () => queries.outbox.standing(now()),
    write: () => store.atomically([queries.uptime.beat(now())]),
    connections: receiver.connections,
  });
  log.info({ mode: environment.mode, teams: Object.keys(config.teams).length }, 'Switchboard is running');

  return {
    engine,
    port: receiver.port(),
    healthPort: metrics?.port,
    hopeless: receiver.hopeless,
    async settle() {
      await requests.idle();
      for (;;) {
        const taken = delivery.taken();
        const next = await loop.turn();
        const asked = [await inbox.idle(), await reopened.idle(), await listing.idle()].includes(true);
        await delivery.idle();
        await requests.idle();
        // What was taken up may have made room for more.
        if (!asked && delivery.taken() === taken && (next === null || next > now())) return next;
      }
    },
    stop,
  };
}
