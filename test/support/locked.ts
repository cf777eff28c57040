/** A database that another program holds for a while. */
import Database from 'better-sqlite3';
import type { Bot } from './bot.ts';

/** Another program holds the database, as a backup or an editor may. */
export async function whileLocked(bot: Bot, work: () => Promise<void>): Promise<void> {
  const other = new Database(bot.databasePath);
  other.exec('begin immediate');
  try {
    await work();
    await bot.slack.quiet();
  } finally {
    other.exec('rollback');
    other.close();
  }
}
