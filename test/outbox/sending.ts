/** What delivery is made of in its tests: a database in a folder of its own, the simulated workspace, the real client, and a clock that a test moves. */
import { LogLevel, WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import type { NewNotice, OutboxRow } from '../../src/db/outbox.ts';
import { queriesOf } from '../../src/db/queries.ts';
import { createCharts } from '../../src/outbox/charts.ts';
import type { OutboxContext, WhenUnsure } from '../../src/outbox/context.ts';
import { Unsent } from '../../src/outbox/guarded-call.ts';
import { callsFor } from '../../src/outbox/posting-calls.ts';
import { reserve } from '../../src/outbox/rate-reservations.ts';
import type { DeliveryWatch } from '../../src/outbox/watch.ts';
import { createCircuitBreaker } from '../../src/slack/circuit-breaker.ts';
import { createSlack } from '../../src/slack/client.ts';
import { createRateLimits } from '../../src/slack/rate-limits.ts';
import type { Message } from '../../src/views/lines.ts';
import { aDatabase } from '../support/database.ts';
import { morning } from '../support/factories.ts';
import { manifest } from '../support/manifest.ts';

/** As long as a claim lasts in the product. */
export const leaseMs = 40_000;
const anything = { posts: 100, edits: 100, mostRank: 9, shut: [], eldest: [] };

export type Sending = Awaited<ReturnType<typeof startSending>>;

type Options = {
  withoutScopes?: readonly string[];
  /** How long the client waits for an answer. */
  timeoutMs?: number;
  whenUnsure?: WhenUnsure;
  channelBurst?: number;
};

export async function startSending({
  withoutScopes = [],
  timeoutMs = 10_000,
  whenUnsure = 'send again',
  channelBurst = 5,
}: Options = {}) {
  const database = aDatabase();
  const store = await database.open();
  const queries = queriesOf(store);
  const { outbox } = queries;
  const clock = createStillClock(morning);
  const { now } = clock;
  const workspace = createWorkspace({ ...cast, manifest: manifest(withoutScopes), clock });
  await workspace.listen();
  onTestFinished(async () => {
    await workspace.close();
    await store.close();
    database.drop();
  });
  const client = new WebClient(workspace.botToken, {
    slackApiUrl: workspace.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logLevel: LogLevel.ERROR,
  });
  const slack = createSlack(client);
  const pace = createRateLimits({ channelBurst, messagesPerMinute: 1200 });
  const outage = createCircuitBreaker();
  const charts = createCharts({ now });
  /** What a watcher was told, as `what about whom why`. */
  const watched: string[] = [];
  const watch: DeliveryWatch = {
    settled: ({ id }, outcome, reason) => watched.push(`${id} ${outcome}: ${reason}`),
    lookedUp: (found) => watched.push(found ? 'looked up and found' : 'looked up in vain'),
    parked: (method, place, ms) => watched.push(`${method} ${place} parked for ${ms}`),
  };
  /** The level of each line of the log, and which row it is about. */
  const logged: string[] = [];
  const write = (level: string) => (facts: object) =>
    logged.push(`${level} ${'notice' in facts ? facts.notice : 'place' in facts ? facts.place : ''}`);
  const log = { info: write('info'), warn: write('warn'), error: write('error') };

  async function enqueue(...notices: NewNotice[]): Promise<void> {
    await store.atomically(notices.map((notice) => outbox.enqueue(notice, now())));
  }

  async function claim(id: string): Promise<OutboxRow> {
    const row = (await outbox.claim(now(), leaseMs, anything)).find((one) => one.id === id);
    if (!row) throw new Error(`${id} was not claimed`);
    return row;
  }

  /** Who is told that a place is closed is queued in the lane `told`. */
  const undeliverable: OutboxContext['undeliverable'] = async ({ id }, place, reason) => [
    outbox.enqueue(aNotice(`${id} ${place} ${reason}`, { lane: 'told', room: 'UNORA' }), now()),
  ];

  return {
    database,
    undeliverable,
    underWay: new Map(),
    sinceEldest: new Map(),
    store,
    queries,
    clock,
    workspace,
    slack,
    pace,
    outage,
    charts,
    watch,
    watched,
    log,
    logged,
    now,
    permalink: (channel: string, ts: string) => `link to ${channel} ${ts}`,
    enqueue,
    claim,
    /** Queued, and claimed for the first time. */
    async claimed(notice: NewNotice): Promise<OutboxRow> {
      await enqueue(notice);
      return claim(notice.id);
    },
    /** Queued, and claimed again after an attempt of which nobody knows what came of it. */
    async claimedAgain(notice: NewNotice): Promise<OutboxRow> {
      await enqueue(notice);
      await store.atomically([outbox.unsure(await claim(notice.id), 'timeout', now())]);
      return claim(notice.id);
    },
    callsOf: (row: OutboxRow) =>
      callsFor({
        row,
        reserved: reserve(row, pace, now()),
        slack,
        pace,
        outage,
        charts,
        watch,
        whenUnsure,
        sends: () => true,
        now,
      }),
    /** Where a row stands. */
    async stands(id: string) {
      const row = await outbox.find(id);
      if (!row) throw new Error(`there is no row ${id}`);
      const { status, reason, hold, sentWith, attempts, refusals, nextAt, place } = row;
      return {
        status,
        reason,
        attempts,
        refusals,
        inMs: nextAt - now(),
        place,
        ...(hold !== null && { hold }),
        ...(sentWith !== null && { sentWith }),
      };
    },
    /** What is queued in a lane, its payload and where its new message is expected. */
    queued: async (lane: string) =>
      (await outbox.waiting(lane)).map(({ id, major, minor, payload, rank, room }) => ({
        id,
        major,
        minor,
        payload,
        rank,
        room,
      })),
    /** The ids of what is queued in a lane. */
    idsIn: async (lane: string) => (await outbox.waiting(lane)).map(({ id }) => id),
    said: (channel: string) => workspace.allMessages(channel).map(({ text }) => text),
    /** The calls of one method, or all, by where they went. */
    asked: (method?: string) =>
      workspace.calls
        .filter((call) => method === undefined || call.method === method)
        .map((call) => (method === undefined ? call.method : String(call.args.channel ?? call.args.users))),
  };
}

/** A message for engineering's channel, the only row of its lane, unless it is said otherwise. */
export const aNotice = (id: string, notice: Partial<NewNotice> = {}): NewNotice => ({
  id,
  lane: id,
  major: 1,
  minor: 0,
  escalationId: 'ESC-1',
  payload: { kind: 'card', card: 0, version: 1 },
  rank: 2,
  room: 'C0ENG',
  ...notice,
});

export const anEdit = (id: string, notice: Partial<NewNotice> = {}): NewNotice =>
  aNotice(id, { room: '', ...notice });

export const aMessage = (text: string): Message => ({
  text,
  blocks: [{ type: 'section', text: { type: 'plain_text', text } }],
});

/** Why it could not be said, where, and with which call; `nothing` when it was said after all. */
export async function unsentBy(attempt: Promise<unknown>) {
  try {
    await attempt;
  } catch (error) {
    if (!(error instanceof Unsent)) throw error;
    return { failure: error.failure, method: error.method, place: error.place };
  }
  return 'nothing';
}
