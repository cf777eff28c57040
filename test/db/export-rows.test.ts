import { afterAll, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import { anEscalation, morning } from '../support/factories.ts';

const store = openSqlite(':memory:');
afterAll(() => store.close());
const { escalations, exports } = queriesOf(store);

test('however many there are, each is read once, in the order in which it was opened', async () => {
  const all = Array.from({ length: 1300 }, (_, n) =>
    // More than a page of them in one instant.
    anEscalation({ id: `ESC-${n + 1}`, number: n + 1, openedAt: morning + (n < 700 ? 1 : 1300 - n) }),
  );
  await store.atomically(all.map((one) => escalations.insert(one)));
  const read: unknown[] = [];
  for await (const [id] of exports.opened({ from: morning, to: morning + 2000 })) read.push(id);
  const inOrder = all.sort((one, other) => one.openedAt - other.openedAt || one.number - other.number);
  expect(read).toEqual(inOrder.map(({ id }) => id));
});
