/** `switchboard rebuild-facts`: works out from the histories what is kept beside them. While the bot does not run. */
import { holidaysOf } from '../config/public-holidays.ts';
import { openStore } from '../db/open.ts';
import { queriesOf } from '../db/queries.ts';
import type { Statement, Store } from '../db/store.ts';
import { createDirectory } from '../engine/directory.ts';
import { factsRebuilt } from '../engine/kept-facts.ts';
import { many } from '../views/words/en/grammar.ts';
import { databaseAtHand, heldFor } from './database-at-hand.ts';
import type { Terminal } from './terminal.ts';

/** So many in one transaction. */
const slice = 100;
const toldEach = 10_000;
/** Nobody in Slack waits for it. */
const patienceMs = 60_000;

export async function rebuildFacts(terminal: Terminal): Promise<void> {
  const url = await databaseAtHand(terminal);
  if (url === undefined) return;
  const held = await heldFor(url);
  if (!held) {
    terminal.complain('The bot is running. Stop it, then try again.');
    terminal.fail();
    return;
  }
  const store = await openStore(url, { migrates: false, patienceMs });
  try {
    const { done, broken } = await rebuildAll(store, terminal);
    terminal.print(`The facts of ${many(done, 'escalation')} were worked out anew.`);
    if (broken > 0) terminal.fail();
  } finally {
    await store.close();
    held.release();
  }
}

/** All are owed first: what is not reached is worked out by the bot when it starts. */
async function rebuildAll(store: Store, terminal: Terminal) {
  const queries = queriesOf(store);
  const parts = { queries, directory: directoryOfStored(queries) };
  await store.atomically([queries.keptFacts.oweAll()]);
  const count = { done: 0, broken: 0 };
  for (let after = ''; ; ) {
    const ids = await queries.keptFacts.owed(after, slice);
    const last = ids.at(-1);
    if (last === undefined) return count;
    const statements: Statement[] = [];
    for (const id of ids) {
      try {
        statements.push(...(await factsRebuilt(parts, id)));
        count.done++;
        if (count.done % toldEach === 0) terminal.print(`${count.done} so far …`);
      } catch (error) {
        count.broken++;
        terminal.complain(
          `${id} is left as it was: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
    await store.atomically(statements);
    after = last;
  }
}

/** Policies and calendars are stored with what keeps them; what is promised today does not matter. */
const directoryOfStored = (queries: ReturnType<typeof queriesOf>) =>
  createDirectory({
    queries,
    teams: {},
    ladders: {},
    calendars: {},
    liveCall: { acknowledgeMs: 0, lastsMs: 0 },
    routing: { fallback: '' },
    holidaysOf,
  });
