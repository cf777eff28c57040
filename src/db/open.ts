/** The database by its address: a server where it begins with postgres:, else a file. */
import { nameOfBot, openPostgres } from './postgres.ts';
import { readPostgres } from './postgres-reader.ts';
import { openReadOnly } from './read-only.ts';
import type { DatabaseReader } from './reader.ts';
import { openSqlite } from './sqlite.ts';
import type { Store } from './store.ts';

export const isOnServer = (url: string): boolean => /^postgres(?:ql)?:/i.test(url);

export async function openStore(
  url: string,
  options: { patienceMs?: number; migrates?: boolean; clock?: (() => number) | undefined } = {},
): Promise<Store> {
  return isOnServer(url) ? openPostgres(url, options) : openSqlite(url, options);
}

/** For reading only, also while the bot runs. Throws when there is no such database, or it does not open. */
export async function openToRead(url: string): Promise<DatabaseReader> {
  return isOnServer(url) ? readPostgres(url) : openReadOnly(url);
}

/** Whether a bot runs on a database of a server now: nothing else keeps connections of this name. */
export async function isInUse(url: string): Promise<boolean> {
  const { client, store } = await readPostgres(url);
  try {
    const { rows } = await client.query(
      `select 1 from pg_stat_activity where datname = current_database() and application_name = '${nameOfBot}' limit 1`,
    );
    return rows.length > 0;
  } finally {
    await store.close();
  }
}

/** For people to read: a server’s without the password. */
export function shownUrl(url: string): string {
  if (!isOnServer(url)) return url;
  const { hostname, port, pathname } = new URL(url);
  return `postgres://${hostname}${port && `:${port}`}${pathname}`;
}
