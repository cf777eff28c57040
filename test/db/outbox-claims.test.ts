/** What is taken up, and in which order: lanes, rooms, allowances and leases. */
import { expect, test } from 'vitest';
import { anOutbox, leaseMs, notice } from './an-outbox.ts';

const line = { kind: 'card entry', card: 0, version: 1 } as const;

test('a notice is claimed once while its lease lasts, and again when it has ended', async () => {
  const { enqueue, claimed } = await anOutbox();
  await enqueue(notice('a'));
  expect(await claimed(1000)).toEqual(['a']);
  expect(await claimed(1499)).toEqual([]);
  expect(await claimed(1500)).toEqual(['a']);
});

test('a claim counts the attempt, and remembers the first of them', async () => {
  const { enqueue, claim } = await anOutbox();
  await enqueue(notice('a'));
  const lookedAt = (rows: Awaited<ReturnType<typeof claim>>) =>
    rows.map(({ attempts, firstTriedAt, nextAt }) => [attempts, firstTriedAt, nextAt]);
  expect([lookedAt(await claim(1200)), lookedAt(await claim(2000))]).toEqual([
    [[1, 1200, 1200 + leaseMs]],
    [[2, 1200, 2000 + leaseMs]],
  ]);
});

test('nothing is claimed before it is due, nor what is settled', async () => {
  const { store, outbox, enqueue, claimed, claimedRow } = await anOutbox();
  await enqueue(notice('sent'), notice('dropped'), notice('dead'));
  expect(await claimed(999)).toEqual([]);
  await store.atomically([
    outbox.sent('sent', 1000),
    outbox.dropped('dropped', 'no longer true', 1000),
    outbox.dead(await claimedRow(1000, 'dead'), 'is_archived', 1000),
  ]);
  expect(await claimed(9000)).toEqual([]);
});

test('what is behind in a lane waits until what is before is settled', async () => {
  const { store, outbox, enqueue, claimed } = await anOutbox();
  await enqueue(
    notice('first', { lane: 'ESC-1', major: 1 }),
    notice('second', { lane: 'ESC-1', major: 2 }),
    notice('other'),
  );
  expect(await claimed(1000)).toEqual(['first', 'other']);
  await store.atomically([outbox.sent('first', 1100)]);
  expect(await claimed(1100)).toEqual(['second']);
});

test('a lane whose head is dead goes on', async () => {
  const { store, outbox, enqueue, claimed, claimedRow } = await anOutbox();
  await enqueue(notice('first', { lane: 'ESC-1', major: 1 }), notice('second', { lane: 'ESC-1', major: 2 }));
  await store.atomically([outbox.dead(await claimedRow(1000, 'first'), 'is_archived', 1000)]);
  expect(await claimed(1000)).toEqual(['second']);
});

test('of two that came at once the one with the first id is before', async () => {
  const { store, outbox, enqueue, claimed } = await anOutbox();
  await enqueue(notice('b', { lane: 'ESC-1' }), notice('a', { lane: 'ESC-1' }));
  expect(await claimed(1000)).toEqual(['a']);
  await store.atomically([outbox.sent('a', 1000)]);
  expect(await claimed(1000)).toEqual(['b']);
});

test('a card is made true without waiting for the lines under it, and they wait for it', async () => {
  const { store, outbox, enqueue, claimed } = await anOutbox();
  await enqueue(
    notice('line', { lane: 'ESC-1', major: 1, payload: line }),
    notice('edit', { lane: 'ESC-1', major: 2 }),
    notice('later edit', { lane: 'ESC-1', major: 3 }),
    notice('later line', { lane: 'ESC-1', major: 4, payload: line }),
  );
  expect(await claimed(1000)).toEqual(['edit', 'line']);
  await store.atomically([outbox.sent('edit', 1000)]);
  expect(await claimed(1000)).toEqual(['later edit']);
});

test('so is the agent’s message', async () => {
  const { enqueue, claimed } = await anOutbox();
  await enqueue(
    notice('line', { lane: 'agent', major: 1, payload: { kind: 'agent entry', version: 1 } }),
    notice('edit', { lane: 'agent', major: 2, payload: { kind: 'agent', version: 1 } }),
    notice('later line', { lane: 'agent', major: 3, payload: { kind: 'agent entry', version: 1 } }),
  );
  expect(await claimed(1000)).toEqual(['edit', 'line']);
});

test('a notice that waits for its time holds up its own lane only', async () => {
  const { store, outbox, enqueue, claimed, claimedRow } = await anOutbox();
  await enqueue(
    notice('first', { lane: 'ESC-1', major: 1 }),
    notice('second', { lane: 'ESC-1', major: 2 }),
    notice('other'),
  );
  const row = await claimedRow(1000, 'first');
  await store.atomically([outbox.refused(row, 'ratelimited', 9000), outbox.sent('other', 1000)]);
  expect(await claimed(5000)).toEqual([]);
  expect(await claimed(9000)).toEqual(['first']);
});

test('a notice that sleeps holds up nobody', async () => {
  const { store, outbox, enqueue, claimed, claimedRow } = await anOutbox();
  await enqueue(
    notice('asleep', { lane: 'reminders', major: 1 }),
    notice('second', { lane: 'reminders', major: 2 }),
    notice('third', { lane: 'reminders', major: 3 }),
  );
  await store.atomically([outbox.putOff(await claimedRow(1000, 'asleep'), 9000)]);
  expect(await claimed(1000)).toEqual(['second']);
  await store.atomically([outbox.sent('second', 1000)]);
  expect(await claimed(9000)).toEqual(['asleep', 'third']);
});

test('that spent buttons are taken away holds up nobody, and waits for what was said before', async () => {
  const { store, outbox, enqueue, claimed } = await anOutbox();
  const payload = { kind: 'buttons', version: 0 } as const;
  await enqueue(
    notice('said', { lane: 'card', major: 1, payload: line }),
    notice('buttons', { lane: 'card', major: 1, minor: 900, payload }),
    notice('line', { lane: 'card', major: 2, payload: line }),
  );
  expect(await claimed(1000)).toEqual(['said']);
  await store.atomically([outbox.sent('said', 1000)]);
  expect((await claimed(1000)).toSorted()).toEqual(['buttons', 'line']);
});

test('an edit that a dead process had under way holds up nobody, and is claimed again when its lease has ended', async () => {
  const { store, outbox, enqueue, claimed, claimedRow } = await anOutbox();
  await enqueue(notice('under way', { lane: 'card' }), notice('later', { lane: 'card', major: 2 }));
  await enqueue(notice('line', { lane: 'card', major: 3, payload: line }));
  const row = await claimedRow(1000, 'under way');
  expect(await outbox.interrupted(1499)).toEqual([row]);
  await store.atomically([outbox.letPass(row)]);
  expect(await claimed(1000)).toEqual(['later']);
  await store.atomically([outbox.sent('later', 1000)]);
  expect([await claimed(1000), await claimed(1500)]).toEqual([['line'], ['line', 'under way']]);
  expect(await outbox.interrupted(2000)).toEqual([]);
});

test('of edits the gravest goes first, then the one that is due first, then the first of its lane', async () => {
  const order = async (...notices: Parameters<typeof notice>[]) => {
    const { enqueueAt, claimed } = await anOutbox();
    for (const [at, [id, more]] of notices.entries()) await enqueueAt(at, notice(id, more));
    const taken: string[] = [];
    for (let n = 0; n < notices.length; n++) taken.push(...(await claimed(100, { edits: 1 })));
    return taken;
  };
  expect(await order(['normal', { rank: 2 }], ['urgent', { rank: 0 }], ['high', { rank: 1 }])).toEqual([
    'urgent',
    'high',
    'normal',
  ]);
  expect(await order(['first', { major: 3 }], ['second', { major: 2 }], ['third', { major: 1 }])).toEqual([
    'first',
    'second',
    'third',
  ]);
  const { enqueue, claimed } = await anOutbox();
  await enqueue(notice('a', { major: 2 }), notice('b', { major: 1 }));
  expect(await claimed(1000, { edits: 1 })).toEqual(['b']);
});

test('of each room one is claimed at a time, the gravest first, and edits besides', async () => {
  const { enqueue, claimed } = await anOutbox();
  await enqueue(
    notice('a1', { room: 'CA', rank: 2 }),
    notice('a2', { room: 'CA', rank: 0 }),
    notice('b1', { room: 'CB', rank: 3 }),
    notice('edit'),
    notice('edit too'),
  );
  expect(await claimed(1000)).toEqual(['a2', 'b1', 'edit', 'edit too']);
  expect(await claimed(1000)).toEqual(['a1']);
});

test('in a room the one goes first that is due first, then the first of its lane', async () => {
  const { enqueueAt, claimed } = await anOutbox();
  await enqueueAt(1000, notice('late', { room: 'CA', major: 1 }));
  await enqueueAt(900, notice('second', { room: 'CA', major: 3 }), notice('first', { room: 'CA', major: 2 }));
  expect([await claimed(1000), await claimed(1000), await claimed(1000)]).toEqual([
    ['first'],
    ['second'],
    ['late'],
  ]);
});

test('of more rooms than are allowed those with the gravest are served', async () => {
  const { enqueue, claimed } = await anOutbox();
  await enqueue(
    notice('a', { room: 'CA', rank: 2 }),
    notice('b', { room: 'CB', rank: 0 }),
    notice('c', { room: 'CC', rank: 1 }),
  );
  expect(await claimed(1000, { posts: 2 })).toEqual(['b', 'c']);
});

test('nothing is claimed where the room is shut, and no more than is allowed', async () => {
  const { enqueue, claimed } = await anOutbox();
  await enqueue(
    notice('a', { room: 'CA', rank: 1 }),
    notice('b', { room: 'CB', rank: 2 }),
    notice('c', { room: 'CC', rank: 0 }),
    notice('edit'),
  );
  expect(await claimed(1000, { shut: ['CC'], posts: 1, edits: 0 })).toEqual(['a']);
  expect(await claimed(1000, { mostRank: 0 })).toEqual(['c']);
  expect(await claimed(1000, { shut: ['CB'] })).toEqual(['edit']);
});

test('where it is the turn of who has waited longest, gravity does not count, once it was a minute', async () => {
  const { enqueueAt, enqueue, claimed } = await anOutbox();
  await enqueueAt(500, notice('old', { room: 'CA', rank: 3 }));
  await enqueue(notice('urgent', { room: 'CA', rank: 0 }), notice('next', { room: 'CA', rank: 0, major: 2 }));
  expect(await claimed(60_499, { eldest: ['CA'], mostRank: 0 })).toEqual(['urgent']);
  expect(await claimed(60_500, { eldest: ['CA'], mostRank: 0 })).toEqual(['old']);
});

test('elsewhere it is not their turn, and who waits longest is the first that came', async () => {
  const { enqueueAt, claimed } = await anOutbox();
  const rooms = ['CA', 'CB'].map((room) => [
    notice(`${room} second`, { room, rank: 3, major: 2 }),
    notice(`${room} first`, { room, rank: 3, major: 1 }),
    notice(`${room} urgent`, { room, rank: 0 }),
  ]);
  await enqueueAt(1000, ...rooms.flat());
  expect(await claimed(90_000, { eldest: ['CA'] })).toEqual(['CA first', 'CB urgent']);
});

test('a room whose first is behind in its lane gives the next that is not', async () => {
  const { enqueue, claimed } = await anOutbox();
  await enqueue(
    notice('line', { room: 'CA', lane: 'ESC-1', major: 2, rank: 0, payload: line }),
    notice('card', { room: 'CA', lane: 'ESC-1', major: 1, rank: 2 }),
  );
  expect(await claimed(1000)).toEqual(['card']);
});

test('what falls due next is known, and whether something is due and was not claimed', async () => {
  const { store, outbox, enqueue, claimed, row } = await anOutbox();
  const asked = async (now: number) => [await outbox.nextAfter(now), await outbox.isLeft(now)];
  expect(await asked(1000)).toEqual([null, false]);
  await enqueue(notice('a', { lane: 'one' }), notice('b', { lane: 'one', major: 2 }));
  expect([await asked(999), await asked(1000)]).toEqual([
    [1000, false],
    [null, true],
  ]);
  await claimed(1000);
  expect(await asked(1000)).toEqual([1500, true]);
  await store.atomically([outbox.sent('a', 1000), outbox.unsure(await row('b'), 'timeout', 3000)]);
  expect(await asked(1000)).toEqual([3000, false]);
  await store.atomically([outbox.sent('b', 1000)]);
  expect([await asked(1000), await asked(9000)]).toEqual([
    [null, false],
    [null, false],
  ]);
});
