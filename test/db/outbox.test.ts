/** What is queued, and how it is settled. */

import { expect, test } from 'vitest';
import { digestLane, firstRefresh, orderOfRefresh } from '../../src/outbox/lanes.ts';
import { anOutbox, leaseMs, notice } from './an-outbox.ts';

test('a notice is queued as it is, due at once; one without a room is an edit', async () => {
  const { enqueue, row } = await anOutbox();
  await enqueue(notice('a', { major: 7, room: 'CA' }), notice('b', { escalationId: null }));
  const fresh = {
    status: 'pending',
    attempts: 0,
    refusals: 0,
    nextAt: 1000,
    createdAt: 1000,
    firstTriedAt: null,
    settledAt: null,
    reason: null,
    hold: null,
    sentWith: null,
    ts: null,
    place: null,
  };
  expect([await row('a'), await row('b')]).toEqual([
    { ...notice('a', { major: 7, room: 'CA' }), kind: 'card', ...fresh },
    { ...notice('b', { escalationId: null, room: '' }), kind: 'card', ...fresh },
  ]);
});

test('the same notice is queued once', async () => {
  const { enqueue, enqueueAt, claimed, row } = await anOutbox();
  await enqueue(notice('a'));
  await enqueueAt(2000, notice('a', { rank: 0 }));
  expect([(await row('a')).rank, await claimed(1000)]).toEqual([2, ['a']]);
});

test('attempts are counted, and those that surely did nothing are counted apart', async () => {
  const { store, outbox, enqueue, claimedRow } = await anOutbox();
  await enqueue(notice('a'));
  await store.atomically([outbox.refused(await claimedRow(1000, 'a'), 'ratelimited', 2000)]);
  const second = await claimedRow(2000, 'a');
  expect(second).toMatchObject({ attempts: 2, refusals: 1, reason: 'ratelimited', firstTriedAt: 1000 });
  await store.atomically([outbox.unsure(second, 'timeout', 3000)]);
  const third = await claimedRow(3000, 'a');
  expect(third).toMatchObject({ attempts: 3, refusals: 1, reason: 'timeout' });
  await store.atomically([outbox.putOff(third, 4000)]);
  expect(await claimedRow(4000, 'a')).toMatchObject({ attempts: 4, refusals: 2 });
});

test('who slept through the end of a lease cannot give back what another has claimed since', async () => {
  const { store, outbox, enqueue, claimedRow } = await anOutbox();
  await enqueue(notice('a'));
  const slept = await claimedRow(1000, 'a');
  const awake = await claimedRow(1500, 'a');
  await store.atomically([
    outbox.refused(slept, 'ratelimited', 1600),
    outbox.unsure(slept, 'timeout', 1600),
    outbox.putOff(slept, 1600),
  ]);
  expect(await outbox.nextAfter(1500)).toBe(2000);
  await store.atomically([outbox.unsure(awake, 'timeout', 1600)]);
  expect(await outbox.nextAfter(1500)).toBe(1600);
});

test('what was sent or dropped is settled then, with its reason', async () => {
  const { store, outbox, enqueue, row } = await anOutbox();
  await enqueue(notice('a'), notice('b'));
  await store.atomically([outbox.sent('a', 2000), outbox.dropped('b', 'no longer true', 3000)]);
  expect([await row('a'), await row('b')]).toMatchObject([
    { status: 'sent', reason: null, settledAt: 2000 },
    { status: 'dropped', reason: 'no longer true', settledAt: 3000 },
  ]);
});

test('what one place refused is kept with it, and surely did nothing; what no place refused may have', async () => {
  const { store, outbox, enqueue, claim, row } = await anOutbox();
  await enqueue(notice('a'), notice('b'));
  const rows = await claim(1000);
  await store.atomically(
    rows.map((one) => outbox.dead(one, 'is_archived', 2000, one.id === 'a' ? 'CA' : undefined)),
  );
  expect([await row('a'), await row('b')]).toMatchObject([
    { status: 'dead', reason: 'is_archived', settledAt: 2000, place: 'CA', refusals: 1 },
    { status: 'dead', reason: 'is_archived', settledAt: 2000, place: null, refusals: 0 },
  ]);
});

test('what was queued after it was read what to show is not overtaken: it may be about what was not there yet', async () => {
  const { store, outbox } = await anOutbox();
  const lane = 'ESC-1';
  await store.atomically([
    outbox.enqueue(notice('before', { lane, major: 1 }), 1000),
    outbox.enqueue(notice('after', { lane, major: 1 }), 1001),
  ]);
  await store.atomically([
    outbox.overtaken({ lane, kind: 'card' }, { upToVersion: 4, below: firstRefresh, shownAt: 1000 }, 2000),
  ]);
  expect((await outbox.waiting(lane)).map(({ id }) => id)).toEqual(['after']);
});

test('edits that wait behind a newer truth are overtaken', async () => {
  const { store, outbox, enqueue, row } = await anOutbox();
  const lane = 'ESC-1';
  await enqueue(
    notice('1', { lane, major: 1 }),
    notice('2', { lane, major: 2 }),
    notice('3', { lane, major: 3, payload: { kind: 'card entry', card: 0, version: 2 } }),
    notice('4', { lane, major: 4 }),
    notice('5', { lane, major: 5 }),
    notice('other', { major: 2 }),
  );
  await store.atomically([
    outbox.sent('1', 1000),
    outbox.overtaken({ lane, kind: 'card' }, { upToVersion: 4, below: firstRefresh, shownAt: 2000 }, 2000),
  ]);
  expect((await outbox.waiting(lane)).map(({ id }) => id)).toEqual(['3', '5']);
  expect([await row('1'), await row('2'), await row('other')]).toMatchObject([
    { status: 'sent' },
    { status: 'dropped', reason: 'overtaken', settledAt: 2000 },
    { status: 'pending' },
  ]);
});

test('an edit that Slack may still carry out is not overtaken, but made again; one that it refused is', async () => {
  const { store, outbox, enqueue, claimedRow } = await anOutbox();
  const lane = 'ESC-1';
  await enqueue(
    notice('refused', { lane }),
    notice('under way', { lane, major: 2 }),
    notice('waits', { lane, major: 3 }),
  );
  await store.atomically([outbox.putOff(await claimedRow(1000, 'refused'), 9000)]);
  await claimedRow(1000, 'under way');
  const left = async (shownAt: number) => {
    await store.atomically([
      outbox.overtaken({ lane, kind: 'card' }, { upToVersion: 4, below: firstRefresh, shownAt }, 2000),
    ]);
    return (await outbox.waiting(lane)).map(({ id }) => id);
  };
  expect(await left(1000 + leaseMs - 1)).toEqual(['under way']);
  expect(await left(1000 + leaseMs)).toEqual([]);
});

test('a refresh is not overtaken: what it shows has changed since whatever version', async () => {
  const { store, outbox, enqueue } = await anOutbox();
  const lane = 'ESC-1';
  await enqueue(
    notice('edit', { lane }),
    notice('refresh', { lane, ...orderOfRefresh({ major: 1, minor: 0 }) }),
  );
  await store.atomically([
    outbox.overtaken({ lane, kind: 'card' }, { upToVersion: 2, below: firstRefresh, shownAt: 2000 }, 2000),
  ]);
  expect((await outbox.waiting(lane)).map(({ id }) => id)).toEqual(['refresh']);
});

test('what waits in a lane is listed in its order', async () => {
  const { outbox, enqueue } = await anOutbox();
  const lane = 'ESC-1';
  await enqueue(
    notice('c', { lane, major: 2 }),
    notice('b', { lane, major: 1 }),
    notice('a', { lane, major: 2 }),
    notice('other'),
  );
  expect((await outbox.waiting(lane)).map(({ id }) => id)).toEqual(['b', 'a', 'c']);
});

test('what is settled stays settled', async () => {
  const { store, outbox, enqueue, claimedRow, row } = await anOutbox();
  await enqueue(notice('a'));
  const claimed = await claimedRow(1000, 'a');
  await store.atomically([outbox.dead(claimed, 'is_archived', 1000)]);
  await store.atomically([
    outbox.sent('a', 2000, { ts: '1.0' }),
    outbox.dropped('a', 'overtaken', 2000),
    outbox.refused(claimed, 'ratelimited', 2000),
    outbox.sentAlone('a'),
    outbox.setBack(500),
  ]);
  expect(await row('a')).toMatchObject({
    status: 'dead',
    reason: 'is_archived',
    settledAt: 1000,
    nextAt: 1500,
  });
});

test('settled notices are forgotten after a while, dead ones are kept', async () => {
  const { store, outbox, enqueue, claimedRow } = await anOutbox();
  await enqueue(notice('sent'), notice('dropped'), notice('later'), notice('dead'), notice('waiting'));
  await store.atomically([
    outbox.sent('sent', 1000),
    outbox.dropped('dropped', 'overtaken', 1999),
    outbox.sent('later', 2000),
    outbox.dead(await claimedRow(1000, 'dead'), 'is_archived', 1000),
  ]);
  expect(await outbox.isAnySettledBefore(2000)).toBe(true);
  await store.atomically(outbox.forgetBefore(2000, 10));
  expect((await store.db.select().from(store.tables.outbox)).map(({ id }) => id).sort()).toEqual([
    'dead',
    'later',
    'waiting',
  ]);
  expect(await outbox.isAnySettledBefore(2000)).toBe(false);
});

test('what is to be forgotten is so in slices, the oldest first', async () => {
  const { store, outbox, enqueue } = await anOutbox();
  const ids = Array.from({ length: 5 }, (_, n) => `n${n}`);
  await enqueue(...ids.map((id) => notice(id)));
  await store.atomically(ids.map((id, n) => outbox.sent(id, 1000 + n)));
  const left = async () =>
    (await store.db.select({ id: store.tables.outbox.id }).from(store.tables.outbox))
      .map(({ id }) => id)
      .sort();
  const steps: string[][] = [];
  while (await outbox.isAnySettledBefore(2000)) {
    await store.atomically(outbox.forgetBefore(2000, 2));
    steps.push(await left());
  }
  expect(steps).toEqual([['n2', 'n3', 'n4'], ['n4'], []]);
});

test('what is said in the message of another names it, until it speaks for itself', async () => {
  const { store, outbox, enqueue, row } = await anOutbox();
  await enqueue(notice('a'));
  await store.atomically([outbox.sentWith('a', 'b')]);
  const together = (await row('a')).sentWith;
  await store.atomically([outbox.sentAlone('a')]);
  expect([together, (await row('a')).sentWith]).toEqual(['b', null]);
});

test('what a lane has said since is known, oldest first, and where', async () => {
  const { store, outbox, enqueue } = await anOutbox();
  const lane = 'reminders:UNORA';
  expect(await outbox.saidSince(lane, 0)).toEqual([]);
  await enqueue(
    notice('a', { lane }),
    notice('b', { lane }),
    notice('c', { lane }),
    notice('d', { lane }),
    notice('other'),
  );
  await store.atomically([
    outbox.sent('a', 2000, { ts: '1.0' }),
    outbox.sent('b', 1000),
    outbox.dropped('c', 'overtaken', 3000),
    outbox.sent('other', 4000),
  ]);
  const said = async (since: number) => (await outbox.saidSince(lane, since)).map(({ id, ts }) => [id, ts]);
  expect([await said(0), await said(1000)]).toEqual([
    [
      ['b', null],
      ['a', '1.0'],
    ],
    [['a', '1.0']],
  ]);
});

test('until when the last daily digest told that reached a lead; one they asked for does not count', async () => {
  const { store, outbox, enqueue } = await anOutbox();
  const lane = 'lead:UNORA';
  const daily = (dueAt: number, asked = false, more = {}) =>
    notice(`${dueAt}`, {
      lane,
      major: dueAt,
      payload: { kind: 'digest', lead: 'UNORA', dueAt, asked },
      ...more,
    });
  await enqueue(
    daily(100),
    daily(200),
    daily(300, true),
    daily(400),
    daily(250, false, { lane: 'lead:UMARCUS' }),
  );
  expect(await outbox.lastToldUntil(digestLane('UNORA'), 'digest', 1000)).toBeUndefined();
  await store.atomically(['100', '200', '300', '250'].map((id) => outbox.sent(id, 1000)));
  expect([
    await outbox.lastToldUntil(digestLane('UNORA'), 'digest', 1000),
    await outbox.lastToldUntil(digestLane('UMARCUS'), 'digest', 1000),
  ]).toEqual([200, 250]);
});

test('a clock that was set back lets nothing wait longer', async () => {
  const { store, outbox, enqueue, claimedRow } = await anOutbox();
  await enqueue(notice('a'));
  await store.atomically([outbox.refused(await claimedRow(1000, 'a'), 'ratelimited', 3_605_000)]);
  await store.atomically([outbox.setBack(3_600_000)]);
  expect(await outbox.nextAfter(1000)).toBe(5000);
});
