/**
 * Several instances as processes of their own, on one database file: how long nothing is sent when the sender is stopped, killed, or held
 * up and let go on. What is to be sent is committed all the while by this process, which sends nothing.
 *
 *   npx tsx bench/handing-over.ts [--every 250]
 *
 * Exits with 1 when a message is missing or stands twice, or an instance took over too late.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { cast } from '../sandbox/cast.ts';
import { createWalkingClock } from '../sandbox/slack/clock.ts';
import { createWorkspace } from '../sandbox/slack/workspace.ts';
import { createDeciding } from '../src/app/deciding.ts';
import { createOwnLeases } from '../src/app/own-leases.ts';
import { createSlackClients } from '../src/app/slack-clients.ts';
import { openStorage } from '../src/app/storage.ts';
import { loadConfig } from '../src/config/config.ts';
import { boltLogger, createLog } from '../src/log.ts';
import { identify } from '../src/receivers/identify.ts';
import { createSlack } from '../src/slack/client.ts';
import { createRateLimits } from '../src/slack/rate-limits.ts';
import { aDraft } from '../test/support/factories.ts';
import { amount } from './amount.ts';
import { inColumns } from './columns.ts';
import { type One, ofSeveral, startOne } from './instances.ts';
import { machineLine, machineNow } from './machine.ts';

const { values } = parseArgs({ options: { every: { type: 'string', default: '250' } } });
const everyMs = amount('every', values.every);

const root = fileURLToPath(new URL('../', import.meta.url));
const configPath = `${root}test/support/switchboard.yml`;
const folder = mkdtempSync(join(tmpdir(), 'switchboard-handing-over-'));
const databaseUrl = join(folder, 'switchboard.db');
const slack = createWorkspace({
  ...cast,
  manifest: parse(readFileSync(`${root}manifest.yml`, 'utf8')),
  clock: createWalkingClock(),
  rateLimits: 'off',
});
await slack.listen();
const program = await ofSeveral();

const settings = {
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  DATABASE_URL: databaseUrl,
  SWITCHBOARD_CONFIG: configPath,
};
const another = (): One => startOne(program, settings);

const loaded = loadConfig(readFileSync(configPath, 'utf8'));
if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
const { config } = loaded;
const storage = await openStorage(databaseUrl, undefined, { alone: false });
const log = createLog('silent');
const ours = { storage, now: Date.now, monotonic: () => performance.now(), log };
const clients = createSlackClients(
  {
    botToken: slack.botToken,
    slackApiUrl: slack.apiUrl,
    databaseUrl,
    configPath,
    logLevel: 'silent',
    port: 0,
    mode: 'socket',
    appToken: slack.appToken,
  },
  { logger: boltLogger(log), watch: undefined },
);
const { engine } = createDeciding(
  {
    ...ours,
    config,
    clients,
    slack: createSlack(clients.client),
    pace: createRateLimits(config.delivery),
    me: await identify(clients.client, log),
    permalink: (channel, ts) => `${channel}/${ts}`,
    reports: undefined,
    watch: undefined,
    leases: createOwnLeases(ours),
  },
  () => undefined,
);

const committed = new Map<string, number>();
const posted = new Map<string, number[]>();
slack.on('message', ({ text, channel }) => {
  const [, id] = /^(ESC-\d+)/.exec(text) ?? [];
  if (id === undefined || channel.startsWith('D')) return;
  posted.set(id, [...(posted.get(id) ?? []), performance.now()]);
});
let commits = true;
const teams = Object.keys(config.teams);
const committing = (async () => {
  for (let n = 0; commits; n++) {
    const at = performance.now();
    const draft = aDraft({ team: teams[n % teams.length] ?? '', priority: 'low' });
    const { escalation } = await engine.open(draft, `bench ${n}`);
    committed.set(escalation.id, at);
    await pause(everyMs);
  }
})();

/** For how long nothing was posted that was committed, from then on. */
function silenceAfter(at: number): number {
  const first = Math.min(...[...posted.values()].flat().filter((one) => one > at + 1));
  return first - at;
}

async function until(isTrue: () => boolean, withinMs: number): Promise<boolean> {
  const end = performance.now() + withinMs;
  while (!isTrue() && performance.now() < end) await pause(20);
  return isTrue();
}

const wrong: string[] = [];
const rows: [string, string][] = [];
async function measure(what: string, end: (one: One) => Promise<number>, mostMs: number): Promise<void> {
  const [first, second] = [sender, other];
  await pause(4_000);
  const endedAt = await end(first);
  const took = await until(second.sends, mostMs + 5_000);
  const takenMs = performance.now() - endedAt;
  await pause(3_000);
  rows.push([
    what,
    `taken over after ${(takenMs / 1000).toFixed(1)} s, first message after ${(silenceAfter(endedAt) / 1000).toFixed(1)} s`,
  ]);
  if (!took || takenMs > mostMs) wrong.push(`${what}: taken over after ${takenMs} ms`);
}

let sender = another();
await sender.running;
let other = another();
await other.running;

await measure(
  'stopped',
  async ({ child, ended }) => {
    child.kill('SIGTERM');
    await ended;
    return performance.now();
  },
  2_000,
);
[sender, other] = [other, another()];
await other.running;
await measure(
  'killed',
  async ({ child }) => {
    child.kill('SIGKILL');
    return performance.now();
  },
  17_500,
);
[sender, other] = [other, another()];
await other.running;
const heldUp = sender;
await measure(
  'held up',
  async ({ child }) => {
    child.kill('SIGSTOP');
    return performance.now();
  },
  17_500,
);
heldUp.child.kill('SIGCONT');
if (!(await until(() => !heldUp.sends(), 10_000)))
  wrong.push('who was held up does not know that another sends');
await pause(3_000);
commits = false;
await committing;
await until(() => [...committed.keys()].every((id) => posted.has(id)), 60_000);
for (const one of [heldUp, other]) one.child.kill('SIGTERM');
await Promise.all([heldUp.ended, other.ended]);
const missing = [...committed.keys()].filter((id) => !posted.has(id));
const twice = [...posted].filter(([, times]) => times.length > 1).map(([id]) => id);
if (missing.length > 0) wrong.push(`missing: ${missing.join(' ')}`);
if (twice.length > 0) wrong.push(`twice: ${twice.join(' ')}`);
rows.push(['committed', `${committed.size}, missing ${missing.length}, twice ${twice.length}`]);
console.log(machineLine(machineNow(), performance.now() / 1000));
for (const line of inColumns(rows)) console.log(line);
for (const one of wrong) console.error(one);
await storage.close();
await slack.close();
rmSync(folder, { recursive: true });
process.exit(wrong.length > 0 ? 1 : 0);
