/** The database: read through `db`, written through `atomically`, opened and migrated here and nowhere else. */
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { Dialect } from './dialect.ts';
import type { Tables } from './schema.ts';

export type Db = BetterSQLite3Database<Record<string, never>>;

/** A query as a value: it has not run and holds nothing open. */
export type Statement = { toSQL(): { sql: string; params: unknown[] } };

export type Store = {
  /** For reading. The SQLite driver is the type of record: what the queries use of it, Drizzle has alike for every database. */
  db: Db;
  tables: Tables;
  dialect: Dialect;
  /**
   * Runs every statement, or none. Statements are values built beforehand, so nothing can be read or awaited in between.
   * Throws ConflictError when a key is taken, UnavailableError when the database cannot take it; nothing was written then, unless that is `unsure`.
   */
  atomically(statements: readonly Statement[]): Promise<void>;
  /** Runs one statement with `returning`, waiting for a busy database like `atomically` does. */
  patiently<T>(query: () => PromiseLike<T>): Promise<T>;
  close(): Promise<void>;
};

/** A unique key of `table` was taken by another writer, or by the same request before. */
export class ConflictError extends Error {
  override name = 'ConflictError';
  readonly table: string;
  constructor(table: string, cause: unknown) {
    super(`a row with this key exists in ${table}`, { cause });
    this.table = table;
  }
}

/** Locked for too long, full, read-only, broken or out of reach. */
export class UnavailableError extends Error {
  override name = 'UnavailableError';
  readonly code: string;
  /** It may have been written all the same: the connection was lost before the database could say. */
  readonly unsure: boolean;
  constructor(code: string, cause: unknown, { unsure = false } = {}) {
    super(`the database ${unsure ? 'did not say whether it took' : 'could not take'} the change (${code})`, {
      cause,
    });
    this.code = code;
    this.unsure = unsure;
  }
}

/** That the database could not be reached is said by what was asked of it; causes are followed. */
export function unavailableIn(error: unknown): UnavailableError | undefined {
  for (let one = error; one instanceof Error; one = one.cause)
    if (one instanceof UnavailableError) return one;
  return undefined;
}
