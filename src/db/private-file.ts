/** What we make is for its owner only, whatever the umask; what is there already is left as it is. */
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';

/** An empty file, and its folder. SQLite gives the files that it puts beside a database the rights of the database. */
export function makePrivately(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // One that is there is not even opened: to close it again would take from this process the locks that SQLite holds on it.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
}
