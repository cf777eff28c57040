/** An empty database that is filled in one transaction, with the rows of another. */
import Database from 'better-sqlite3';
import { type Column, getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
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
    const db = drizzle(sqlite);
    const statements = new Map<string, Database.Statement>();
    return {
      ...fillingOf(db, fileTables),
      insert: insertingWith(db, fileTables, async (text, values) => {
        const statement = statements.get(text) ?? sqlite.prepare(text);
        statements.set(text, statement);
        statement.run(...values);
      }),
      commit: async () => void sqlite.exec('commit'),
      close: async () => void sqlite.close(),
    };
  }
  const client = new pg.Client({ connectionString: url, application_name: 'switchboard (migrating)' });
  // Whoever asks next is told of a lost connection.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  const db = dbOver(client);
  // The type of record is SQLite's, here too.
  const tables = onServer as unknown as Tables;
  return {
    ...fillingOf(db, tables),
    insert: insertingWith(db, tables, async (text, values) => {
      await client.query(text, [...values]);
    }),
    async commit() {
      await client.query(
        `select setval(pg_get_serial_sequence('inbox', 'seq'), max(seq)) from inbox having max(seq) is not null`,
      );
      await client.query('commit');
    },
    close: () => client.end(),
  };
}

/** What runs one statement that is spelled out. */
type Run = (text: string, values: readonly unknown[]) => Promise<void>;

export function fillingOf(db: Db, tables: Tables): Pick<Filling, 'count' | 'page'> {
  return {
    count: (name) => db.$count(tables[name]),
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

/** Spelled out once for so many rows of a table: that takes longer than writing them. */
function insertingWith(db: Db, tables: Tables, run: Run): Filling['insert'] {
  const texts = new Map<string, string>();
  return async (name, rows) => {
    const spelled = `${name} ${rows.length}`;
    // Each row was read from the table of that name.
    const text =
      texts.get(spelled) ??
      db
        .insert(tables[name])
        .values(rows as never)
        .toSQL().sql;
    texts.set(spelled, text);
    const columns: [string, Column][] = Object.entries(getTableColumns(tables[name]));
    await run(
      text,
      rows.flatMap((row) =>
        columns.map(([key, column]) => (row[key] === null ? null : column.mapToDriverValue(row[key]))),
      ),
    );
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
