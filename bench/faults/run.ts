/** One run in one mode: people work, the bot is killed again and again, then there is peace, and everything is judged. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { slacksEventRetries } from '../../sandbox/slack/event-retries.ts';
import { createWorkspace, type Workspace } from '../../sandbox/slack/workspace.ts';
import type { Attention } from '../../src/domain/attention.ts';
import { type PostgresServer, startPostgres } from '../postgres-server.ts';
import { createChance } from './chance.ts';
import { type Company, startCompany } from './company.ts';
import { cast, crowd } from './crowd.ts';
import { drain, untilTrue } from './drain.ts';
import { added, type Figures } from './figures.ts';
import { judge } from './judge/judge.ts';
import { createKills } from './kills.ts';
import { createLedger } from './ledger.ts';
import { createPeople } from './people.ts';
import { createPlaces } from './places.ts';
import { configOf, settingsText } from './settings.ts';
import { readStored } from './stored.ts';
import { makePeace, makeTrouble, shakeSockets } from './trouble.ts';
import { tooLate, untilTrueAgain } from './true-again.ts';
import { missing, other, type Violation } from './violation.ts';

export type Mode = 'socket' | 'http';

export type RunOptions = {
  mode: Mode;
  seed: number;
  kills: number;
  /** The longest time for which the bot is killed, whatever `kills` says. */
  seconds: number;
  /** How many escalations may be open at once. */
  open: number;
  /** How long the bot may run before the instant is awaited in which it is killed. */
  lifeMs: number;
  entry: string;
  /** How long the bot may take until nothing is left to be sent. */
  drainSeconds: number;
  /** What a run leaves in which something is violated stays: the database, the log, and what people and Slack did. */
  keep: boolean;
  /** In place of the one of the tests’ configuration. */
  attention: Attention | undefined;
  /** Whether messages are deleted, channels closed, groups emptied, and people leave. */
  places: boolean;
  /** How many processes of the bot work on one database. */
  instances: number;
  /** On a server, which is killed too, so often; and instances are cut off from it. */
  postgres: boolean;
  serverKills: number;
  say(line: string): void;
};

export type Run = { figures: Figures; violations: Violation[] };

/** With more than so much to send nobody raises anything; with far more nobody does anything, and sooner where for half of the time nobody sends. */
const muchToSend = 100;
const firstLifeMs = 4_000;
/** Whatever a dead process had under way has ended by then, and every message has been edited as fast as Slack lets it. */
const longestUntrueMs = 180_000;

export async function run(options: RunOptions): Promise<Run> {
  const { mode, seed, say } = options;
  const folder = mkdtempSync(join(tmpdir(), `switchboard-faults-${mode}-`));
  const slack = createWorkspace({
    ...cast,
    manifest: parse(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8')),
    // Its limits are another benchmark's; here it says "not now" at random.
    rateLimits: 'off',
    // Where places change, what is judged while it is open cannot wait for minutes.
    eventRetries: options.places ? [2_000, 5_000] : slacksEventRetries,
    seed,
  });
  await slack.listen();
  const server = options.postgres ? await startPostgres() : undefined;
  let clean = false;
  try {
    const result = await runWith(options, { folder, server, slack });
    clean = result.violations.length === 0;
    return result;
  } finally {
    await server?.stop();
    await slack.close();
    if (clean || !options.keep) rmSync(folder, { recursive: true, force: true });
    say(`${mode}: over${clean || !options.keep ? '' : `; what it left is in ${folder}`}`);
  }
}

type Place = { folder: string; slack: Workspace; server: PostgresServer | undefined };

async function runWith(options: RunOptions, { folder, slack, server }: Place): Promise<Run> {
  const settings = settingsText(Date.now(), options.attention);
  writeFileSync(join(folder, 'switchboard.yml'), settings);
  const company = await startCompany(options, { folder, slack, server });
  try {
    return await runOn(company, options, { folder, slack, settings });
  } finally {
    await company.close();
  }
}

async function runOn(
  { fleet, outages, peek, url, spans, sent }: Company,
  {
    mode,
    seed,
    kills: wanted,
    seconds,
    open,
    lifeMs,
    drainSeconds,
    places: changing,
    instances,
    postgres,
    serverKills,
    say,
  }: RunOptions,
  { folder, slack, settings }: { folder: string; slack: Workspace; settings: string },
): Promise<Run> {
  const ledger = createLedger(slack);
  const waitsForLease = postgres || instances > 1;
  const kills = createKills(fleet, slack, createChance(seed + 2), lifeMs);
  let still = false;
  let closing = false;
  let over = false;
  const places = changing ? createPlaces(slack, createChance(seed + 6)) : undefined;
  const people = createPeople(
    { slack, ledger, chance: createChance(seed + 3), happened: kills.happened },
    {
      mayBegin: () => !still && peek.pending() < (waitsForLease ? 1 : 4) * muchToSend,
      mayRaise: () => !closing && peek.open() < open && peek.pending() < muchToSend,
      closing: () => closing,
      over: () => over,
      isHere: (user) => places?.isHere(user) ?? true,
    },
  );
  const work = Promise.all(crowd.map(people.work));
  makeTrouble(slack, seed);
  const stopShaking = mode === 'socket' ? shakeSockets(slack, createChance(seed + 4).random) : () => {};
  // There is something to lose before the first time.
  await pause(firstLifeMs);
  fleet.kill('all');
  await fleet.gone();
  places?.start();
  outages.start();

  const startedAt = Date.now();
  let killed = 1;
  let serversKilled = 0;
  let lastSaid = Date.now();
  while (killed < wanted - 1 && Date.now() - startedAt < seconds * 1_000) {
    await kills.live();
    killed += 1;
    if (killed * serverKills > (serversKilled + 1) * wanted) {
      serversKilled += 1;
      await outages.killServer();
    }
    if (Date.now() - lastSaid > 30_000) {
      lastSaid = Date.now();
      say(`${mode}: killed ${killed} times, ${ledger.acts.length} acts, ${peek.pending()} to send`);
    }
  }
  await outages.stop();
  await kills.lastLife();
  const trouble = {
    struck: new Map(ledger.struck),
    mishaps: new Map(slack.way.counts()),
    calls: ledger.calls.all,
  };

  stopShaking();
  await places?.stop();
  makePeace(slack);
  still = true;
  await fleet.start();
  const again = await untilTrueAgain({ slack, config: configOf(settings), url, places }, longestUntrueMs);
  closing = true;
  await untilTrue(() => peek.open() === 0, 30_000);
  over = true;
  await work;
  slack.giveUpPending();
  await slack.quiet();
  const oddities: string[] = [];
  const drained = await drain(fleet, peek, oddities, drainSeconds, (line) => say(`${mode}: ${line}`));

  const stored = await readStored(url);
  writeFileSync(
    join(folder, 'seen.json'),
    JSON.stringify({
      lives: fleet.bots.map(({ lives }) => lives),
      terms: peek.terms,
      spans,
      outages: outages.told(),
      history: [...stored.history],
      outbox: stored.outbox,
      acts: ledger.acts,
      deliveries: slack.deliveries,
      messages: [...slack.state.messages.values()].flat(),
    }),
  );
  try {
    const violations = [
      ...(drained
        ? []
        : [missing(`the bot had more to send after ${drainSeconds} s of peace: ${peek.waiting()}`)]),
      ...tooLate(again, { places: changing, waitsForLease }),
      ...[...oddities, ...fleet.bots.flatMap((bot) => bot.oddities)].map(other),
      ...(await judge({
        slack,
        stored,
        ledger,
        spans,
        endedAt: Math.max(...fleet.bots.map(({ lives }) => lives.at(-1)?.endedAt ?? 0)),
        sent,
        terms: peek.terms,
        waitsForLease,
        doubts: fleet.bots.flatMap(({ doubts }) => doubts),
        config: configOf(settings),
        places,
      })),
    ];
    const figures: Figures = {
      mode,
      seed,
      seconds: (Date.now() - startedAt) / 1_000,
      kills: killed + 1,
      killKinds: kills.counts,
      trouble,
      calls: ledger.calls,
      acts: ledger.acts,
      stored,
      slack,
      again,
      places,
      outages: outages.counts,
      handedOver: peek.terms.filter(({ pid }, n) => n > 0 && pid !== peek.terms[n - 1]?.pid).length,
      lost: people.lost,
      logged: added(fleet.bots.map(({ logged }) => logged)),
    };
    return { figures, violations };
  } finally {
    await stored.store.close();
  }
}
