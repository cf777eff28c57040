/**
 * Crash recovery: the messages that a process was posting or editing when it died are made true at once, and once more when their leases
 * end: until then Slack may carry out, late, what that process asked for.
 */
import type { OutboxRow } from '../db/outbox.ts';
import type { PostRow } from '../db/posts.ts';
import type { Queries } from '../db/queries.ts';
import type { Statement, Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Slack } from '../slack/client.ts';
import { failureOf } from '../slack/error-codes.ts';
import { type Background, createBackground } from '../slack/in-background.ts';
import type { RateLimits } from '../slack/rate-limits.ts';
import { orderOfRefresh } from './lanes.ts';
import { postNameOf, rememberPost } from './remember-post.ts';
import { takeBack } from './take-back.ts';

export type CrashRecovery = {
  /** Goes before what claims: what this process has under way is not looked for. */
  turn(): Promise<Instant | null>;
  idle: Background['idle'];
};

/** What was being posted is looked for again after so long, then after so long each time, until its lease ends. */
const lookAgainMs = 3_000;
const lookOnMs = 5_000;
const method = 'conversations.history';
/** A share of the look-ups is left to those that a person waits for. */
const unhurried = Number.MAX_SAFE_INTEGER;

/** Where it stands. */
const asItStands = (payload: OutboxRow['payload']): OutboxRow['payload'] =>
  payload.kind === 'card' ? { kind: 'card', card: payload.card, version: 0 } : { kind: 'agent', version: 0 };

export function createCrashRecovery(parts: {
  store: Store;
  queries: Pick<Queries, 'inbox' | 'outbox' | 'posts'>;
  slack: Pick<Slack, 'page' | 'directChannel'>;
  pace: RateLimits;
  permalink(channel: string, ts: string): string;
  now(): Instant;
  log: { warn(facts: object, message: string): void };
  recovered(): void;
}): CrashRecovery {
  const { store, queries, slack, pace, permalink, now, log } = parts;
  const startedAt = now();
  let left: readonly OutboxRow[] | undefined;
  const shown = new Set<string>();
  let lookAt = startedAt;
  let waitMs = lookAgainMs;
  const background = createBackground(log);

  /** Its lease stays, and whatever comes after it is shown without waiting for that; something does come. */
  async function shownAnew(row: OutboxRow): Promise<Statement[]> {
    const { lane, kind, escalationId, payload, rank } = row;
    const waiting = await queries.outbox.waiting(lane);
    const comes = waiting.some((one) => one.kind === kind && one.attempts <= one.refusals);
    const anew = {
      // However many were under way for one message, it is shown anew once.
      id: `${lane}:after ${startedAt}`,
      lane,
      ...orderOfRefresh(row),
      escalationId,
      payload: asItStands(payload),
      rank,
    };
    return [queries.outbox.letPass(row), ...(comes ? [] : [queries.outbox.enqueue(anew, now())])];
  }

  const endOf = (row: OutboxRow): Statement =>
    row.room === '' ? queries.outbox.dropped(row.id, 'overtaken', now()) : queries.outbox.letPass(row);

  const postOf = ({ escalationId, payload }: OutboxRow): Promise<PostRow | undefined> =>
    queries.posts.find(escalationId ?? '', postNameOf(payload) ?? '');

  /** What is posted is edited; answers with what may have posted a message that nobody knows. */
  async function editPosted(rows: readonly OutboxRow[]): Promise<OutboxRow[]> {
    const unknown: OutboxRow[] = [];
    const lastOf = new Map<string, OutboxRow>();
    for (const row of rows.toSorted((a, b) => a.nextAt - b.nextAt)) {
      if (row.room !== '') unknown.push(row);
      if (shown.has(row.id) || !(await postOf(row))) continue;
      // The one whose lease ends last is made again for all of them; but for what may have posted another message.
      const before = lastOf.get(row.lane);
      if (before) await store.atomically([endOf(before)]);
      lastOf.set(row.lane, row);
    }
    for (const row of lastOf.values()) {
      shown.add(row.id);
      await store.atomically(await shownAnew(row));
    }
    return unknown;
  }

  async function lookIn(room: string, rows: readonly OutboxRow[]): Promise<void> {
    let channel = room;
    try {
      if (/^[UW]/.test(room)) channel = await slack.directChannel(room);
      if (pace.readyAt(method, channel, unhurried, now()) > now()) return;
      pace.took(method, channel, now());
      const since = Math.min(...rows.map(({ firstTriedAt, createdAt }) => firstTriedAt ?? createdAt));
      const { ours } = await slack.page({ channel }, since, undefined);
      for (const row of rows) {
        const found = ours.find(({ key }) => key === row.id);
        if (found) await adopt(row, channel, found.ts);
      }
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === 'wait') pace.park(method, channel, now() + failure.ms);
      log.warn(
        { place: channel, reason: failure.reason },
        'Slack did not say what was posted before the start',
      );
    }
  }

  async function adopt(row: OutboxRow, channel: string, ts: string): Promise<void> {
    const { id, escalationId, payload } = row;
    const name = postNameOf(payload);
    if (escalationId === null || name === undefined) return;
    const known = await postOf(row);
    if (known?.ts === ts) return;
    if (known)
      return store.atomically([queries.outbox.enqueue(takeBack(row, { channel, ts }, now()), now())]);
    const post = { escalationId, name, channel, ts, permalink: permalink(channel, ts) };
    await store.atomically(await rememberPost(row, `${id}:recovered`, post, parts, true));
  }

  async function look(rows: readonly OutboxRow[]): Promise<void> {
    const rooms = new Set(rows.map(({ room }) => room));
    await Promise.all(
      Array.from(rooms, (room) =>
        lookIn(
          room,
          rows.filter((row) => row.room === room),
        ),
      ),
    );
    parts.recovered();
  }

  return {
    async turn() {
      left ??= await queries.outbox.interrupted(now());
      const rows = await editPosted(left.filter(({ nextAt }) => nextAt > now()));
      left = rows;
      if (rows.length === 0 || background.isBusy() || now() < lookAt) return null;
      lookAt = now() + waitMs;
      waitMs = lookOnMs;
      // Slack may take its time; the loop does not wait for it.
      background.start(look(rows));
      return null;
    },
    idle: background.idle,
  };
}
