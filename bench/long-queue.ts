/** A long queue of lines for many threads, and how it drains: the whole bot against the simulated Slack, on one clock that is moved by hand. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createStillClock } from '../sandbox/slack/clock.ts';
import { asText } from '../sandbox/slack/json.ts';
import { createWorkspace, type Workspace } from '../sandbox/slack/workspace.ts';
import { type Switchboard, start } from '../src/app.ts';
import { createLog } from '../src/log.ts';
import { channelOf, crowdConfiguration, leadOf, reporter, responder, teamOf } from './crowd.ts';
import { draft, readConfiguration } from './engine-alone.ts';

export type Queue = {
  notices: number;
  channels: number;
  urgent: { count: number; when: 'at once' | 'meanwhile' };
};

export type Drained = {
  tookMs: number;
  /** What Slack's limits allow at best: so many messages a minute in all, one a second in each channel. */
  leastMs: number;
  messages: number;
  /** Calls that Slack refused as too many. */
  refusals: number;
  urgentWaitsMs: number[];
  outOfOrder: string[];
  objections: string[];
};

/** What the simulated Slack allows; see sandbox/README.md. */
const messagesPerMinute = 300;
const channelBurst = 5;
const method = 'chat.postMessage';
/** Long enough for every limit to be whole again. */
const restMs = 300_000;
const normalEach = 3;

type Line = { id: string; n: number; at: number };

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

/** Throws when the bot stands still with lines still to be said. */
export async function drain({ notices, channels, urgent }: Queue): Promise<Drained> {
  const clock = createStillClock(Date.UTC(2026, 10, 23, 10));
  const slack = await aWorkspace(channels, clock);
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-limit-'));
  const faults: string[] = [];
  const bot = await start(
    {
      mode: 'socket',
      botToken: slack.botToken,
      appToken: slack.appToken,
      slackApiUrl: slack.apiUrl,
      databaseUrl: join(folder, 'switchboard.db'),
      configPath: 'switchboard.yml',
      logLevel: 'error',
      port: 0,
    },
    readConfiguration(quiet(crowdConfiguration({ channels, leads: 1, tell: 'thread' }))),
    {
      now: clock.now,
      loop: 'by hand',
      log: createLog('error', { write: (line) => faults.push(line.trim()) }),
    },
  );
  try {
    const { normal, pressing } = await raise(bot, channels);
    await settled(bot, clock);
    clock.advance(restMs);
    await settled(bot, clock);

    const said: Line[] = [];
    slack.on('call', ({ args, answer, method: called, at }) => {
      const [, id = '', n = ''] = /(ESC-\d+) line (\d+)/.exec(asText(args.text)) ?? [];
      if (called === method && answer?.ok === true && id !== '') said.push({ id, n: Number(n), at });
    });
    const callsBefore = slack.calls.length;
    const from = clock.now();
    const urgentAt = new Map<string, number>();
    let written = 0;
    const write = async (id: string) => {
      written += 1;
      const by = { id: reporter, team: 'engineering', responder: false, lead: false };
      const text = `${id} line ${written}`;
      if (pressing.includes(id)) urgentAt.set(text, clock.now());
      await bot.engine.act(
        id,
        { kind: 'say', by, via: 'reply', side: 'agent', text, kept: false },
        `line:${written}`,
      );
    };
    const one = (ids: readonly string[], n: number) => ids[n % ids.length] ?? '';
    for (const n of numbers(notices - urgent.count)) {
      await write(one(normal, n));
      // The database answers at once, and the sockets of the same process want their turn.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const leastMs = leastFor(notices, channels);
    const times =
      urgent.when === 'at once'
        ? numbers(urgent.count).map(() => from)
        : numbers(urgent.count).map((n) => from + Math.round(((n + 1) / (urgent.count + 2)) * leastMs));
    for (const [n, at] of times.entries()) {
      await until(bot, clock, at);
      await write(one(pressing, n));
    }
    await settled(bot, clock);
    const last = Math.max(...said.map(({ at }) => at));
    return {
      tookMs: last - from,
      leastMs,
      messages: said.length,
      refusals: slack.calls.slice(callsBefore).filter(({ status }) => status === 429).length,
      urgentWaitsMs: said.flatMap(({ id, n, at }) => {
        const writtenAt = urgentAt.get(`${id} line ${n}`);
        return writtenAt === undefined ? [] : [at - writtenAt];
      }),
      outOfOrder: outOfOrder(said),
      objections: [...slack.problems.map(({ detail }) => detail), ...faults],
    };
  } finally {
    await bot.stop();
    await slack.close();
    rmSync(folder, { recursive: true });
  }
}

async function aWorkspace(channels: number, clock: ReturnType<typeof createStillClock>): Promise<Workspace> {
  const slack = createWorkspace({
    manifest: parse(readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8')),
    people: [reporter, responder, leadOf(0)].map((id) => ({
      id,
      name: id.toLowerCase(),
      realName: id,
      tz: 'Etc/UTC',
      locale: 'en-GB',
    })),
    channels: numbers(channels).map((n) => ({
      id: channelOf(n),
      name: `team-${n}`,
      members: [responder, 'UBOT'],
    })),
    userGroups: [],
    clock,
    burst: channelBurst,
  });
  await slack.listen();
  return slack;
}

/** Nobody is reminded: the lines are all there is to say. */
function quiet(configuration: string): string {
  const ladders = { standard: { acknowledge: [], update: [], resolve: [] } };
  return JSON.stringify({ ...JSON.parse(configuration), ladders });
}

/** Three normal ones and an urgent one for each channel. */
async function raise(bot: Switchboard, channels: number) {
  const normal: string[] = [];
  const pressing: string[] = [];
  for (const n of numbers(channels * (normalEach + 1))) {
    const priority = n < channels * normalEach ? 'normal' : 'urgent';
    const facts = { ...draft, team: teamOf(n % channels), reporter, priority } as const;
    const { escalation } = await bot.engine.open(facts, `view:${n}`);
    (priority === 'normal' ? normal : pressing).push(escalation.id);
  }
  return { normal, pressing };
}

/** Time goes on to whatever is due next, while that is soon: nothing else is due for hours. */
async function until(
  bot: Switchboard,
  clock: ReturnType<typeof createStillClock>,
  at: number,
): Promise<void> {
  for (;;) {
    const next = await bot.settle();
    if (next === null || next > at) break;
    clock.set(Math.max(next, clock.now()));
  }
  clock.set(Math.max(at, clock.now()));
}

const soonMs = 120_000;

async function settled(bot: Switchboard, clock: ReturnType<typeof createStillClock>): Promise<void> {
  for (;;) {
    const next = await bot.settle();
    if (next === null || next - clock.now() > soonMs) return;
    clock.set(Math.max(next, clock.now()));
  }
}

/** The first minute's may all go at once; a channel gets its burst, and then one a second. */
function leastFor(notices: number, channels: number): number {
  const inAll = Math.floor((notices - 1) / messagesPerMinute) * 60_000;
  const inOne = (Math.ceil(notices / channels) - channelBurst) * 1000;
  return Math.max(inAll, inOne);
}

function outOfOrder(said: readonly Line[]): string[] {
  const last = new Map<string, number>();
  return said.flatMap(({ id, n }) => {
    const before = last.get(id) ?? 0;
    last.set(id, Math.max(before, n));
    return n < before ? [`${id} line ${n}`] : [];
  });
}
