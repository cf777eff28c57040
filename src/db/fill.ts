/** An empty database that is filled in one transaction, with the rows of another. */
import Database from 'better-sqlite3';
import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import pg from 'pg';
import { isOnServer, openStore } from './open.ts';
import { dbOver } from './postgres.ts';
import * as onServer from './schema.postgres.ts';
import * as inFile from './schema.sqlite.ts';
import type { Db } from './store.ts';

type Tables = typeof inFile;
const fileTables: Tables = { ...inFile };
export type TableName = Exclude<keyof Tables, 'leases'>;
export type StoredRow = Record<string, unknown>;

/** All that is kept; who holds what is of the database it is in. */
export const movedTables = Object.keys(inFile).filter((name): name is TableName => name !== 'leases');

export type Filling = {
  /** How many rows there are. */
  count(table: TableName): Promise<number>;
  insert(table: TableName, rows: readonly StoredRow[]): Promise<void>;
  /** In the order of their keys, those behind a row; from the beginning where none is given. */
  page(table: TableName, after?: StoredRow): Promise<StoredRow[]>;
  commit(): Promise<void>;
  /** What was not committed is not there. */
  close(): Promise<void>;
};

/** Read in one go, and written; SQLite takes 32,766 values in a statement. */
const pageSize = 500;

/** Made and brought up to date. Throws what openStore throws. */
export async function openToFill(url: string): Promise<Filling> {
  await (await openStore(url)).close();
  if (!isOnServer(url)) {
    const sqlite = new Database(url, { timeout: 0 });
    sqlite.pragma('synchronous = FULL');
    sqlite.exec('begin immediate');
    return {
      ...fillingOf(drizzle(sqlite), inFile),
      commit: async () => void sqlite.exec('commit'),
      close: async () => void sqlite.close(),
    };
  }
  const client = new pg.Client({ connectionString: url, application_name: 'switchboard (migrating)' });
  await client.connect();
  await client.query('begin');
  return {
    // The type of record is SQLite's, here too.
    ...fillingOf(dbOver(client), onServer as unknown as Tables),
    async commit() {
      await client.query(
        `select setval(pg_get_serial_sequence('inbox', 'seq'), max(seq)) from inbox having max(seq) is not null`,
      );
      await client.query('commit');
    },
    close: () => client.end(),
  };
}

export function fillingOf(db: Db, tables: Tables): Pick<Filling, 'count' | 'insert' | 'page'> {
  return {
    count: (name) => db.$count(tables[name]),
    async insert(name, rows) {
      // Each row was read from the table of that name.
      await db.insert(tables[name]).values(rows as never);
    },
    async page(name, after) {
      const keys = keysOf(name);
      const [columns, table] = [getTableColumns(tables[name]), tables[name]];
      const ordered = keys.map((key) => Reflect.get(columns, key) as SQL);
      const tuple = (values: readonly unknown[]) =>
        sql`(${sql.join(
          values.map((one) => sql`${one}`),
          sql`, `,
        )})`;
      return db
        .select()
        .from(table)
        .where(after && sql`${tuple(ordered)} > ${tuple(keys.map((key) => after[key]))}`)
        .orderBy(...ordered)
        .limit(pageSize);
    },
  };
}

/** The columns of a table's key, as the schema calls them. */
function keysOf(name: TableName): string[] {
  const { primaryKeys } = getTableConfig(fileTables[name]);
  const all = Object.entries(getTableColumns(fileTables[name]));
  const together = primaryKeys.flatMap(({ columns }) => columns.map((column) => column.name));
  const keys =
    together.length > 0 ? together : all.filter(([, { primary }]) => primary).map(([, { name }]) => name);
  return keys.map((key) => {
    const found = all.find(([, column]) => column.name === key);
    if (!found) throw new Error(`${getTableName(fileTables[name])} has no key`);
    return found[0];
  });
}
