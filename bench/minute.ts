/** One run: reminders are stored ahead, a bot starts, the minute passes, and what came to Slack is compared with what was due. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { BotProcess } from './bot-process.ts';
import { crowdConfiguration } from './crowd.ts';
import type { CrowdedSlack, Posted } from './crowded-slack.ts';
import { percentile } from './figures.ts';
import { type Running, startProcess } from './processes.ts';
import { type Awaited, instantsWithin, storeReminders } from './reminders-stored.ts';

export type MinuteAsked = {
  reminders: number;
  seconds: number;
  channels: number;
  leads: number;
  tell: 'thread' | 'leads';
};

export type Minute = {
  /** The share that was in Slack within a second of the instant it was due. */
  withinASecond: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  messages: number;
  /** Messages in a conversation: a channel, or a lead's direct messages. */
  messagesEach: { fewest: number; most: number };
  /** What must not be. */
  faults: string[];
};

/** Until the first is due: the rows are written, the bot starts and what it runs has become fast. */
const aheadMs = ({ reminders }: MinuteAsked): number => 20_000 + 25 * reminders;
/** Of what is folded, the last is said a minute after the first; then somebody has given up. */
const patienceMs = 150_000;

export async function measureMinute(parent: string, asked: MinuteAsked): Promise<Minute> {
  const folder = mkdtempSync(join(parent, 'switchboard-punctuality-'));
  const slack = startProcess<CrowdedSlack>('crowded-slack.ts', {
    BENCH_CHANNELS: String(asked.channels),
    BENCH_LEADS: String(asked.leads),
  });
  try {
    const database = join(folder, 'switchboard.db');
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
    await live(folder, slack, { database, from, to });
    const posted = await slack.ask('posted');
    return compare(awaited, { posted, database, objections: await slack.ask('objections') });
  } finally {
    await slack.stop();
    rmSync(folder, { recursive: true });
  }
}

/** A bot runs until the span has passed and nothing waits any more. */
async function live(
  folder: string,
  slack: Running<CrowdedSlack>,
  { database, from, to }: { database: string; from: number; to: number },
): Promise<void> {
  const { apiUrl, botToken, signingSecret } = await slack.ask('address');
  const bot = startProcess<BotProcess>('bot-process.ts', {
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SWITCHBOARD_CONFIG: join(folder, 'switchboard.yml'),
    LOG_LEVEL: 'warn',
    PORT: '0',
    DATABASE_URL: database,
  });
  try {
    await bot.ask('port');
    if (Date.now() > from) throw new Error('the first was due before the bot had started: ask for fewer');
    await pause(to - Date.now() + 2000);
    while (waitingIn(database) > 0 && Date.now() < to + patienceMs) await pause(1000);
  } finally {
    await bot.stop();
  }
}

function waitingIn(database: string): number {
  const db = new Database(database, { readonly: true });
  const waiting = db
    .prepare<[], number>("select count(*) from outbox where status = 'pending'")
    .pluck()
    .get();
  db.close();
  return waiting ?? 0;
}

function compare(
  awaited: readonly Awaited[],
  seen: { posted: readonly Posted[]; database: string; objections: readonly string[] },
): Minute {
  const saidBy = saidByIn(seen.database);
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
function saidByIn(database: string): ReadonlyMap<string, string> {
  const db = new Database(database, { readonly: true });
  const rows = db
    .prepare<[], { id: string; sentWith: string }>(
      "select id, sent_with as sentWith from outbox where status = 'sent' and sent_with is not null",
    )
    .all();
  db.close();
  return new Map(rows.map(({ id, sentWith }) => [id, sentWith]));
}
