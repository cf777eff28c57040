/** The two halves, each without the other. */
import { expect, onTestFinished, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import { createDeciding, type Ground } from '../../src/app/deciding.ts';
import { createInstance } from '../../src/app/instance.ts';
import { createOwnLeases } from '../../src/app/own-leases.ts';
import { createSlackClients } from '../../src/app/slack-clients.ts';
import { openStorage } from '../../src/app/storage.ts';
import type { Environment } from '../../src/config/environment.ts';
import { boltLogger, createLog } from '../../src/log.ts';
import { identify } from '../../src/receivers/identify.ts';
import { createSlack } from '../../src/slack/client.ts';
import { createRateLimits } from '../../src/slack/rate-limits.ts';
import { mondayMorning, testConfig } from '../support/bot.ts';
import { aDraft, minutes } from '../support/factories.ts';
import { manifest } from '../support/manifest.ts';

async function startGround() {
  const clock = createStillClock(mondayMorning);
  const workspace = createWorkspace({ ...cast, manifest: manifest(), clock });
  await workspace.listen();
  const storage = await openStorage(':memory:', undefined, { clock: clock.now });
  onTestFinished(async () => {
    await workspace.close();
    await storage.close();
  });
  const config = testConfig();
  const log = createLog('silent');
  const environment: Environment = {
    botToken: workspace.botToken,
    slackApiUrl: workspace.apiUrl,
    databaseUrl: ':memory:',
    configPath: '',
    logLevel: 'silent',
    port: 0,
    mode: 'socket',
    appToken: workspace.appToken,
  };
  const clients = createSlackClients(environment, { logger: boltLogger(log), watch: undefined });
  const ground: Ground = {
    config,
    storage,
    clients,
    slack: createSlack(clients.client),
    pace: createRateLimits(config.delivery),
    me: await identify(clients.client, log),
    permalink: (channel, ts) => `${channel}/${ts}`,
    reports: undefined,
    watch: undefined,
    monotonic: clock.now,
    leases: createOwnLeases({ storage, now: clock.now, monotonic: clock.now, log }),
    now: clock.now,
    log,
  };
  const posted = () =>
    [...workspace.state.messages].flatMap(([channel, { length }]) => (length > 0 ? [channel] : []));
  return { ground, clock, posted };
}

const draft = aDraft({ team: 'risk', priority: 'high' });
const ingrid = { id: 'UINGRID', team: 'risk', responder: true, lead: true };

test('one half decides and stores where no clockwork runs, and only wakes it', async () => {
  const { ground, posted } = await startGround();
  let woken = 0;
  const { engine, digests } = createDeciding(ground, () => {
    woken += 1;
  });
  await engine.open(draft, 'form');
  await engine.act('ESC-1', { kind: 'acknowledge', by: ingrid, via: 'button' }, 'press');
  await digests.ask('UINGRID', 'command');
  expect([(await engine.find('ESC-1'))?.owner, woken, posted()]).toEqual(['UINGRID', 3, []]);
});

test('a clockwork sends what another instance has committed, and tells what falls due', async () => {
  const { ground, clock, posted } = await startGround();
  const elsewhere = createDeciding(ground, () => undefined);
  const deciding = createDeciding(ground, () => instance.wake());
  const instance = createInstance(ground, deciding, false);
  await instance.begin();
  const { risk } = elsewhere.directory.teams;
  await elsewhere.engine.open(draft, 'form');
  const nothing = { idle: () => Promise.resolve() };
  await instance.settle(nothing);
  const before = posted();
  clock.advance(minutes(24 * 60));
  await instance.settle(nothing);
  const heard = (await elsewhere.engine.history('ESC-1')).map(({ deed }) => deed.what);
  expect([before.includes(risk?.channel ?? ''), heard.includes('reminded')]).toEqual([true, true]);
  await instance.stop();
});
