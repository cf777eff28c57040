/** What is wrong with the database, in a sentence that says what to do; for the operator who starts the bot. */

import pg from 'pg';
import { UnavailableError } from '../db/store.ts';

export type DatabaseProblem = { code: string; sentence: string };

const rights =
  'Give the user who runs the bot the right to read and write it, its folder, and the files beside it.';
const restore = 'Put the newest backup in its place: docs/guides/operate.md says how.';

const address = 'Look at the user, the password, the host and the name of the database in DATABASE_URL.';

const newer =
  'A later version of Switchboard has changed the database. Run that version again, or restore the backup from before the upgrade.';

/** The first that fits counts. */
const problems: readonly (readonly [RegExp, string])[] = [
  [/^NEWER_DATABASE$/, newer],
  [/^SQLITE_READONLY/, `The database may not be written. ${rights}`],
  [/^(SQLITE_CANTOPEN|EACCES|EPERM|EROFS|ENOTDIR)/, `The database cannot be opened. ${rights}`],
  [
    /^SQLITE_NOTADB/,
    `The file of the database is no SQLite database. Name another in DATABASE_URL. If it was one: ${restore}`,
  ],
  [/^SQLITE_CORRUPT/, `The database is damaged. ${restore}`],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'There is no room left for the database. Make room on its disk.'],
  [/^SQLITE_IOERR/, 'The database cannot be read or written: its disk is full or failing. Look at the disk.'],
  [/^SQLITE_(BUSY|LOCKED)/, 'Another program holds the database. Stop it, or wait until it is done.'],
];

/** Of a server; other things refuse connections too, so the error has to be the database’s own. */
const problemsOfServer: typeof problems = [
  [/^(28|3D000$)/, `The server did not let the bot in. ${address}`],
  [/^(ENOTFOUND|EAI_AGAIN)$/, `There is no server of that name. ${address}`],
  [/^42501$/, 'The bot may not make its tables. Make its user the owner of the database.'],
  [/^25006$/, 'The server may only be read: it is a standby. Name the primary in DATABASE_URL.'],
  [
    /^(08...|57P0.|53...|ECONN.*|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|CONNECTION_LOST)$/,
    'The database server does not answer, or has no room. Look whether it runs and can be reached from here.',
  ],
];

/** Undefined where the error is none of the database. Causes are followed. */
export function databaseProblem(error: unknown): DatabaseProblem | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    const code = 'code' in one ? String(one.code) : '';
    const ofServer = one instanceof UnavailableError || one instanceof pg.DatabaseError;
    const found = [...(ofServer ? problemsOfServer : []), ...problems].find(([codes]) => codes.test(code));
    const ofFile =
      !('syscall' in one) ||
      one.syscall === 'connect' ||
      one.syscall === 'getaddrinfo' ||
      one.syscall === 'mkdir' ||
      one.syscall === 'open';
    if (found && ofFile) return { code, sentence: found[1] };
  }
  return undefined;
}
