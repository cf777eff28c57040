/** The services behind the ingress: engine, store, delivery and the loop that drives them. They know nothing of Slack's requests. */
import type { Config } from '../config/config.ts';
import { holidaysOf } from '../config/public-holidays.ts';
import { holdDatabase } from '../db/process-lock.ts';
import { queriesOf } from '../db/queries.ts';
import { openSqlite } from '../db/sqlite.ts';
import { createAdoptOrphan } from '../delivery/adopt-orphan.ts';
import { createChannelRecovery } from '../delivery/channel-recovery.ts';
import { createDelivery } from '../delivery/deliver.ts';
import { createRateLimits } from '../delivery/rate-limits.ts';
import { createRender } from '../delivery/render.ts';
import { createSlack } from '../delivery/slack.ts';
import { createUndeliverable } from '../delivery/undeliverable.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { createClockSetBack } from '../engine/clock-set-back.ts';
import { createDigests } from '../engine/digests.ts';
import { createDirectory } from '../engine/directory.ts';
import { createEngine } from '../engine/engine.ts';
import { createHousekeeping } from '../engine/housekeeping.ts';
import { createInbox } from '../engine/inbox.ts';
import { createLoop } from '../engine/loop.ts';
import { refreshShiftEnds } from '../engine/shift-ends.ts';
import { createUptime } from '../engine/uptime.ts';
import type { Log } from '../log.ts';
import { watchStore } from '../metrics/store.ts';
import type { Watch } from '../metrics/watch.ts';
import { createPeopleListing } from '../people/listing.ts';
import { createRemembered } from '../people/remembered.ts';
import { createPeople } from '../people/slack-people.ts';
import type { BotIdentity } from '../receivers/identify.ts';
import type { SlackClients } from './slack-clients.ts';

export type ServicesParts = {
  databaseUrl: string;
  config: Config;
  slack: Pick<SlackClients, 'client' | 'lookUps'>;
  /** The workspace the bot is installed in, with its address, for links to messages. */
  me: Pick<BotIdentity, 'teamId' | 'enterpriseId' | 'url'>;
  /** False where a test moves the loop by hand. */
  loopRuns: boolean;
  watch: Pick<Watch, 'store' | 'engine' | 'inbox' | 'delivery' | 'loop'> | undefined;
  now(): Instant;
  log: Log;
};

export type Services = Awaited<ReturnType<typeof createServices>>;

/** Opens the database and brings it up to date with the configuration; the loop is not started yet. */
export async function createServices({ config, slack, me, watch, now, log, ...parts }: ServicesParts) {
  const held = holdDatabase(parts.databaseUrl);
  const store = watchStore(openSqlite(parts.databaseUrl), watch?.store);
  const queries = queriesOf(store);
  const directory = createDirectory({ ...config, queries, holidaysOf });
  const uptime = createUptime({ store, queries, now, noticesSleep: parts.loopRuns });
  const clockSetBack = createClockSetBack({ store, queries, now, log });
  const ranUntil = await queries.uptime.lastBeat();
  await clockSetBack.begin(ranUntil);
  await uptime.begin();
  await refreshShiftEnds({ store, queries, directory, now });
  const pace = createRateLimits(config.delivery);
  const house = { workspace: me.teamId, enterprise: me.enterpriseId, access: config.access };
  const remembered = createRemembered({ queries, store, house, log });
  const people = createPeople({ client: slack.lookUps, remembered, house, ranUntil, pace, now });
  const listing = createPeopleListing({
    client: slack.client,
    people,
    store,
    queries,
    pace,
    ranUntil,
    now,
    log,
  });
  const permalink = (channel: string, ts: string) => `${me.url}archives/${channel}/p${ts.replace('.', '')}`;
  const wake = () => loop.wake();

  const digests = createDigests({
    store,
    queries,
    directory,
    hours: config.digest,
    zoneOf: async (lead) => (await people.person(lead))?.timeZone ?? 'UTC',
    now,
    committed: wake,
    log,
  });
  const engine = createEngine({
    store,
    queries,
    directory,
    prefix: config.reference.prefix,
    down: uptime.down,
    now,
    committed: wake,
    ...(watch && { watch: watch.engine }),
  });
  const inbox = createInbox({
    store,
    queries,
    now,
    log,
    carried: wake,
    ...(watch && { watch: watch.inbox }),
  });
  const calls = createSlack(slack.client);
  const delivery = createDelivery({
    store,
    queries,
    slack: calls,
    pace,
    whenUnsure: config.delivery.whenUnsure,
    show: createRender({
      queries,
      people,
      directory,
      categories: config.categories,
      causes: config.causes,
      fallbackChannel: config.fallbackChannel,
      gather: digests.gather,
      permalink,
      now,
    }),
    permalink,
    undeliverable: createUndeliverable({ queries, directory, now }),
    now,
    log,
    settled: wake,
    ...(watch && { watch: watch.delivery }),
  });
  const reopened = createChannelRecovery({ store, queries, slack: calls, pace, now, log, revived: wake });
  const recognise = createAdoptOrphan({ store, queries, slack: calls, pace, permalink, now, log });
  const loop = createLoop({
    turns: [
      clockSetBack.turn,
      inbox.turn,
      digests.turn,
      engine.tick,
      delivery.turn,
      reopened.turn,
      listing.turn,
      createHousekeeping({ store, queries, now }),
      uptime.beat,
    ],
    now,
    log,
    ...(watch && { watch: watch.loop }),
  });
  return {
    held,
    store,
    queries,
    directory,
    uptime,
    people,
    listing,
    digests,
    engine,
    inbox,
    delivery,
    recognise,
    reopened,
    loop,
  };
}
