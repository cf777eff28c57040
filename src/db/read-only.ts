/** A SQLite file opened for reading only, also while the bot runs. */
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { sqliteDialect } from './dialect.ts';
import { migrationsIn } from './inspect.ts';
import { type DatabaseReader, refuseToWrite } from './reader.ts';
import * as tables from './schema.sqlite.ts';

export type ReadOnly = DatabaseReader & { sqlite: Database.Database };

/** Throws when there is no such file, or it does not open. */
export function openReadOnly(path: string): ReadOnly {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  return {
    sqlite,
    store: {
      db: drizzle(sqlite),
      tables,
      dialect: sqliteDialect,
      atomically: refuseToWrite,
      patiently: refuseToWrite,
      close: async () => {
        sqlite.close();
      },
    },
    async ofOneMoment(work) {
      sqlite.exec('begin');
      try {
        return await work();
      } finally {
        sqlite.exec('rollback');
      }
    },
    migrations: async () => migrationsIn({ sqlite }),
    async ask(question) {
      const statement = sqlite.prepare<[], unknown[]>(question);
      if (!statement.reader || !statement.readonly) return null;
      const columns = statement.columns().map(({ name }) => name);
      return { columns, rows: statement.raw().all() };
    },
  };
}
