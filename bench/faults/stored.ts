/** What the bot has stored, read from its database. */
import { setTimeout as pause } from 'node:timers/promises';
import { eq, notInArray } from 'drizzle-orm';
import { openToRead } from '../../src/db/open.ts';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import type { Store } from '../../src/db/store.ts';
import type { Entry, Escalation } from '../../src/domain/escalation.ts';

export type OutboxRow = Store['tables']['outbox']['$inferSelect'];
export type PostRow = Store['tables']['posts']['$inferSelect'];

export type FormerPostRow = Store['tables']['formerPosts']['$inferSelect'];

export type Stored = {
  store: Store;
  queries: Queries;
  escalations: readonly Escalation[];
  history: ReadonlyMap<string, readonly Entry[]>;
  outbox: readonly OutboxRow[];
  posts: readonly PostRow[];
  formerPosts: readonly FormerPostRow[];
};

/** Also while the bot runs. */
export async function readStored(url: string): Promise<Stored> {
  const { store, ofOneMoment } = await openToRead(url);
  const queries = queriesOf(store);
  return ofOneMoment(async () => {
    const escalations = await queries.escalations.list({ limit: 1_000_000 }, 0);
    const history = new Map<string, readonly Entry[]>();
    for (const { id } of escalations) history.set(id, await queries.history.of(id));
    const outbox = await store.db.select().from(store.tables.outbox);
    const posts = await store.db.select().from(store.tables.posts);
    const formerPosts = await store.db.select().from(store.tables.formerPosts);
    return { store, queries, escalations, history, outbox, posts, formerPosts };
  });
}

/** Put off on purpose, until a snooze ends or a place opens, and looked at again then. */
const isAsleep = ({ hold }: Pick<OutboxRow, 'hold'>): boolean => hold === 'asleep';
/** One message a minute is enough for anybody. */
const minutely = 'one message a minute';

/** What rightly waits, with what comes after it in its lane. */
export function restingIn(outbox: readonly OutboxRow[], now: number): (row: OutboxRow) => boolean {
  const waits = ({ status, reason, nextAt }: OutboxRow) =>
    status === 'pending' && reason === minutely && nextAt > now && nextAt <= now + 60_000;
  const lanes = new Set(outbox.filter(waits).map(({ lane }) => lane));
  return (row) => isAsleep(row) || lanes.has(row.lane);
}

export type Peek = Awaited<ReturnType<typeof createPeek>>;

/** The sender's process, as its lease names it. */
const processOf = (holder: string): number => Number(holder.split(' ')[1]);
/** A server that was killed is up again long before. */
const longestAwayMs = 60_000;
const lookEveryMs = 200;

/** `holder` became the sender at `since`, and was it until the next did. */
export type Term = { pid: number; since: number };

/** Looks into the database again and again while the bot runs, without being in its way. `looked` learns whose lease stands, if anybody's. */
export async function createPeek(url: string, looked: (sender: number | undefined) => void) {
  const { store } = await openToRead(url);
  const { outbox, escalations } = store.tables;
  const { leases } = queriesOf(store);
  const terms: Term[] = [];
  let sender: number | undefined;
  let waits: Pick<OutboxRow, 'kind' | 'reason' | 'nextAt'>[] = [];
  let open = 0;

  /** What is pending as soon as it can be sent, and what is open. Where the server is away, all is as it was. */
  async function look(): Promise<void> {
    const pending = await store.db.select().from(outbox).where(eq(outbox.status, 'pending'));
    const rests = restingIn(pending, Date.now());
    waits = pending.filter((row) => !rests(row));
    open = await store.db.$count(escalations, notInArray(escalations.status, ['resolved', 'cancelled']));
    const { sender: holding } = await leases.sending();
    sender = holding ? processOf(holding.holder) : undefined;
    if (holding && sender && terms.at(-1)?.since !== holding.since) {
      terms.push({ pid: sender, since: holding.since });
    }
    looked(sender);
  }

  let over = false;
  const looking = (async () => {
    let lastAt = Date.now();
    while (!over) {
      try {
        await look();
        lastAt = Date.now();
      } catch (error) {
        looked(undefined);
        if (Date.now() - lastAt > longestAwayMs) throw error;
      }
      await pause(lookEveryMs);
    }
  })();

  return {
    look,
    terms,
    sender: () => sender,
    /** How much waits to be sent as soon as it can be. */
    pending: () => waits.length,
    open: () => open,
    waiting: () =>
      JSON.stringify(waits.map(({ kind, reason, nextAt }) => [kind, reason, nextAt - Date.now()])),
    async close(): Promise<void> {
      over = true;
      await looking.finally(() => store.close());
    },
  };
}
