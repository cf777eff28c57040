import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewNotice } from '../../src/db/outbox.ts';
import { type Queries, queriesOf } from '../../src/db/queries.ts';
import { openSqlite } from '../../src/db/sqlite.ts';
import type { Store } from '../../src/db/store.ts';

let store: Store;
let outbox: Queries['outbox'];

beforeEach(() => {
  store = openSqlite(':memory:');
  outbox = queriesOf(store).outbox;
});
afterEach(() => store.close());

const notice = (id: string, more: Partial<NewNotice> = {}): NewNotice => ({
  id,
  lane: id,
  seq: 1,
  escalationId: 'ESC-1',
  payload: { kind: 'card', card: 0, version: 1 },
  rank: 2,
  ...more,
});
const enqueue = (...notices: NewNotice[]) =>
  store.atomically(notices.map((one) => outbox.enqueue(one, 1000)));
const claimed = async (now: number, limit = 10) =>
  (await outbox.claim(now, 500, limit)).map(({ id }) => id).sort();

test('a notice is claimed once while its lease lasts, and again when it has ended', async () => {
  await enqueue(notice('a'));
  expect(await claimed(1000)).toEqual(['a']);
  expect(await claimed(1499)).toEqual([]);
  expect(await claimed(1500)).toEqual(['a']);
});

test('the same notice is queued once', async () => {
  await enqueue(notice('a'));
  await enqueue(notice('a'));
  expect(await claimed(1000)).toEqual(['a']);
});

test('what is behind in a lane waits until what is before is settled', async () => {
  await enqueue(
    notice('first', { lane: 'ESC-1', seq: 1 }),
    notice('second', { lane: 'ESC-1', seq: 2 }),
    notice('other'),
  );
  expect(await claimed(1000)).toEqual(['first', 'other']);
  await store.atomically([outbox.sent('first', 1100)]);
  expect(await claimed(1100)).toEqual(['second']);
});

test('a card is made true without waiting for the lines under it, and they wait for it', async () => {
  const line = { kind: 'card entry', card: 0, version: 1 } as const;
  await enqueue(
    notice('line', { lane: 'ESC-1', seq: 1, payload: line }),
    notice('edit', { lane: 'ESC-1', seq: 2 }),
    notice('later edit', { lane: 'ESC-1', seq: 3 }),
    notice('later line', { lane: 'ESC-1', seq: 4, payload: line }),
  );
  expect(await claimed(1000)).toEqual(['edit', 'line']);
  await store.atomically([outbox.sent('edit', 1000)]);
  expect(await claimed(1000)).toEqual(['later edit']);
});

test('a notice that waits for its time holds up its own lane only', async () => {
  await enqueue(
    notice('first', { lane: 'ESC-1', seq: 1 }),
    notice('second', { lane: 'ESC-1', seq: 2 }),
    notice('other'),
  );
  const [row] = (await outbox.claim(1000, 500, 10)).filter(({ id }) => id === 'first');
  if (!row) throw new Error('it was not claimed');
  await store.atomically([outbox.refused(row, 'ratelimited', 9000), outbox.sent('other', 1000)]);
  expect(await claimed(5000)).toEqual([]);
  expect(await outbox.nextAt()).toBe(9000);
  expect(await claimed(9000)).toEqual(['first']);
});

test('the gravest goes first when there is not room for all', async () => {
  await enqueue(notice('normal', { rank: 2 }), notice('urgent', { rank: 0 }), notice('high', { rank: 1 }));
  expect(await claimed(1000, 2)).toEqual(['high', 'urgent']);
});

test('attempts are counted, and those that surely did nothing are counted apart', async () => {
  await enqueue(notice('a'));
  const [first] = await outbox.claim(1000, 500, 1);
  if (!first) throw new Error('it was not claimed');
  await store.atomically([outbox.refused(first, 'ratelimited', 2000)]);
  const [second] = await outbox.claim(2000, 500, 1);
  expect(second).toMatchObject({ attempts: 2, refusals: 1, firstTriedAt: 1000 });
  if (!second) throw new Error('it was not claimed again');
  await store.atomically([outbox.unsure(second, 'timeout', 3000)]);
  const [third] = await outbox.claim(3000, 500, 1);
  expect(third).toMatchObject({ attempts: 3, refusals: 1 });
});

test('who slept through the end of a lease cannot give back what another has claimed since', async () => {
  await enqueue(notice('a'));
  const [slept] = await outbox.claim(1000, 500, 1);
  const [awake] = await outbox.claim(1500, 500, 1);
  if (!slept || !awake) throw new Error('it was not claimed twice');
  await store.atomically([outbox.refused(slept, 'ratelimited', 1600), outbox.unsure(slept, 'timeout', 1600)]);
  expect(await outbox.nextAt()).toBe(2000);
  await store.atomically([outbox.unsure(awake, 'timeout', 1600)]);
  expect(await outbox.nextAt()).toBe(1600);
});

test('edits that wait behind a newer truth are overtaken', async () => {
  await enqueue(
    notice('1', { lane: 'ESC-1', seq: 1 }),
    notice('2', { lane: 'ESC-1', seq: 2 }),
    notice('3', { lane: 'ESC-1', seq: 3, payload: { kind: 'card entry', card: 0, version: 2 } }),
    notice('4', { lane: 'ESC-1', seq: 4 }),
  );
  await claimed(1000);
  await store.atomically([outbox.sent('1', 1000), outbox.overtaken('ESC-1', 'card', 3, 1000)]);
  expect((await outbox.waiting('ESC-1')).map(({ id }) => id)).toEqual(['3', '4']);
});

test('what is settled stays settled', async () => {
  await enqueue(notice('a'));
  await store.atomically([outbox.dead('a', 'is_archived', 1000)]);
  await store.atomically([outbox.sent('a', 2000)]);
  expect(await store.db.select().from(store.tables.outbox)).toMatchObject([
    { status: 'dead', reason: 'is_archived' },
  ]);
});

test('settled notices are forgotten after a while, dead ones are kept', async () => {
  await enqueue(notice('sent'), notice('dead'), notice('waiting'));
  await store.atomically([outbox.sent('sent', 1000), outbox.dead('dead', 'is_archived', 1000)]);
  await store.atomically([outbox.forgetBefore(2000)]);
  expect((await store.db.select().from(store.tables.outbox)).map(({ id }) => id)).toEqual([
    'dead',
    'waiting',
  ]);
});
