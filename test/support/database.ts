/**
 * The database that a test has for itself. A SQLite file; with SWITCHBOARD_TEST_POSTGRES one of that server, a copy of a template; in the project `pglite` the one
 * that is inside the process. `npm test` runs the contract of the store (test/db) on SQLite and on PGlite.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../../src/db/open.ts';
import { openPostgres } from '../../src/db/postgres.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Store } from '../../src/db/store.ts';
import { type Asked, ask } from './ask.ts';
import { startPglite } from './pglite.ts';
import { databaseOn, templateName } from './template.ts';

/** Undefined: files of SQLite. */
export const server = process.env.SWITCHBOARD_TEST_POSTGRES;
const isInside = process.env.SWITCHBOARD_TEST_DATABASE === 'pglite';

export type TestDatabase = {
  url: string;
  open(options?: { patienceMs?: number }): Promise<Store>;
  /** Reads or changes it beside whoever else has it open. */
  ask(sql: string, ...values: unknown[]): Asked;
  /** The same, to be asked again and again. */
  watch<Row>(sql: string): (...values: unknown[]) => Row[];
  /** All that is stored, as text. */
  contents(): string;
  /** Nobody else can write until it is released. */
  hold(): () => void;
  drop(): void;
};

export const aDatabase = (): TestDatabase => (server === undefined ? aFile() : onServer(server));

/** Of a database that is gone when it is closed. */
export async function aStore(options: { patienceMs?: number } = {}): Promise<Store> {
  if (isInside) return insideThisProcess(options);
  if (server === undefined) return openSqlite(':memory:', options);
  const database = aDatabase();
  const store = await database.open(options);
  return {
    ...store,
    async close() {
      await store.close();
      database.drop();
    },
  };
}

let emptyFile: Buffer | undefined;

/** As the first start makes it; migrations have tests of their own. */
function aFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard test '));
  const path = join(folder, 'switchboard.db');
  if (!emptyFile) {
    void openSqlite(path).close();
    emptyFile = readFileSync(path);
  } else writeFileSync(path, emptyFile, { mode: 0o600 });
  let watching: Database.Database | undefined;
  return {
    url: path,
    open: (options) => openStore(path, options),
    ask(sql, ...values) {
      const sqlite = new Database(path);
      try {
        const statement = sqlite.prepare<unknown[], Record<string, unknown>>(sql);
        return statement.reader
          ? { rows: statement.all(...values), changes: 0 }
          : { rows: [], changes: statement.run(...values).changes };
      } finally {
        sqlite.close();
      }
    },
    watch<Row>(sql: string) {
      watching ??= new Database(path, { readonly: true });
      const statement = watching.prepare<unknown[], Row>(sql);
      return (...values) => statement.all(...values);
    },
    contents: () =>
      ['', '-wal', '-shm']
        .map((suffix) => `${path}${suffix}`)
        .filter((file) => existsSync(file))
        .map((file) => readFileSync(file, 'utf8'))
        .join('\n'),
    hold() {
      const other = new Database(path);
      other.exec('begin immediate');
      return () => {
        other.exec('rollback');
        other.close();
      };
    },
    drop() {
      watching?.close();
      rmSync(folder, { recursive: true });
    },
  };
}

let made = 0;

function onServer(address: string): TestDatabase {
  made += 1;
  const name = `${templateName()}_${Math.random().toString(36).slice(2)}_${made}`;
  // One connection: what is said to several at once is then said in one order, as on SQLite.
  const url = `${databaseOn(address, name)}?connections=1`;
  // Many times as fast as through the log; PostgreSQL 15 and later.
  ask(address, `create database ${name} template ${templateName()} strategy file_copy`);
  function asked(sql: string, ...values: unknown[]): Asked {
    let n = 0;
    const numbered = sql.replace(/\?/g, () => `$${++n}`);
    return ask(url, numbered, values);
  }
  const tables = (): string[] =>
    asked(`select tablename as name from pg_tables where schemaname = 'public'`).rows.map(({ name }) =>
      String(name),
    );
  return {
    url,
    open: (options) => openStore(url, { migrates: false, ...options }),
    ask: asked,
    watch:
      <Row>(sql: string) =>
      (...values: unknown[]) =>
        asked(sql, ...values).rows as Row[],
    contents: () =>
      tables()
        .map((table) => JSON.stringify(asked(`select * from ${table}`).rows))
        .join('\n'),
    hold() {
      const other = `${url}&holds`;
      ask(other, 'begin');
      ask(other, `lock table ${tables().join(', ')} in exclusive mode`);
      return () => ask(other, null);
    },
    drop() {
      ask(url, null);
      ask(address, `drop database ${name} with (force)`);
    },
  };
}

let inside: ReturnType<typeof startPglite> | undefined;

/** One for all tests of a thread, made anew for each. */
async function insideThisProcess(options: { patienceMs?: number }): Promise<Store> {
  inside ??= startPglite();
  const { driver, clear } = await inside;
  await clear();
  return openPostgres('postgres://postgres@localhost/postgres', { ...options, driver });
}
