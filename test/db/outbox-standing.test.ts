/** How the queue stands, and what is kept in it. */
import { expect, test } from 'vitest';
import { anOutbox, notice } from './an-outbox.ts';

test('an empty queue waits for nothing', async () => {
  const { outbox } = await anOutbox();
  expect(await outbox.standing(1000)).toEqual({ waiting: 0, late: 0, oldestDueAt: null, dead: 0 });
});

test('how the queue stands: what waits, what is late, what is put off on purpose, what is dead', async () => {
  const { store, outbox, enqueue, enqueueAt, claimedRow } = await anOutbox();
  await enqueue(notice('late'), notice('asleep'), notice('dead'), notice('sent'));
  await store.atomically([
    outbox.putOff(await claimedRow(1000, 'asleep'), 900_000),
    outbox.sent('sent', 1000),
  ]);
  await store.atomically([outbox.dead(await claimedRow(1500, 'dead'), 'is_archived', 1500, 'CA')]);
  await enqueueAt(120_000, notice('fresh'));
  expect(await outbox.standing(121_000)).toEqual({ waiting: 3, late: 1, oldestDueAt: 1000, dead: 1 });
});

test('what waits for another reason than the hour is late after two minutes', async () => {
  const { store, outbox, enqueue, claimedRow } = await anOutbox();
  await enqueue(notice('a'));
  await store.atomically([outbox.refused(await claimedRow(1000, 'a'), 'ratelimited', 900_000)]);
  expect([(await outbox.standing(120_999)).late, (await outbox.standing(121_000)).late]).toEqual([0, 1]);
});

test('what sleeps makes nothing late, however long', async () => {
  const { store, outbox, enqueue, claimedRow } = await anOutbox();
  await enqueue(notice('asleep'));
  await store.atomically([outbox.putOff(await claimedRow(1000, 'asleep'), 900_000)]);
  expect(await outbox.standing(800_000)).toEqual({ waiting: 1, late: 0, oldestDueAt: null, dead: 0 });
});

/** Dead letters, each settled at an instant and refused by a place. */
async function buried(...letters: (readonly [id: string, at: number, place: string | null])[]) {
  const { store, outbox, enqueue, ...rest } = await anOutbox();
  await enqueue(...letters.map(([id]) => notice(id)));
  const rows = await rest.claim(1000);
  await store.atomically(
    letters.flatMap(([id, at, place]) =>
      rows.filter((row) => row.id === id).map((row) => outbox.dead(row, 'is_archived', at, place)),
    ),
  );
  return { store, outbox, ...rest };
}

test('dead letters are listed with the newest first, no more than are asked for', async () => {
  const { outbox } = await buried(['a', 2000, 'CA'], ['b', 3000, 'CB'], ['c', 2000, null]);
  const listed = async (limit: number) =>
    (await outbox.deadLetters(limit)).map(({ id, place }) => [id, place]);
  expect([await listed(10), await listed(1)]).toEqual([
    [
      ['b', 'CB'],
      ['c', null],
      ['a', 'CA'],
    ],
    [['b', 'CB']],
  ]);
});

test('each place that refused something is named once', async () => {
  const { store, outbox, enqueueAt } = await buried(
    ['a', 2000, 'CA'],
    ['b', 3000, 'CB'],
    ['c', 2000, 'CA'],
    ['d', 2000, null],
  );
  await enqueueAt(1000, notice('waits'));
  expect((await outbox.deadPlaces()).sort()).toEqual(['CA', 'CB']);
  await store.atomically([outbox.revive(3000, 'CA')]);
  expect(await outbox.deadPlaces()).toEqual(['CB']);
});

test('dead letters wait again when their place is open, without being looked up: Slack refused them', async () => {
  const { store, outbox, claim, claimed } = await buried(['a', 1000, 'CA'], ['b', 2000, 'CB']);
  await store.atomically([outbox.revive(3000, 'CA')]);
  expect(await outbox.find('a')).toMatchObject({ status: 'pending', nextAt: 3000, settledAt: null });
  expect(await claim(3000)).toMatchObject([{ id: 'a', attempts: 2, refusals: 1 }]);
  await store.atomically([outbox.revive(4000)]);
  expect(await claimed(4000)).toEqual(['a', 'b']);
});

test('only what is dead wakes', async () => {
  const { store, outbox, enqueueAt } = await buried(['a', 1000, 'CA']);
  await enqueueAt(1000, notice('sent'), notice('dropped'));
  await store.atomically([
    outbox.sent('sent', 1000),
    outbox.dropped('dropped', 'overtaken', 1000),
    outbox.revive(2000),
  ]);
  expect([await outbox.find('sent'), await outbox.find('dropped'), await outbox.find('a')]).toMatchObject([
    { status: 'sent' },
    { status: 'dropped' },
    { status: 'pending' },
  ]);
});
