/**
 * A restart that rolls under load: three instances in HTTP mode behind a balancer are stopped with SIGTERM and started again, one after the other, twice around,
 * while people do fifty things a second.
 *
 *   npx tsx bench/rolling.ts [--json] [--postgres] [--instances 3] [--per-second 50] [--rounds 2] [--linger MS]
 *
 * `--linger 0` is how it would be if an instance took nothing in from the moment it is told to stop. Exits with 1 when a request was not answered with 200 within 3
 * seconds, when something that was taken is not stored once, or when a message stands twice.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { eq } from 'drizzle-orm';
import { parse } from 'yaml';
import { cast } from '../sandbox/cast.ts';
import { createWalkingClock } from '../sandbox/slack/clock.ts';
import type { Delivery } from '../sandbox/slack/delivery.ts';
import { asObject, asText } from '../sandbox/slack/json.ts';
import { createWorkspace } from '../sandbox/slack/workspace.ts';
import { openToRead } from '../src/db/open.ts';
import { queriesOf } from '../src/db/queries.ts';
import { aFreePort } from '../test/support/free-port.ts';
import { actions, raising } from './actions.ts';
import { amount } from './amount.ts';
import { type Instance, startBalancer } from './balancer.ts';
import { percentile, rounded } from './figures.ts';
import { type One, ofSeveral, startOne } from './instances.ts';
import { machineLine, machineNow } from './machine.ts';
import { startPostgres } from './postgres-server.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    postgres: { type: 'boolean', default: false },
    instances: { type: 'string', default: '3' },
    'per-second': { type: 'string', default: '50' },
    rounds: { type: 'string', default: '2' },
    linger: { type: 'string' },
  },
});
const count = amount('instances', values.instances);
const perSecond = amount('per-second', values['per-second']);
const rounds = amount('rounds', values.rounds);
const slacksPatienceMs = 3000;
/** More at once, and Slack would take no more forms, and no more messages, than so many. */
const raiseEveryMs = 1500;

const machine = machineNow();
const startedAt = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'switchboard-rolling-'));
const server = values.postgres ? await startPostgres() : undefined;
const databaseUrl = server?.url ?? join(folder, 'switchboard.db');
const slack = createWorkspace({
  ...cast,
  manifest: parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8')),
  clock: createWalkingClock(),
  rateLimits: 'off',
  ackTimeoutMs: 10_000,
});
await slack.listen();
const keys: string[] = [];
slack.on('call', ({ method, args, status }) => {
  const key = asText(asObject(asObject(args.metadata).event_payload).key);
  if (method === 'chat.postMessage' && status === 200 && key !== '') keys.push(key);
});
const cards: { id: string; said: string; channel: string; ts: string }[] = [];
slack.on('message', (message) => {
  const { text, channel, ts, threadTs } = message;
  const [, id] = /^(ESC-\d+)/.exec(text) ?? [];
  if (id === undefined || channel !== 'C0ENG' || threadTs !== undefined) return;
  cards.push({ id, said: JSON.stringify(message), channel, ts });
});

const balancer = await startBalancer();
const program = await ofSeveral();
type Up = { one: One; instance: Instance };
async function bringUp(): Promise<Up> {
  const instance = { port: await aFreePort(), healthPort: await aFreePort() };
  const one = startOne(program, {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: databaseUrl,
    SWITCHBOARD_CONFIG: fileURLToPath(new URL('../test/support/switchboard.yml', import.meta.url)),
    PORT: String(instance.port),
    HEALTH_PORT: String(instance.healthPort),
    ...(values.linger !== undefined && { BENCH_LINGER_MS: values.linger }),
  });
  await one.running;
  balancer.add(instance);
  return { one, instance };
}

const up: Up[] = [];
for (let n = 0; n < count; n++) up.push(await bringUp());
await slack.deliverTo(balancer.url);

const failed: string[] = [];
const acknowledged = new Set<string>();
let raised = 0;
let taken = 0;
let goesOn = true;
const underWay = new Set<Promise<unknown>>();
const begin = (work: Promise<unknown>): void => {
  const one = work.catch((error: Error) => failed.push(error.message)).finally(() => underWay.delete(one));
  underWay.add(one);
};

/** Somebody raises an escalation, and as soon as its card is there somebody has it. */
async function raise(user: string): Promise<void> {
  await slack.command(user, '/escalate', { channel: 'C0OPS' });
  await slack.until(() => slack.modal(user) !== undefined, `${user} has a form`, 10_000);
  await slack.choose(user, actions.formTeam, 'Engineering');
  raised += 1;
  const summary = `Payouts frozen, case ${raised} of today`;
  const sent = await slack.submit(user, { [raising.summary]: summary, [raising.details]: 'Since noon.' });
  if (!sent?.reply?.ok) throw new Error('a form was not taken');
  taken += 1;
  await slack.closeModal(user);
  const itsCard = () => cards.find(({ said }) => said.includes(summary));
  await slack.until(() => itsCard() !== undefined, 'its card is there', 60_000);
  const card = itsCard();
  if (!card) return;
  await slack.click('UKENJI', { actionId: actions.acknowledge }, card);
  acknowledged.add(card.id);
}

async function people(): Promise<void> {
  const agents = ['UAOIFE', 'UYUKI', 'UJONAS', 'UCLAIRE'];
  const busy = new Set<string>();
  const from = performance.now();
  let raisedAt = 0;
  for (let n = 0; goesOn; n++) {
    await pause(from + (n * 1000) / perSecond - performance.now());
    const free = agents.find((one) => !busy.has(one));
    if (free && performance.now() - raisedAt > raiseEveryMs) {
      raisedAt = performance.now();
      busy.add(free);
      begin(raise(free).finally(() => busy.delete(free)));
    } else {
      const text = n % 4 === 0 ? 'list' : 'help';
      begin(slack.command(agents[n % agents.length] ?? '', `/escalate ${text}`, { channel: 'C0OPS' }));
    }
  }
  await Promise.all(underWay);
}

const living = people();
await pause(5000);
const stops: number[] = [];
for (let round = 0; round < rounds; round++) {
  for (let n = 0; n < count; n++) {
    const old = up.shift();
    const stoppedAt = performance.now();
    old?.one.child.kill('SIGTERM');
    await old?.one.ended;
    stops.push(performance.now() - stoppedAt);
    if (old) balancer.remove(old.instance);
    up.push(await bringUp());
    await pause(2000);
  }
}
goesOn = false;
await living;

const reader = await openToRead(databaseUrl);
const queries = queriesOf(reader.store);
const { outbox } = reader.store.tables;
const waiting = () => reader.store.db.$count(outbox, eq(outbox.status, 'pending'));
const end = Date.now() + 120_000;
while ((await waiting()) > 0 && Date.now() < end) await pause(500);
const stored = await queries.escalations.list({ limit: 10_000 }, Date.now());
const acts = await Promise.all([...acknowledged].map((id) => queries.history.of(id)));
const left = await waiting();
await reader.store.close();
for (const { one } of up) one.child.kill('SIGTERM');
await Promise.all(up.map(({ one }) => one.ended));
balancer.close();
await slack.close();
await server?.stop();
rmSync(folder, { recursive: true });

const requests: Delivery[] = slack.deliveries;
const notAnswered = requests.filter(({ reply }) => !reply?.ok);
const late = balancer.waits.filter((ms) => ms > slacksPatienceMs).length;
const twice = keys.length - new Set(keys).size;
const notOnce = acts.filter(
  (all) => all.filter(({ deed }) => deed.what === 'acknowledged').length !== 1,
).length;
const some = (n: number, what: string) => (n > 0 ? [`${n} ${what}`] : []);
const faults = [
  ...some(
    notAnswered.length,
    `requests were not answered with 200: ${[...new Set(balancer.lost)].join('; ')}`,
  ),
  ...some(late, 'requests were answered after more than 3 s'),
  ...(stored.length === taken
    ? []
    : [`${taken} forms were taken, and ${stored.length} escalations are stored`]),
  ...some(notOnce, 'acknowledgements are not stored once'),
  ...some(twice, 'messages stand twice'),
  ...some(left, 'messages were not sent in two minutes'),
  ...[...new Set(failed)],
];
const results = {
  requests: requests.length,
  perSecond: rounded((requests.length * 1000) / (Date.now() - startedAt)),
  p50Ms: rounded(percentile(balancer.waits, 0.5)),
  p99Ms: rounded(percentile(balancer.waits, 0.99)),
  maxMs: rounded(percentile(balancer.waits, 1)),
  notAnswered: notAnswered.length,
  late,
  stops: stops.length,
  stopMs: rounded(percentile(stops, 1)),
  raised: taken,
  acknowledged: acknowledged.size,
  messages: keys.length,
  twice,
};
if (values.json) process.stdout.write(`${JSON.stringify({ machine, ...results, faults }, null, 2)}\n`);
else
  process.stdout.write(
    [
      machineLine(machine, (Date.now() - startedAt) / 1000),
      `${count} instances on ${values.postgres ? 'PostgreSQL' : 'a file'}, ${stops.length} restarts, the longest stop ${rounded(results.stopMs / 1000)} s`,
      `${results.requests} requests, ${perSecond} a second: p50 ${results.p50Ms} ms, p99 ${results.p99Ms} ms, at most ${results.maxMs} ms; without a 200: ${results.notAnswered}, later than 3 s: ${late}`,
      `raised ${taken}, acknowledged ${acknowledged.size}, messages ${keys.length}, twice ${twice}`,
      '',
    ].join('\n'),
  );
for (const fault of faults) {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
}
