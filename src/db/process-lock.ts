/** One bot for each database file: a lock that the system lets go of when the process ends, however it ends. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { makePrivately } from './private-file.ts';

/** Another process has the database. */
export class HeldError extends Error {
  override name = 'HeldError';
  constructor(path: string) {
    super(
      `Another Switchboard runs on ${path}. Two on one file would send everything twice: stop the other one, or give this one a DATABASE_URL of its own.`,
    );
  }
}

const lockOf = (path: string): string => `${path}.lock`;

/**
 * Holds the database for this process until it is released or the process ends. SQLite's own lock on a file beside it, so that
 * backups and commands may still read. Throws HeldError.
 */
export function holdDatabase(path: string): { release(): void } {
  if (path === ':memory:') return { release: () => undefined };
  makePrivately(lockOf(path));
  const lock = new Database(lockOf(path), { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw isBusy(error) ? new HeldError(path) : error;
  }
  return { release: () => lock.close() };
}

/** Whether a bot runs on this database now. Only reads, so that nobody has to have the right to write, and none is taken from the bot. */
export function isHeld(path: string): boolean {
  if (!existsSync(lockOf(path))) return false;
  const lock = new Database(lockOf(path), { readonly: true, timeout: 0 });
  try {
    lock.prepare('select count(*) from sqlite_master').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    lock.close();
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
