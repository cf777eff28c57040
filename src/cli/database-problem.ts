/** What is wrong with the database, in a sentence that says what to do; for the operator who starts the bot. */

export type DatabaseProblem = { code: string; sentence: string };

const rights =
  'Give the user who runs the bot the right to read and write it, its folder, and the files beside it.';
const restore = 'Put the newest backup in its place: docs/guides/operate.md says how.';

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

/** Undefined where the error is none of the database. Causes are followed. */
export function databaseProblem(error: unknown): DatabaseProblem | undefined {
  for (let one = error; one instanceof Error; one = one.cause) {
    const code = 'code' in one ? String(one.code) : '';
    const found = problems.find(([codes]) => codes.test(code));
    const ofFile = !('syscall' in one) || one.syscall === 'mkdir' || one.syscall === 'open';
    if (found && ofFile) return { code, sentence: found[1] };
  }
  return undefined;
}
