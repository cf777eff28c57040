/** A process that holds a new database, writes into it, and prints the modes of all that is there then. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { holdDatabase } from '../../src/db/process-lock.ts';
import { openSqlite } from '../../src/db/sqlite.ts';

const [path = ''] = process.argv.slice(2);
const held = holdDatabase(path);
const store = openSqlite(path);
await store.atomically([store.db.insert(store.tables.beats).values({ id: 1, at: 1 })]);
const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);
const folder = dirname(path);
const files = readdirSync(folder)
  .sort()
  .map((name) => [name, modeOf(join(folder, name))]);
process.stdout.write(JSON.stringify({ folder: modeOf(folder), ...Object.fromEntries(files) }));
await store.close();
held.release();
