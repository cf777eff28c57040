/** Puts the parts together, starts and stops them; nothing else knows all parts. */
import { createFront } from './app/front.ts';
import { createSlackClients } from './app/slack-clients.ts';
import { createWorks } from './app/works.ts';
import type { Config } from './config/config.ts';
import type { Environment } from './config/environment.ts';
import type { Instant } from './domain/calendars/calendar.ts';
import type { Engine } from './engine/answers.ts';
import { boltLogger, createLog, type Log } from './log.ts';
import { whoAmI } from './receivers/who-am-i.ts';

export type Switchboard = {
  engine: Engine;
  /** The port of HTTP mode; undefined in Socket Mode. */
  port: number | undefined;
  /** Does everything that is due now, requests under way included; answers when something is due next. */
  settle(): Promise<Instant | null>;
  /** Finishes what is under way and closes the database. */
  stop(): Promise<void>;
};

export type Surroundings = {
  now?: () => Instant;
  log?: Log;
  /** `by hand` leaves the loop to `settle`, for tests that move the clock. */
  loop?: 'running' | 'by hand';
};

/** Requests that are being answered get this long when the bot stops. */
const farewellMs = 10_000;

export async function start(
  environment: Environment,
  config: Config,
  { now = Date.now, log = createLog(environment.logLevel), loop: loopMode = 'running' }: Surroundings = {},
): Promise<Switchboard> {
  const logger = boltLogger(log);
  const loopRuns = loopMode === 'running';
  const slack = createSlackClients(environment, logger);
  const me = await whoAmI(slack.client, log);
  const { databaseUrl } = environment;
  const works = await createWorks({ databaseUrl, config, slack, workspaceUrl: me.url, loopRuns, now, log });
  const { engine, loop, delivery, reopened, uptime, store, held } = works;
  const { app, requests, receiver } = await createFront({
    environment,
    config,
    me,
    slack,
    works,
    now,
    log,
    logger,
  });
  await app.start();
  if (loopRuns) loop.start();
  log.info({ mode: environment.mode, teams: Object.keys(config.teams).length }, 'Switchboard is running');

  return {
    engine,
    port: receiver.port(),
    async settle() {
      await requests.idle();
      for (;;) {
        const taken = delivery.taken();
        const next = await loop.turn();
        const asked = await reopened.idle();
        await delivery.idle();
        await requests.idle();
        // What was taken up may have made room for more.
        if (!asked && delivery.taken() === taken && (next === null || next > now())) return next;
      }
    },
    async stop() {
      await loop.stop();
      await app.stop();
      await requests.idle(farewellMs);
      await delivery.idle();
      await reopened.idle();
      await uptime.end();
      await store.close();
      held.release();
      log.info({}, 'Switchboard has stopped');
    },
  };
}
