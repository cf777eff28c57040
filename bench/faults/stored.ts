/** What the bot has stored, read from its file. */
import Database from 'better-sqlite3';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Store } from '../../src/db/store.ts';
import type { Entry, Escalation } from '../../src/domain/escalation.ts';

export type OutboxRow = Store['tables']['outbox']['$inferSelect'];
export type PostRow = Store['tables']['posts']['$inferSelect'];

export type Stored = {
  store: Store;
  queries: Queries;
  escalations: readonly Escalation[];
  history: ReadonlyMap<string, readonly Entry[]>;
  outbox: readonly OutboxRow[];
  posts: readonly PostRow[];
};

export async function readStored(path: string): Promise<Stored> {
  const store = openSqlite(path);
  const queries = queriesOf(store);
  const escalations = await queries.escalations.list({ limit: 1_000_000 });
  const history = new Map<string, readonly Entry[]>();
  for (const { id } of escalations) history.set(id, await queries.history.of(id));
  const outbox = await store.db.select().from(store.tables.outbox);
  const posts = await store.db.select().from(store.tables.posts);
  return { store, queries, escalations, history, outbox, posts };
}

/** Put off on purpose, until a snooze ends or a place opens, and looked at again then. */
export const isAsleep = ({ hold }: Pick<OutboxRow, 'hold'>): boolean => hold === 'asleep';

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
      count(`select count(*) from outbox where status = 'pending' and coalesce(hold, '') <> 'asleep'`),
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
