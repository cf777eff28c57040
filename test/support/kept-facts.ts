/** The facts that are kept are those that the history gives when it is replayed. */
import { and, eq, isNull } from 'drizzle-orm';
import { expect } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Store } from '../../src/db/store.ts';
import { factsOfEntry, factsOfHistory } from '../../src/domain/kept-facts.ts';
import { policiesIn } from '../../src/domain/replay.ts';
import type { Policy } from '../../src/domain/team.ts';
import type { TestDatabase } from './database.ts';
import { calendars, type Life, policyOf } from './living.ts';
import { calendarsOf } from './replayed.ts';

/** All facts, in the order of their keys. */
export async function factsIn({ db, tables }: Store) {
  const { clockFacts, heldFacts, eventFacts, factsOwed } = tables;
  return {
    clocks: await db
      .select()
      .from(clockFacts)
      .orderBy(clockFacts.escalationId, clockFacts.clock, clockFacts.startedAt),
    held: await db.select().from(heldFacts).orderBy(heldFacts.escalationId, heldFacts.startedAt),
    events: await db.select().from(eventFacts).orderBy(eventFacts.escalationId, eventFacts.version),
    owed: await db.select().from(factsOwed),
  };
}

let scratch: Store | undefined;

/** An empty database in memory, the same one each time. */
export async function emptyStore(): Promise<Store> {
  scratch ??= openSqlite(':memory:');
  const { db, tables } = scratch;
  const { escalations, history, clockFacts, heldFacts, eventFacts, factsOwed } = tables;
  const filled = [escalations, history, clockFacts, heldFacts, eventFacts, factsOwed];
  await scratch.atomically(filled.map((table) => db.delete(table)));
  return scratch;
}

export async function expectFactsKept(database: TestDatabase): Promise<void> {
  const store = await database.open();
  try {
    const { escalations, history, policies } = queriesOf(store);
    const rebuilt = await emptyStore();
    for (const { id } of await escalations.list({ limit: 1_000_000 }, 0)) {
      const entries = await history.of(id);
      const known = new Map<string, Policy>();
      for (const policyId of policiesIn(entries)) {
        const policy = await policies.find(policyId);
        if (policy) known.set(policyId, policy);
      }
      const facts = factsOfHistory(entries, { id }, known, calendarsOf(known));
      await rebuilt.atomically(queriesOf(rebuilt).keptFacts.replace(id, facts));
    }
    expect(await factsIn(store), 'the facts follow from the histories').toEqual(await factsIn(rebuilt));
  } finally {
    await store.close();
  }
}

export const policiesOfLives: ReadonlyMap<string, Policy> = new Map(
  ['engineering', 'risk', 'design', 'sun'].map((team) => [
    `policy of ${team}`,
    policyOf(`policy of ${team}`),
  ]),
);

/** As the engine keeps them: with each entry, from the escalation before and after. */
export async function keepFactsOf(store: Store, { history, states }: Life): Promise<void> {
  const { keptFacts } = queriesOf(store);
  const { heldFacts } = store.tables;
  for (const [n, entry] of history.entries()) {
    const after = states[n];
    if (!after) throw new Error('there is a state for each entry');
    const before = states[n - 1];
    const [lasting] = await store.db
      .select()
      .from(heldFacts)
      .where(and(eq(heldFacts.escalationId, after.id), isNull(heldFacts.endedAt)));
    const promised = { policy: policyOf((before ?? after).policyId), calendars };
    await store.atomically(
      keptFacts.keep(after.id, factsOfEntry({ before, after, entry }, lasting?.startedAt ?? null, promised)),
    );
  }
}

/** From the history alone. */
export const rebuiltFactsOf = ({ history, escalation }: Life) =>
  factsOfHistory(history, escalation, policiesOfLives, calendars);
