/** Puts the parts together, starts and stops them; nothing else knows all parts. */
import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Config } from './config/config.ts';
import type { Environment } from './config/environment.ts';
import { holidaysOf } from './config/public-holidays.ts';
import { queriesOf } from './db/queries.ts';
import { openSqlite } from './db/sqlite.ts';
import { callTimeoutMs, createDelivery } from './delivery/deliver.ts';
import { createPace } from './delivery/pace.ts';
import { createShow } from './delivery/show.ts';
import { createSlack } from './delivery/slack.ts';
import { createUndeliverable } from './delivery/undeliverable.ts';
import type { Instant } from './domain/calendars/calendar.ts';
import type { Engine } from './engine/answers.ts';
import { createDigests } from './engine/digests.ts';
import { createEngine } from './engine/engine.ts';
import { createHousekeeping } from './engine/housekeeping.ts';
import { createLoop } from './engine/loop.ts';
import { createPolicies } from './engine/policies.ts';
import { refreshShiftEnds } from './engine/shift-ends.ts';
import { createUptime } from './engine/uptime.ts';
import { registerHandlers } from './handlers/index.ts';
import { boltLogger, createLog, type Log } from './log.ts';
import { createPeople } from './people/slack-people.ts';
import { createHttp } from './receivers/http.ts';
import { countRequests } from './receivers/in-flight.ts';
import { createSocketMode } from './receivers/socket-mode.ts';
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

/** Somebody who pressed a button waits for these; what was remembered will do when Slack is slow. */
const lookUpTimeoutMs = 1000;
/** Requests that are being answered get this long when the bot stops. */
const farewellMs = 10_000;

export async function start(
  environment: Environment,
  config: Config,
  { now = Date.now, log = createLog(environment.logLevel), loop: loopMode = 'running' }: Surroundings = {},
): Promise<Switchboard> {
  const logger = boltLogger(log);
  const { slackApiUrl } = environment;
  const clientOptions = {
    ...(slackApiUrl !== undefined && { slackApiUrl }),
    // The outbox is the only one who tries again.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    fetch: (url: string | URL | Request, init?: RequestInit) =>
      fetch(url, { signal: AbortSignal.timeout(callTimeoutMs), ...init }),
    logger,
  };
  const client = new WebClient(environment.botToken, clientOptions);
  const me = await whoAmI(client, log);

  const store = openSqlite(environment.databaseUrl);
  const queries = queriesOf(store);
  const { teams } = config;
  const policies = createPolicies({ ...config, queries, holidaysOf });
  const { calendars, shiftCalendars } = policies;
  const uptime = createUptime({ store, queries, now, noticesSleep: loopMode === 'running' });
  await uptime.begin();
  await refreshShiftEnds({ store, queries, teams, policies, now });
  const people = createPeople({
    client: new WebClient(environment.botToken, { ...clientOptions, timeout: lookUpTimeoutMs }),
    queries,
    now,
  });
  const permalink = (channel: string, ts: string) => `${me.url}archives/${channel}/p${ts.replace('.', '')}`;

  const digests = createDigests({
    store,
    queries,
    teams,
    hours: config.digest,
    zoneOf: async (lead) => (await people.person(lead))?.timeZone ?? 'UTC',
    now,
    committed: () => loop.wake(),
    log,
  });
  const engine = createEngine({
    store,
    queries,
    teams,
    policies,
    fallbackTeam: config.routing.fallback,
    prefix: config.reference.prefix,
    down: uptime.down,
    now,
    committed: () => loop.wake(),
  });
  const delivery = createDelivery({
    store,
    queries,
    slack: createSlack(client),
    pace: createPace(),
    show: createShow({
      queries,
      people,
      teams,
      categories: config.categories,
      causes: config.causes,
      fallbackChannel: config.fallbackChannel,
      policyOf: policies.of,
      calendars,
      shiftCalendars,
      gather: digests.gather,
      permalink,
      now,
    }),
    permalink,
    undeliverable: createUndeliverable({ queries, teams, now }),
    now,
    log,
    settled: () => loop.wake(),
  });
  const loop = createLoop({
    turns: [
      digests.turn,
      engine.tick,
      delivery.turn,
      createHousekeeping({ store, queries, now }),
      uptime.beat,
    ],
    now,
    log,
  });

  const receiver =
    environment.mode === 'socket'
      ? createSocketMode({
          appToken: environment.appToken,
          slackApiUrl,
          timeoutMs: callTimeoutMs,
          logger,
        })
      : createHttp({ signingSecret: environment.signingSecret, port: environment.port, logger });
  const app = new App({
    token: environment.botToken,
    botId: me.botId,
    botUserId: me.userId,
    receiver,
    clientOptions,
    logger,
    convoStore: false,
    deferInitialization: true,
  });
  const requests = countRequests(app);
  registerHandlers(app, {
    engine,
    people,
    config,
    workspace: me.teamId,
    now,
    policies,
    calendars,
    shiftCalendars,
    sendDigest: digests.ask,
    log,
  });
  await app.init();
  await app.start();
  if (loopMode === 'running') loop.start();
  log.info({ mode: environment.mode, teams: Object.keys(teams).length }, 'Switchboard is running');

  return {
    engine,
    port: receiver.port(),
    async settle() {
      await requests.idle();
      for (;;) {
        const next = await loop.turn();
        await delivery.idle();
        await requests.idle();
        // Asked when nothing is under way: what was settled just now may have made room for more.
        const waiting = await queries.outbox.nextAt();
        const ahead = [next, waiting].filter((at) => at !== null);
        if (ahead.every((at) => at > now())) return ahead.length > 0 ? Math.min(...ahead) : null;
      }
    },
    async stop() {
      await loop.stop();
      await app.stop();
      await requests.idle(farewellMs);
      await delivery.idle();
      await uptime.end();
      await store.close();
      log.info({}, 'Switchboard has stopped');
    },
  };
}
