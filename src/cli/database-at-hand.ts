/** The database that a command works on: there, and of this version. */
import { existsSync } from 'node:fs';
import { databaseUrlIn } from '../config/environment.ts';
import { isInUse, isOnServer, openToRead, shownUrl } from '../db/open.ts';
import { HeldError, holdDatabase } from '../db/process-lock.ts';
import { unavailableIn } from '../db/store.ts';
import type { Terminal } from './terminal.ts';

/** Its address; undefined where the command has failed already and said why. */
export async function databaseAtHand(terminal: Terminal): Promise<string | undefined> {
  const url = databaseUrlIn(terminal.env);
  const hindrance = url === undefined ? noDatabase : await hindranceOf(url);
  if (hindrance === undefined) return url;
  terminal.complain(hindrance);
  terminal.fail();
  return undefined;
}

export const noDatabase =
  'DATABASE_URL is not the path of a SQLite file, and not the address of a PostgreSQL database.';

/** A database of another version is the bot's to change, not ours. */
export async function hindranceOf(url: string): Promise<string | undefined> {
  if (!isOnServer(url) && !existsSync(url)) return `There is no database at ${url}.`;
  try {
    const { migrations, store } = await openToRead(url);
    const { missing, unknown } = await migrations().finally(store.close);
    if (missing === 0 && unknown === 0) return undefined;
  } catch (error) {
    const away = unavailableIn(error);
    if (!away) throw error;
    return `The database at ${shownUrl(url)} does not answer (${away.code}).`;
  }
  return 'This database belongs to another version of Switchboard. Start the bot of this version once, then try again.';
}

/** For what may not be done while the bot runs; undefined where it does. A server has no such lock: it is looked at once. */
export async function heldFor(url: string): Promise<ReturnType<typeof holdDatabase> | undefined> {
  if (isOnServer(url)) return (await isInUse(url)) ? undefined : { release: () => {} };
  try {
    return holdDatabase(url);
  } catch (error) {
    if (error instanceof HeldError) return undefined;
    throw error;
  }
}
