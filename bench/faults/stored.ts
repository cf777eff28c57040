/** What the bot has stored, read from its file. */
import Database from 'better-sqlite3';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import { openReadOnly } from '../../src/db/read-only.ts';
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
export async function readStored(path: string): Promise<Stored> {
  const { store } = openReadOnly(path);
  const queries = queriesOf(store);
  const escalations = await queries.escalations.list({ limit: 1_000_000 }, 0);
  const history = new Map<string, readonly Entry[]>();
  for (const { id } of escalations) history.set(id, await queries.history.of(id));
  const outbox = await store.db.select().from(store.tables.outbox);
  const posts = await store.db.select().from(store.tables.posts);
  const formerPosts = await store.db.select().from(store.tables.formerPosts);
  return { store, queries, escalations, history, outbox, posts, formerPosts };
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

export type Peek = ReturnType<typeof createPeek>;

/** Looks into the file while the bot runs, without being in its way. */
export function createPeek(path: string) {
  let database: Database.Database | undefined;
  const count = (sql: string): number => {
    database ??= new Database(path, { readonly: true, fileMustExist: true });
    return Number(database.prepare(sql).pluck().get());
  };
  return {
    /** What waits to be sent as soon as it can be. */
    pending: () =>
      count(
        `select count(*) from outbox where status = 'pending' and coalesce(hold, '') <> 'asleep' and lane not in
         (select lane from outbox where status = 'pending' and reason = '${minutely}' and next_at > ${Date.now()})`,
      ),
    open: () => count("select count(*) from escalations where status not in ('resolved', 'cancelled')"),
    waiting: () =>
      JSON.stringify(
        database
          ?.prepare(
            "select kind, reason, count(*) as n, max(next_at) - unixepoch() * 1000 as until_ms from outbox where status = 'pending' group by 1, 2",
          )
          .all(),
      ),
    close: () => database?.close(),
  };
}
