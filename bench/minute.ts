/** One run: reminders are stored ahead, a bot starts, the minute passes, and what came to Slack is compared with what was due. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { eq, isNotNull } from 'drizzle-orm';
import { openToRead } from '../src/db/open.ts';
import type { Store } from '../src/db/store.ts';
import type { BotProcess } from './bot-process.ts';
import { crowdConfiguration } from './crowd.ts';
import type { CrowdedSlack, Posted } from './crowded-slack.ts';
import { percentile } from './figures.ts';
import { startProcess } from './processes.ts';
import { type Awaited, instantsWithin, storeReminders } from './reminders-stored.ts';

export type MinuteAsked = {
  reminders: number;
  seconds: number;
  channels: number;
  leads: number;
  tell: 'thread' | 'leads';
  messagesPerMinute?: number;
  attention?: 'everything';
  /** A database on a server; a file of its own where it is left out. */
  databaseUrl?: string;
};

/** What the bot needs to be told, and when the first and the last is due. */
export type Scenario = { settings: Readonly<Record<string, string>>; from: number; to: number };
/** The bot lives through the minute; ends when `isOver`. */
export type Life = (scenario: Scenario, isOver: () => Promise<boolean>) => Promise<void>;

export type Minute = {
  /** The share that was in Slack within a second of the instant it was due. */
  withinASecond: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  /** How long after the last was due the last came. */
  lastMs: number;
  messages: number;
  /** Messages in a conversation: a channel, or a lead's direct messages. */
  messagesEach: { fewest: number; most: number };
  /** What must not be. */
  faults: string[];
};

/** Until the first is due: the rows are written, the bot starts and what it runs has become fast. */
const aheadMs = ({ reminders, databaseUrl }: MinuteAsked): number =>
  20_000 + (databaseUrl === undefined ? 25 : 60) * reminders;
/** Of what is folded, the last is said a minute after the first; then somebody has given up. */
const patienceMs = 150_000;

export async function measureMinute(parent: string, asked: MinuteAsked, life = oneBot): Promise<Minute> {
  const folder = mkdtempSync(join(parent, 'switchboard-punctuality-'));
  const slack = startProcess<CrowdedSlack>('crowded-slack.ts', {
    BENCH_CHANNELS: String(asked.channels),
    BENCH_LEADS: String(asked.leads),
  });
  try {
    const database = asked.databaseUrl ?? join(folder, 'switchboard.db');
    const from = Date.now() + aheadMs(asked);
    const to = from + asked.seconds * 1000;
    const configuration = crowdConfiguration(asked);
    writeFileSync(join(folder, 'switchboard.yml'), configuration);
    const awaited = await storeReminders(database, {
      ...asked,
      configuration,
      cards: await slack.ask('cards', asked.reminders),
      dueAt: instantsWithin({ from, to }, asked.reminders),
    });
    const { apiUrl, botToken, signingSecret } = await slack.ask('address');
    const settings = {
      SLACK_API_URL: apiUrl,
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SWITCHBOARD_CONFIG: join(folder, 'switchboard.yml'),
      LOG_LEVEL: 'warn',
      PORT: '0',
      DATABASE_URL: database,
    };
    const reader = await openToRead(database);
    try {
      const { db, tables } = reader.store;
      const isOver = async () =>
        (await db.$count(tables.outbox, eq(tables.outbox.status, 'pending'))) === 0 ||
        Date.now() > to + patienceMs;
      await life({ settings, from, to }, isOver);
      const posted = await slack.ask('posted');
      return compare(awaited, {
        posted,
        saidBy: await saidByIn(reader.store),
        to,
        objections: await slack.ask('objections'),
      });
    } finally {
      await reader.store.close();
    }
  } finally {
    await slack.stop();
    rmSync(folder, { recursive: true });
  }
}

/** A bot runs until the span has passed and nothing waits any more. */
async function oneBot({ settings, from, to }: Scenario, isOver: () => Promise<boolean>): Promise<void> {
  const bot = startProcess<BotProcess>('bot-process.ts', settings);
  try {
    await bot.ask('port');
    if (Date.now() > from) throw new Error('the first was due before the bot had started: ask for fewer');
    await pause(to - Date.now() + 2000);
    while (!(await isOver())) await pause(1000);
  } finally {
    await bot.stop();
  }
}

function compare(
  awaited: readonly Awaited[],
  seen: {
    posted: readonly Posted[];
    saidBy: ReadonlyMap<string, string>;
    to: number;
    objections: readonly string[];
  },
): Minute {
  const { saidBy } = seen;
  const keys = new Set(awaited.map(({ key }) => saidBy.get(key) ?? key));
  const messages = seen.posted.filter(({ key }) => keys.has(key));
  const arrivedAt = new Map(messages.map(({ key, at }) => [key, at]));
  const waits = awaited.map(
    ({ key, dueAt }) => (arrivedAt.get(saidBy.get(key) ?? key) ?? Number.NaN) - dueAt,
  );
  const known = waits.filter((ms) => !Number.isNaN(ms));
  const each = new Map<string, number>();
  for (const { channel } of messages) each.set(channel, (each.get(channel) ?? 0) + 1);
  const amount = (count: number, what: string) => (count > 0 ? [`${count} ${what}`] : []);
  return {
    withinASecond: known.filter((ms) => ms <= 1000).length / awaited.length,
    p50Ms: percentile(known, 0.5),
    p99Ms: percentile(known, 0.99),
    maxMs: Math.max(...known),
    lastMs: Math.max(...arrivedAt.values()) - seen.to,
    messages: messages.length,
    messagesEach: { fewest: Math.min(...each.values()), most: Math.max(...each.values()) },
    faults: [
      ...amount(waits.length - known.length, 'reminders never came'),
      ...amount(known.filter((ms) => ms < 0).length, 'reminders came before they were due'),
      ...amount(messages.length - arrivedAt.size, 'messages came twice'),
      ...seen.objections.map((objection) => `A strict Slack objects: ${objection}`),
    ],
  };
}

/** Which other notice's message said a reminder, by the reminder's own key. */
async function saidByIn({ db, tables: { outbox } }: Store): Promise<ReadonlyMap<string, string>> {
  const rows = await db.select().from(outbox).where(isNotNull(outbox.sentWith));
  return new Map(rows.flatMap(({ id, sentWith }) => (sentWith === null ? [] : [[id, sentWith] as const])));
}
