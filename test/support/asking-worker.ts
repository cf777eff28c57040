/** The other end of ask.ts: asks PostgreSQL while the thread that wants to know stands still. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import pg from 'pg';
import type { Asking } from './ask.ts';

const { done } = workerData as { done: SharedArrayBuffer };
const flag = new Int32Array(done);
const clients = new Map<string, Promise<pg.Client>>();

// As SQLite has it: numbers are numbers, and JSON is the text that was written.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
for (const type of [pg.types.builtins.JSON, pg.types.builtins.JSONB]) pg.types.setTypeParser(type, String);

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => clients.delete(url));
  await client.connect();
  return client;
}

async function answer({ url, sql, values }: Asking): Promise<unknown> {
  if (sql === null) {
    await (await clients.get(url))?.end();
    clients.delete(url);
    return { rows: [], changes: 0 };
  }
  const known = clients.get(url) ?? connected(url);
  clients.set(url, known);
  const { rows, rowCount } = await (await known).query(sql, values);
  return { rows, changes: rowCount ?? 0 };
}

parentPort?.once('message', (port: MessagePort) =>
  port.on('message', (asking: Asking) => {
    void answer(asking)
      .catch((error: unknown) => ({ failed: String(error) }))
      .then((found) => {
        port.postMessage(found);
        Atomics.store(flag, 0, 1);
        Atomics.notify(flag, 0);
      });
  }),
);
