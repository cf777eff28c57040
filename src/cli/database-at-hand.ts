/** The database that a command works on: there, and of this version. */
import { existsSync } from 'node:fs';
import { databasePathIn } from '../config/environment.ts';
import { migrationsIn } from '../db/inspect.ts';
import { openReadOnly } from '../db/read-only.ts';
import type { Terminal } from './terminal.ts';

/** Its path; undefined where the command has failed already and said why. */
export function databaseAtHand(terminal: Terminal): string | undefined {
  const path = databasePathIn(terminal.env);
  const hindrance = path === undefined ? 'DATABASE_URL is not the path of a SQLite file.' : hindranceOf(path);
  if (hindrance === undefined) return path;
  terminal.complain(hindrance);
  terminal.fail();
  return undefined;
}

/** A database of another version is the bot's to change, not ours. */
function hindranceOf(path: string): string | undefined {
  if (!existsSync(path)) return `There is no database at ${path}.`;
  const database = openReadOnly(path);
  try {
    const { missing, unknown } = migrationsIn(database);
    if (missing === 0 && unknown === 0) return undefined;
    return 'This database belongs to another version of Switchboard. Start the bot of this version once, then try again.';
  } finally {
    database.sqlite.close();
  }
}
