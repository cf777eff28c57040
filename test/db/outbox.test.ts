import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Allowance, NewNotice } from '../../src/db/outbox.ts';
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
const anything: Allowance = { posts: 10, edits: 10, mostRank: 9, shut: [], eldest: [] };
const claimed = async (now: number, allowed: Partial<Allowance> = {}) =>
  (await outbox.claim(now, 500, { ...anything, ...allowed })).map(({ id }) => id).sort();
/** The row a test is about, claimed. */
async function claimedRow(now: number, id: string) {
  const row = (await outbox.claim(now, 500, anything)).find((one) => one.id === id);
  if (!row) throw new Error(`${id} was not claimed`);
  return row;
}

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
  const [row] = (await outbox.claim(1000, 500, anything)).filter(({ id }) => id === 'first');
  if (!row) throw new Error('it was not claimed');
  await store.atomically([outbox.refused(row, 'ratelimited', 9000), outbox.sent('other', 1000)]);
  expect(await claimed(5000)).toEqual([]);
  expect(await outbox.nextAfter(5000)).toBe(9000);
  expect(await claimed(9000)).toEqual(['first']);
});

test('the gravest goes first when there is not room for all', async () => {
  await enqueue(notice('normal', { rank: 2 }), notice('urgent', { rank: 0 }), notice('high', { rank: 1 }));
  expect(await claimed(1000, { edits: 2 })).toEqual(['high', 'urgent']);
});

test('attempts are counted, and those that surely did nothing are counted apart', async () => {
  await enqueue(notice('a'));
  const [first] = await outbox.claim(1000, 500, anything);
  if (!first) throw new Error('it was not claimed');
  await store.atomically([outbox.refused(first, 'ratelimited', 2000)]);
  const [second] = await outbox.claim(2000, 500, anything);
  expect(second).toMatchObject({ attempts: 2, refusals: 1, firstTriedAt: 1000 });
  if (!second) throw new Error('it was not claimed again');
  await store.atomically([outbox.unsure(second, 'timeout', 3000)]);
  const [third] = await outbox.claim(3000, 500, anything);
  expect(third).toMatchObject({ attempts: 3, refusals: 1 });
});

test('who slept through the end of a lease cannot give back what another has claimed since', async () => {
  await enqueue(notice('a'));
  const [slept] = await outbox.claim(1000, 500, anything);
  const [awake] = await outbox.claim(1500, 500, anything);
  if (!slept || !awake) throw new Error('it was not claimed twice');
  await store.atomically([outbox.refused(slept, 'ratelimited', 1600), outbox.unsure(slept, 'timeout', 1600)]);
  expect(await outbox.nextAfter(1500)).toBe(2000);
  await store.atomically([outbox.unsure(awake, 'timeout', 1600)]);
  expect(await outbox.nextAfter(1500)).toBe(1600);
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
  await store.atomically([outbox.dead(await claimedRow(1000, 'a'), 'is_archived', 1000)]);
  await store.atomically([outbox.sent('a', 2000)]);
  expect(await store.db.select().from(store.tables.outbox)).toMatchObject([
    { status: 'dead', reason: 'is_archived' },
  ]);
});

test('settled notices are forgotten after a while, dead ones are kept', async () => {
  await enqueue(notice('sent'), notice('dead'), notice('waiting'));
  await store.atomically([
    outbox.sent('sent', 1000),
    outbox.dead(await claimedRow(1000, 'dead'), 'is_archived', 1000),
  ]);
  await store.atomically([outbox.forgetBefore(2000)]);
  expect((await store.db.select().from(store.tables.outbox)).map(({ id }) => id)).toEqual([
    'dead',
    'waiting',
  ]);
});

test('of each room one is claimed at a time, the gravest first, and edits besides', async () => {
  await enqueue(
    notice('a1', { room: 'CA', rank: 2 }),
    notice('a2', { room: 'CA', rank: 0 }),
    notice('b1', { room: 'CB', rank: 3 }),
    notice('edit'),
  );
  expect(await claimed(1000)).toEqual(['a2', 'b1', 'edit']);
  expect(await claimed(1000)).toEqual(['a1']);
});

test('nothing is claimed where the room is shut, and no more than is allowed', async () => {
  await enqueue(
    notice('a', { room: 'CA', rank: 1 }),
    notice('b', { room: 'CB', rank: 2 }),
    notice('c', { room: 'CC', rank: 0 }),
    notice('edit'),
  );
  expect(await claimed(1000, { shut: ['CC'], posts: 1, edits: 0 })).toEqual(['a']);
  expect(await claimed(1000, { mostRank: 0 })).toEqual(['c']);
});

test('where it is the turn of who has waited longest, gravity does not count, once it was a minute', async () => {
  await store.atomically([outbox.enqueue(notice('old', { room: 'CA', rank: 3 }), 500)]);
  await enqueue(notice('urgent', { room: 'CA', rank: 0 }), notice('next', { room: 'CA', rank: 0, seq: 2 }));
  expect(await claimed(60_499, { eldest: ['CA'], mostRank: 0 })).toEqual(['urgent']);
  expect(await claimed(60_500, { eldest: ['CA'], mostRank: 0 })).toEqual(['old']);
});

test('a room whose first is behind in its lane gives the next that is not', async () => {
  const line = { kind: 'card entry', card: 0, version: 1 } as const;
  await enqueue(
    notice('line', { room: 'CA', lane: 'ESC-1', seq: 2, rank: 0, payload: line }),
    notice('card', { room: 'CA', lane: 'ESC-1', seq: 1, rank: 2 }),
  );
  expect(await claimed(1000)).toEqual(['card']);
});

test('how the queue stands: what waits, what is late, what is put off on purpose, what is dead', async () => {
  await enqueue(notice('late'), notice('asleep'), notice('dead'));
  await store.atomically([outbox.putOff(await claimedRow(1000, 'asleep'), 900_000)]);
  await store.atomically([outbox.dead(await claimedRow(1500, 'dead'), 'is_archived', 1500, 'CA')]);
  await store.atomically([outbox.enqueue(notice('fresh'), 120_000)]);
  expect(await outbox.standing(121_000)).toEqual({ waiting: 3, late: 1, oldestDueAt: 1000, dead: 1 });
});

test('dead letters wait again when their place is open, without being looked up: Slack refused them', async () => {
  await enqueue(notice('a'), notice('b'));
  const [a, b] = (await outbox.claim(1000, 500, anything)).sort((x, y) => (x.id < y.id ? -1 : 1));
  if (!a || !b) throw new Error('they were not claimed');
  await store.atomically([
    outbox.dead(a, 'is_archived', 1000, 'CA'),
    outbox.dead(b, 'is_archived', 2000, 'CB'),
  ]);
  expect((await outbox.deadLetters(10)).map(({ id, place }) => [id, place])).toEqual([
    ['b', 'CB'],
    ['a', 'CA'],
  ]);
  expect((await outbox.deadPlaces()).sort()).toEqual(['CA', 'CB']);
  await store.atomically([outbox.revive(3000, 'CA')]);
  expect(await outbox.claim(3000, 500, anything)).toMatchObject([{ id: 'a', attempts: 2, refusals: 1 }]);
  await store.atomically([outbox.revive(4000)]);
  expect(await claimed(4000)).toEqual(['a', 'b']);
});

test('a clock that was set back lets nothing wait longer', async () => {
  await enqueue(notice('a'));
  await store.atomically([outbox.refused(await claimedRow(1000, 'a'), 'ratelimited', 3_605_000)]);
  await store.atomically([outbox.setBack(3_600_000)]);
  expect(await outbox.nextAfter(1000)).toBe(5000);
});
