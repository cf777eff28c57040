/** What is forgotten, and when it is looked for again. */
import { afterAll, expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { createHousekeeping } from '../../src/engine/housekeeping.ts';
import { aStore } from '../support/database.ts';
import { hours } from '../support/factories.ts';

const store = await aStore();
afterAll(() => store.close());

test('after a long stop it forgets in slices, and lets others have their turn between them', async () => {
  const queries = queriesOf(store);
  const amount = 1200;
  await store.atomically(
    Array.from({ length: amount }, (_, n) => queries.requests.record(`key ${n}`, 'ESC-1', 1000 + n)),
  );
  await store.atomically([queries.requests.record('recent', 'ESC-1', hours(24 * 30))]);
  let now = hours(24 * 31);
  const housekeeping = createHousekeeping({ store, queries, now: () => now });
  const kept = async () => (await store.db.select().from(store.tables.requests)).length;
  const turns: [number, number][] = [];
  for (let n = 0; n < 3; n++) {
    const at = now;
    now = await housekeeping();
    turns.push([now - at, await kept()]);
  }
  expect(turns).toEqual([
    [1000, 701],
    [1000, 201],
    [hours(1), 1],
  ]);
  expect(await queries.requests.carriedOutFor('recent')).toBe('ESC-1');
});
