/**
 * `npm run fuzz`: malformed and hostile requests to the real bot, a process of its own, on a database of its own.
 *
 *   npm run fuzz -- [--count 10000] [--seed N]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { cast } from '../../sandbox/cast.ts';
import { createRandom } from '../../sandbox/slack/faults.ts';
import { asObject, asText, isObject, parseJson } from '../../sandbox/slack/json.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import { loadConfig } from '../../src/config/config.ts';
import { amount } from '../amount.ts';
import { judge, keysIn, teamsIn } from './judge.ts';
import { hostileMark } from './mutation.ts';
import { record, typedMark } from './recording.ts';
import { fuzz } from './run.ts';

const { values } = parseArgs({
  options: { count: { type: 'string', default: '10000' }, seed: { type: 'string' } },
});
const count = amount('count', values.count);
const seed = amount('seed', values.seed ?? String(Date.now() % 1_000_000));
const root = new URL('../../', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
console.log(`${count} requests, seed ${seed}`);

const slack = createWorkspace({ ...cast, manifest: parse(read('manifest.yml')), rateLimits: 'off' });
await slack.listen();
const folder = mkdtempSync(join(tmpdir(), 'switchboard-fuzz-'));
const databasePath = join(folder, 'switchboard.db');
const port = 20_000 + Math.floor(Math.random() * 20_000);
const { PATH = '', HOME = '' } = process.env;
/** A leak of a few kilobytes a request would not fit into this. */
const heap = '--max-old-space-size=192';
const bot = spawn(process.execPath, [heap, '--import', 'tsx', 'src/cli/main.ts', 'start'], {
  cwd: root,
  env: {
    PATH,
    HOME,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: databasePath,
    SWITCHBOARD_CONFIG: 'test/support/switchboard.yml',
    PORT: String(port),
  },
  stdio: ['ignore', 'inherit', 'pipe'],
});
const ended = new Promise<number | null>((resolve) => bot.on('exit', (code) => resolve(code)));
const log: { level: string; msg: string; line: string }[] = [];
createInterface({ input: bot.stderr }).on('line', (line) => {
  const said = parseJson(line);
  if (isObject(said)) log.push({ level: asText(said.level), msg: asText(said.msg), line });
  else log.push({ level: 'error', msg: 'a line that is no JSON', line });
});

async function until(isTrue: () => boolean, about: string): Promise<void> {
  for (let tries = 0; !isTrue(); tries++) {
    if (bot.exitCode !== null || tries > 600) throw new Error(`in vain: ${about}\n${log.at(-1)?.line ?? ''}`);
    await pause(50);
  }
}

async function patiently(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if (tries > 100) throw error;
      await pause(100);
    }
  }
}

/** Nothing has been asked of Slack for a moment. */
async function settle(): Promise<void> {
  await slack.quiet();
  for (let seen = -1, quietFor = 0; quietFor < 6; quietFor = seen === slack.calls.length ? quietFor + 1 : 0) {
    seen = slack.calls.length;
    await pause(50);
  }
}

const residentMb = (): number =>
  Math.round(
    (Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024) * 10,
  ) / 10;

const problems: string[] = [];
try {
  await until(() => log.some(({ msg }) => msg === 'Switchboard is running'), 'the bot starts');
  await slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  // The bot paces itself for a real Slack: its messages come one a second.
  const recorded = await record(slack, settle, patiently);
  console.log(`${recorded.length} payloads recorded`);
  const before = keysIn(databasePath);
  const memory: number[] = [];
  const beganAt = performance.now();
  const fuzzed = await fuzz({
    port,
    slack,
    recorded,
    random: createRandom(seed),
    count,
    async between(soFar) {
      if (bot.exitCode !== null) throw new Error(`the bot ended after ${soFar} requests`);
      // What the simulator remembers of all that would slow it down.
      slack.calls.length = 0;
      if (memory.length <= soFar / 500) memory.push(residentMb());
    },
  });
  const seconds = (performance.now() - beganAt) / 1000;
  await settle();
  memory.push(residentMb());
  const { teams, categories } = configured();
  const { sent, late, serverErrors, slowestMs, answers } = fuzzed;
  const court = {
    slack,
    teams: teamsIn(teams, slack),
    categories: categories.map(({ id }) => id),
    sent,
    before,
  };
  problems.push(...judge(databasePath, court));
  problems.push(...late.map((one) => `too late: ${one}`), ...serverErrors.map((one) => `5xx: ${one}`));
  // The first requests warm it up.
  const [early, later] = [memory.slice(2, Math.ceil(memory.length / 2)), memory.slice(memory.length / 2)];
  if (early.length > 2 && Math.max(...later) > 1.25 * Math.max(...early)) {
    problems.push(`memory grows: ${memory.join(' ')}`);
  }
  const told = log.filter(({ line }) => [hostileMark, typedMark].some((mark) => line.includes(mark)));
  problems.push(...told.map(({ line }) => `the log repeats what was sent: ${line.slice(0, 300)}`));

  const all = new Map<string, number>();
  for (const [about, counts] of [...answers].sort()) {
    console.log(
      `  ${about.padEnd(30)} ${[...counts].map(([status, times]) => `${status}: ${times}`).join(', ')}`,
    );
    for (const [status, times] of counts) all.set(String(status), (all.get(String(status)) ?? 0) + times);
  }
  console.log(
    `all answers: ${[...all]
      .sort()
      .map(([status, times]) => `${status}: ${times}`)
      .join(', ')}`,
  );
  console.log(`${Math.round(seconds)} s, slowest answer ${Math.round(slowestMs)} ms`);
  const kept = keysIn(databasePath).size;
  console.log(`${kept - before.size} requests changed something`);
  console.log(`memory (RSS, MB), every 500 requests: ${memory.join(' ')}`);
  const lines = new Map<string, number>();
  for (const { level, msg, line } of log) {
    const { name, message } = asObject(asObject(parseJson(line)).err);
    const why =
      level === 'error' ? ` (${asText(name)}: ${asText(message).replace(/\s+/g, ' ').slice(0, 160)})` : '';
    const key = `${level}: ${msg.replace(/ \(.*|: .*/, '')}${why}`;
    lines.set(key, (lines.get(key) ?? 0) + 1);
  }
  for (const [line, times] of [...lines].sort((a, b) => b[1] - a[1])) console.log(`  ${times} × ${line}`);
} finally {
  bot.kill('SIGTERM');
  const code = await ended;
  if (code !== 0) problems.push(`the bot ended with ${code}`);
  await slack.close();
  rmSync(folder, { recursive: true });
}
for (const problem of problems.slice(0, 30)) console.log(problem);
console.log(problems.length === 0 ? 'No harm done.' : `${problems.length} problems.`);
process.exitCode = problems.length === 0 ? 0 : 1;

function configured() {
  const loaded = loadConfig(read('test/support/switchboard.yml'));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  return loaded.config;
}
