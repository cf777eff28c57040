/** The database of this process: held, opened and brought up to date. */
import { isOnServer, openStore } from '../db/open.ts';
import { holdDatabase } from '../db/process-lock.ts';
import { queriesOf } from '../db/queries.ts';
import { type StoreWatch, watchStore } from '../metrics/store.ts';

export type Storage = Awaited<ReturnType<typeof openStorage>>;

export type StorageOptions = {
  /** The database's own clock, where a test moves it. */
  clock?: (() => number) | undefined;
  /** False where a test runs several instances on one file. */
  alone?: boolean | undefined;
};

/** Throws HeldError while another process has the file; a server takes several. */
export async function openStorage(
  databaseUrl: string,
  watch: StoreWatch | undefined,
  { clock, alone = !isOnServer(databaseUrl) }: StorageOptions = {},
) {
  const held = alone && !isOnServer(databaseUrl) ? holdDatabase(databaseUrl) : undefined;
  const store = watchStore(await openStore(databaseUrl, { clock }), watch);
  const queries = queriesOf(store);
  // Where nobody else can be, whoever had a lease is dead, and is not waited for.
  await store.atomically([alone ? queries.leases.forgetAll() : queries.leases.forgetOver()]);
  return {
    store,
    queries,
    /** Whether no other instance can be at work on it. */
    alone,
    /** When the bot last ran, before this start; undefined when it never did. */
    ranUntil: await queries.uptime.lastBeat(),
    async close() {
      await store.close();
      held?.release();
    },
  };
}
