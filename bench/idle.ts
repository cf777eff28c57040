/**
 * What a bot costs that has nothing to do: processor time per minute, with a million stored escalations and with none.
 *
 *   npx tsx bench/idle.ts [--json] [--stored 1000000] [--seconds 60] [--folder DIR]
 *
 * Three bots idle side by side for the same seconds; the third has no loop and shows what Node and an HTTP server take. Exits with 1
 * when the simulated Slack objected to something.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { amount } from './amount.ts';
import { inColumns } from './columns.ts';
import { machineLine, machineNow } from './machine.ts';
import { type Running, startProcess } from './processes.ts';
import type { SlackProcess } from './slack-process.ts';
import { storeMany } from './stored.ts';
import type { WatchedBot } from './watched-bot.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    stored: { type: 'string', default: '1000000' },
    seconds: { type: 'string', default: '60' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const asked = {
  stored: amount('stored', values.stored),
  seconds: amount('seconds', values.seconds),
};
/** Digests that are due and what the compiler makes faster are over by then. */
const settleMs = 20_000;

type Idle = { userMs: number; systemMs: number; totalMs: number };

async function usedBy(bot: Running<WatchedBot>): Promise<() => Promise<Idle>> {
  const before = await bot.ask('usedMs');
  return async () => {
    const after = await bot.ask('usedMs');
    const perMinute = 60_000 / (after.at - before.at);
    const userMs = (after.user - before.user) * perMinute;
    const systemMs = (after.system - before.system) * perMinute;
    return { userMs, systemMs, totalMs: userMs + systemMs };
  };
}

async function measureIn(folder: string, slack: Running<SlackProcess>) {
  const { apiUrl, botToken, signingSecret } = await slack.ask('address');
  const startBot = (name: string, loop: 'running' | 'by hand') =>
    startProcess<WatchedBot>('watched-bot.ts', {
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SWITCHBOARD_CONFIG: fileURLToPath(new URL('../test/support/switchboard.yml', import.meta.url)),
      LOG_LEVEL: 'warn',
      PORT: '0',
      DATABASE_URL: join(folder, `${name}.db`),
      BENCH_LOOP: loop,
    });
  const from = performance.now();
  await storeMany(folder, join(folder, 'many.db'), { stored: asked.stored, due: 0, at: Date.now() });
  const storingSeconds = (performance.now() - from) / 1000;
  const bots = [startBot('many', 'running'), startBot('none', 'running'), startBot('still', 'by hand')];
  try {
    for (const bot of bots) await bot.ask('port');
    await pause(settleMs);
    const counters = await Promise.all(bots.map(usedBy));
    await pause(asked.seconds * 1000);
    const [many, none, still] = await Promise.all(counters.map((used) => used()));
    if (!many || !none || !still) throw new Error('a bot is missing');
    return { storingSeconds, perMinute: { many, none, still } };
  } finally {
    for (const bot of bots) await bot.stop();
  }
}

async function measure() {
  const folder = mkdtempSync(join(values.folder, 'switchboard-idle-'));
  const slack = startProcess<SlackProcess>('slack-process.ts');
  try {
    const measured = await measureIn(folder, slack);
    return { ...measured, problems: await slack.ask('problems') };
  } finally {
    await slack.stop();
    rmSync(folder, { recursive: true });
  }
}

const startedAt = Date.now();
const machine = machineNow();
const { storingSeconds, perMinute, problems } = await measure();
const seconds = (Date.now() - startedAt) / 1000;

if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ machine, asked, seconds, storingSeconds, perMinute, problems }, null, 2)}\n`,
  );
} else {
  const row = (name: string, { userMs, systemMs, totalMs }: Idle) => [
    name,
    userMs,
    systemMs,
    totalMs,
    `${(totalMs / 600).toFixed(3)} %`,
  ];
  const { many, none, still } = perMinute;
  process.stdout.write(
    [
      machineLine(machine, seconds),
      `Nothing due for ${asked.seconds} s, the whole bot over HTTP, looking at least once a second`,
      '',
      ...inColumns([
        ['Processor time per minute', 'user ms', 'system ms', 'total ms', 'of a core'],
        row(`${asked.stored.toLocaleString('en')} escalations stored`, many),
        row('none stored', none),
        row('none stored, no loop', still),
      ]),
      '',
    ].join('\n'),
  );
}
for (const objection of problems.objections) process.stderr.write(`A strict Slack objects: ${objection}\n`);
if (problems.objections.length > 0) process.exitCode = 1;
