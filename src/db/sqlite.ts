/** The store on one SQLite file: WAL, durable by default, a busy database retried without blocking the event loop. */
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { damageIn, isSoonLookedThrough, lookForDamage } from './damage.ts';
import { sqliteDialect, withClock } from './dialect.ts';
import { migrationsIn, refuseNewer } from './inspect.ts';
import { migrationsFolder } from './migrations-folder.ts';
import { createPatience } from './patience.ts';
import { makePrivately } from './private-file.ts';
import * as tables from './schema.sqlite.ts';
import { ConflictError, type Statement, type Store, UnavailableError } from './store.ts';

/** What is written ahead stays on the disk up to here. */
const walBytes = 64 * 1024 * 1024;

/** Those who wait for an answer are told first that nothing was saved. */
const tellFirstMs = 3000;

type Opening = {
  patienceMs?: number;
  migrates?: boolean;
  /** The database's own clock, where a test moves it. */
  clock?: (() => number) | undefined;
};

/**
 * `path` may be `:memory:`. `patienceMs` is how long a busy database is waited for: less than Slack's three seconds. Throws SQLite's
 * error when it cannot be read, written or believed, and one with the code NEWER_DATABASE when a later version has changed it. A file that is found damaged later ends the process: what is written into it may
 * be lost with it, so nothing may be confirmed any more. Beside a bot that runs, `migrates: false` leaves the tables as they are.
 */
export function openSqlite(path: string, { patienceMs = 1500, migrates = true, clock }: Opening = {}): Store {
  if (path !== ':memory:') makePrivately(path);
  // A busy timeout inside SQLite would stop the whole process while it waits, so it is waited for out here.
  const sqlite = new Database(path, { timeout: 0 });
  const isSoon = isSoonLookedThrough(path);
  if (migrates) believe(sqlite, isSoon);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  // What one long read has made grow is given back at the next checkpoint.
  sqlite.pragma(`journal_size_limit = ${walBytes}`);
  sqlite.pragma('foreign_keys = ON');
  const db = drizzle(sqlite);
  if (migrates) migrate(db, { migrationsFolder });

  const prepared = new Map<string, Database.Statement>();
  const prepare = (sql: string): Database.Statement => {
    const known = prepared.get(sql);
    if (known) return known;
    const fresh = sqlite.prepare(sql);
    prepared.set(sql, fresh);
    return fresh;
  };
  const runAll = sqlite.transaction((statements: readonly Statement[]) => {
    for (const statement of statements) {
      const { sql, params } = statement.toSQL();
      prepare(sql).run(...params);
    }
  });

  const patiently = createPatience(patienceMs, {
    understand: (error) => understand(error),
    passes: (understood) =>
      understood instanceof UnavailableError && understood.code.startsWith('SQLITE_BUSY'),
  });

  let ending = false;
  function understand(error: unknown): unknown {
    const understood = asOurs(error);
    if (!ending && understood instanceof UnavailableError && damaged.test(understood.code)) {
      ending = true;
      setTimeout(() => {
        throw understood;
      }, tellFirstMs);
    }
    return understood;
  }

  // A large file would hold the start for longer than anybody waits.
  const endLook = migrates && !isSoon ? lookForDamage(path, (cause) => understand(damage(cause))) : undefined;

  return {
    db,
    tables,
    dialect: withClock(sqliteDialect, clock),
    atomically: (statements) => patiently(() => runAll.immediate(statements)),
    patiently,
    async close() {
      await endLook?.();
      sqlite.close();
    },
  };
}

/** What a later version has changed is not ours to write into. */
function believe(sqlite: Database.Database, looksThrough: boolean): void {
  if (looksThrough && damageIn(sqlite) !== null) throw damage();
  refuseNewer(migrationsIn({ sqlite }));
}

const damage = (cause?: unknown): Error =>
  Object.assign(new Error('the database is damaged', { cause }), { code: 'SQLITE_CORRUPT' });

const damaged = /^SQLITE_(CORRUPT|NOTADB)/;
const unavailable = /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CORRUPT|NOTADB|CANTOPEN)/;

/** SQLite's error as the store's own, or as it was when it is a fault of ours. Drizzle wraps, so causes are followed. */
function asOurs(error: unknown): unknown {
  for (let one = error; one instanceof Error; one = one.cause) {
    const code = 'code' in one ? String(one.code) : '';
    if (code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'SQLITE_CONSTRAINT_UNIQUE') {
      return new ConflictError(/failed: ([^.]+)\./.exec(one.message)?.[1] ?? 'unknown', error);
    }
    if (unavailable.test(code)) return new UnavailableError(code, error);
  }
  return error;
}
