/** The database opened for reading only, also while the bot runs. */
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { sqliteDialect } from './dialect.ts';
import * as tables from './schema.sqlite.ts';
import type { Store } from './store.ts';

export type ReadOnly = { sqlite: Database.Database; store: Store };

/** Throws when there is no such file, or it does not open. */
export function openReadOnly(path: string): ReadOnly {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  const refuse = () => Promise.reject(new Error('this database is open for reading only'));
  const store: Store = {
    db: drizzle(sqlite),
    tables,
    dialect: sqliteDialect,
    atomically: refuse,
    patiently: refuse,
    close: async () => {
      sqlite.close();
    },
  };
  return { sqlite, store };
}
