/** The database of this process: held, opened and brought up to date. */
import { isOnServer, openStore } from '../db/open.ts';
import { holdDatabase } from '../db/process-lock.ts';
import { queriesOf } from '../db/queries.ts';
import { type StoreWatch, watchStore } from '../metrics/store.ts';

export type Storage = Awaited<ReturnType<typeof openStorage>>;

/** Throws HeldError while another process has the file; a server takes several. */
export async function openStorage(databaseUrl: string, watch: StoreWatch | undefined) {
  const held = isOnServer(databaseUrl) ? undefined : holdDatabase(databaseUrl);
  const store = watchStore(await openStore(databaseUrl), watch);
  const queries = queriesOf(store);
  return {
    url: databaseUrl,
    store,
    queries,
    /** When the bot last ran, before this start; undefined when it never did. */
    ranUntil: await queries.uptime.lastBeat(),
    async close() {
      await store.close();
      held?.release();
    },
  };
}
