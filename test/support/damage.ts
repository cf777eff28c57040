/** Harm that is done to a database from outside. */
import { closeSync, openSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Overwrites the first page of a table with rubbish, as a failing disk may. */
export function damage(path: string, table: string): void {
  const db = new Database(path);
  const page = db.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(table);
  const size = db.pragma('page_size', { simple: true });
  db.pragma('wal_checkpoint(truncate)');
  db.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(Number(size), 0x5a), 0, Number(size), (Number(page) - 1) * Number(size));
  closeSync(file);
}
