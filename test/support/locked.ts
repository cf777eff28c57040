/** A database that another program holds for a while. */
import type { Bot } from './bot.ts';

/** Another program holds the database, as a backup or an editor may. */
export async function whileLocked({ database, slack }: Bot, work: () => Promise<void>): Promise<void> {
  const release = database.hold();
  try {
    await work();
    await slack.quiet();
  } finally {
    release();
  }
}
