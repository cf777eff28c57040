/** `switchboard backup`: a copy of the database, also while the bot runs. */
import { existsSync, statSync } from 'node:fs';
import { databaseUrlIn } from '../config/environment.ts';
import { backUp } from '../db/backup.ts';
import { isOnServer } from '../db/open.ts';
import { many } from '../views/words/en/grammar.ts';
import { noDatabase } from './database-at-hand.ts';
import type { Terminal } from './terminal.ts';

/** A database of another version is copied too: before an upgrade, a backup is what one wants. */
export function backup(terminal: Terminal, to: string): void {
  const path = databaseUrlIn(terminal.env);
  const hindrance = hindranceOf(path, to);
  if (path === undefined || hindrance !== undefined) {
    refuse(terminal, hindrance ?? '');
    return;
  }
  try {
    const { escalations } = backUp(path, to);
    const megabytes = Math.ceil(statSync(to).size / 1e6);
    terminal.print(
      `${many(escalations, 'escalation')}, ${megabytes} MB, in ${to}. It was opened and looked at.`,
    );
  } catch (error) {
    const why = reasonOf(error);
    if (why === undefined) throw error;
    refuse(terminal, `No backup was made: ${why}`);
  }
}

function hindranceOf(path: string | undefined, to: string): string | undefined {
  if (path === undefined) return noDatabase;
  if (isOnServer(path))
    return 'This database is on a PostgreSQL server. Back it up with pg_dump: docs/guides/operate.md says how.';
  if (!existsSync(path)) return `There is no database at ${path}.`;
  return existsSync(to)
    ? `${to} is there already. Write another name; a backup takes the place of nothing.`
    : undefined;
}

/** What whoever reads it can do something about; undefined of anything else. */
function reasonOf(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return 'the disk is full.';
  if (code === 'ENOENT') return 'the folder of that file is not there.';
  if (code === 'EACCES' || code === 'EROFS') return 'that file may not be written.';
  if (code === 'SQLITE_NOTADB') return 'the database is no SQLite database.';
  return code.startsWith('SQLITE_CORRUPT')
    ? 'the database is damaged. Restore the newest backup.'
    : undefined;
}

function refuse(terminal: Terminal, why: string): void {
  terminal.complain(why);
  terminal.fail();
}
