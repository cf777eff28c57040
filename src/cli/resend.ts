/** `switchboard doctor --resend`: what could not be sent waits again. Works on the database file, also while the bot runs. */

import { openStore } from '../db/open.ts';
import { queriesOf } from '../db/queries.ts';
import { UnavailableError } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { many } from '../views/words/en/grammar.ts';
import { databaseAtHand } from './database-at-hand.ts';
import type { Terminal } from './terminal.ts';

/** The bot writes in milliseconds; a backup may take a while. */
const patienceMs = 10_000;

/** Only what could not be sent to these places; without any, everything. */
export async function resend(terminal: Terminal, places: readonly string[], now: Instant): Promise<void> {
  const url = await databaseAtHand(terminal);
  if (url === undefined) return;
  const store = await openStore(url, { patienceMs, migrates: false });
  try {
    const { outbox } = queriesOf(store);
    const dead = await outbox.deadLetters(Number.MAX_SAFE_INTEGER);
    const chosen = places.length === 0 ? dead : dead.filter(({ place }) => place && places.includes(place));
    if (chosen.length === 0) {
      terminal.print(
        dead.length === 0
          ? 'There is nothing that could not be sent.'
          : `There is nothing that could not be sent to ${places.join(', ')}; elsewhere there ${dead.length === 1 ? 'is' : 'are'} ${many(dead.length, 'message')}.`,
      );
      return;
    }
    await store.atomically(
      places.length === 0 ? [outbox.revive(now)] : places.map((place) => outbox.revive(now, place)),
    );
    terminal.print(`${many(chosen.length, 'message')} will be sent again: ${kindsOf(chosen)}.`);
  } catch (error) {
    if (!(error instanceof UnavailableError)) throw error;
    terminal.complain(`The database did not take it (${error.code}). Nothing was changed; try again.`);
    terminal.fail();
  } finally {
    await store.close();
  }
}

/** `3 × card, 1 × reminder`, the most frequent first. */
function kindsOf(rows: readonly { kind: string }[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([kind, count]) => `${count} × ${kind}`)
    .join(', ');
}
