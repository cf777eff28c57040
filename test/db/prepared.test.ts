import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { placeholders, prepared } from '../../src/db/prepared.ts';
import type { Store } from '../../src/db/store.ts';
import { aStore } from '../support/database.ts';

let store: Store;

beforeEach(async () => {
  store = await aStore();
});
afterEach(() => store.close());

const row = {
  escalationId: 'ESC-1',
  version: 1,
  at: 1000,
  by: 'UAOIFE',
  via: 'form' as const,
  what: 'acknowledged' as const,
  deed: { what: 'acknowledged' as const },
  ended: [],
  under: 'engineering',
  restricted: false,
};

test('it says what the builder says, for any values, column by column', () => {
  const { db, tables } = store;
  const { history } = tables;
  const spelled = prepared<typeof history.$inferInsert>(db.insert(history).values(placeholders(history)));
  const other = { ...row, version: 2, by: "O'Brien", deed: { what: 'handed back' as const } };
  for (const values of [row, other]) {
    expect(spelled(values).toSQL()).toEqual(db.insert(history).values(values).toSQL());
  }
});

test('an empty column of JSON is NULL, and not the word null', async () => {
  const { db, tables } = store;
  const { escalations } = tables;
  const { snooze } = placeholders(escalations);
  const spelled = prepared<{ snooze: null; id: string }>(
    db
      .update(escalations)
      .set({ snooze })
      .where(eq(escalations.id, sql.placeholder('id'))),
  );
  expect(spelled({ snooze: null, id: 'ESC-1' }).toSQL().params).toEqual([null, 'ESC-1']);
});

test('a value that is missing is said so, and nothing is written', () => {
  const { db, tables } = store;
  const spelled = prepared<Partial<typeof row>>(
    db.insert(tables.history).values(placeholders(tables.history)),
  );
  const { by: _, ...nobody } = row;
  expect(() => spelled(nobody)).toThrow('there is no value for by');
});
