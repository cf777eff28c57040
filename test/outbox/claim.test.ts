/** Which rows are taken up next, and when more may be. */
import { expect, test } from 'vitest';
import type { NewNotice, OutboxRow } from '../../src/db/outbox.ts';
import { claim, endClaim, nextClaimAt, reservationOf } from '../../src/outbox/claim.ts';
import { editing, posting } from '../../src/slack/method-limits.ts';
import { hours, minutes } from '../support/factories.ts';
import { aNotice, anEdit, leaseMs, startSending } from './sending.ts';

const urgent = 0;

async function started(options: Parameters<typeof startSending>[0] = {}) {
  const sending = await startSending(options);
  let taken = 0;
  const claims = {
    async next() {
      const rows = await claim(sending);
      taken += rows.length;
      return rows;
    },
    taken: () => taken,
    nextAt: () => nextClaimAt(sending),
    reservedFor: (row: OutboxRow) => reservationOf(sending, row),
    end: (row: OutboxRow) => endClaim(sending, row),
  };
  const next = async () => (await claims.next()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...sending,
    claims,
    next: async () => (await next()).map(({ id }) => id),
    /** Claims, and does with each what it was claimed for. */
    async done(): Promise<string[]> {
      const rows = await next();
      for (const row of rows) {
        claims.reservedFor(row).use(row.room === '' ? editing : posting, row.room);
        await sending.store.atomically([sending.queries.outbox.sent(row.id, sending.now())]);
        claims.end(row);
      }
      return rows.map(({ id }) => id);
    },
    /** Queued that long ago. */
    enqueuedBefore: (ms: number, notice: NewNotice) =>
      sending.store.atomically([sending.queries.outbox.enqueue(notice, sending.now() - ms)]),
  };
}

const several = (count: number, make: (id: string) => NewNotice): NewNotice[] =>
  Array.from({ length: count }, (_, n) => make(`${n}`.padStart(2, '0')));

test('what is urgent is taken up first, wherever it goes, then everything else', async () => {
  const { enqueue, next } = await started();
  await enqueue(
    aNotice('low', { room: 'C1', rank: 3 }),
    aNotice('urgent', { room: 'C2', rank: urgent }),
    aNotice('high', { room: 'C3', rank: 1 }),
    anEdit('edit', { rank: urgent }),
  );
  expect([await next(), await next(), await next()]).toEqual([['edit', 'urgent'], ['high', 'low'], []]);
});

test('a row is claimed for four time-outs', async () => {
  const { enqueue, next, stands } = await started();
  await enqueue(aNotice('a'));
  await next();
  expect(await stands('a')).toMatchObject({ inMs: leaseMs, attempts: 1 });
});

test('sixteen are under way at once, and the next when one of them has ended', async () => {
  const { enqueue, next, claims } = await started();
  await enqueue(...several(20, (id) => anEdit(id)));
  const rows = await claims.next();
  expect([rows.length, await next(), claims.taken()]).toEqual([16, [], 16]);
  for (const row of rows.slice(0, 3)) claims.end(row);
  expect([(await next()).length, claims.taken()]).toEqual([3, 19]);
});

test('in an outage nobody asks before it is time, and then one row', async () => {
  const { enqueue, next, claims, outage, clock, now } = await started();
  await enqueue(aNotice('a', { room: 'C1' }), aNotice('b', { room: 'C2' }));
  for (let n = 0; n < 4; n++) outage.unanswered(now());
  expect([await next(), await claims.nextAt()]).toEqual([[], now() + 1000]);
  clock.advance(1000);
  expect([(await next()).length, await next()]).toEqual([1, []]);
  // Whoever is under way wakes the others when it has ended.
  expect(await claims.nextAt()).toBe(now() + leaseMs);
});

test('a message asks in an outage though no more edits are allowed', async () => {
  const { enqueue, next, outage, pace, clock, now } = await started();
  await enqueue(aNotice('a'));
  for (let n = 0; n < 50; n++) pace.took(editing, '', now());
  for (let n = 0; n < 4; n++) outage.unanswered(now());
  clock.advance(1000);
  expect(await next()).toEqual(['a']);
});

test('in each conversation one is taken up at a time, as fast as it takes messages', async () => {
  const { enqueue, done, claims, clock, now } = await started({ channelBurst: 1 });
  await enqueue(aNotice('a', { major: 1 }), aNotice('b', { major: 2 }), aNotice('c', { room: 'C2' }));
  expect([await done(), await done(), await claims.nextAt()]).toEqual([['a', 'c'], [], now() + 1000]);
  clock.advance(1000);
  expect(await done()).toEqual(['b']);
});

test('what was claimed and not done is given back: the next may go at once', async () => {
  const { enqueue, next, claims, queries, store, now } = await started({ channelBurst: 1 });
  await enqueue(aNotice('a', { major: 1 }), aNotice('b', { major: 2 }));
  const [row] = await claims.next();
  if (!row) throw new Error('nothing was claimed');
  await store.atomically([queries.outbox.dropped('a', 'no longer true', now())]);
  expect(await next()).toEqual([]);
  claims.end(row);
  expect(await next()).toEqual(['b']);
});

test('every fourth message of a conversation is the one that has waited longest, if that is over a minute', async () => {
  const { enqueue, enqueuedBefore, done } = await started({ channelBurst: 100 });
  await enqueuedBefore(hours(1), aNotice('eldest', { rank: 3 }));
  await enqueuedBefore(minutes(1), aNotice('old', { rank: 3 }));
  await enqueuedBefore(minutes(1) - 1, aNotice('young', { rank: 3 }));
  await enqueue(...several(12, (id) => aNotice(id, { rank: urgent, major: Number(id) })));
  const taken: string[] = [];
  for (let n = 0; n < 12; n++) taken.push(...(await done()));
  expect(taken).toEqual(['00', '01', '02', 'eldest', '03', '04', '05', 'old', '06', '07', '08', '09']);
});

test('turns are counted in each conversation for itself, and edits take none', async () => {
  const { enqueue, enqueuedBefore, done } = await started({ channelBurst: 100 });
  await enqueuedBefore(hours(1), aNotice('old', { rank: 3 }));
  await enqueue(
    ...several(2, (id) => aNotice(`a${id}`, { rank: urgent, major: Number(id) })),
    ...several(3, (id) => aNotice(`b${id}`, { room: 'C2', rank: urgent, major: Number(id) })),
    ...several(3, (id) => anEdit(`c${id}`, { rank: urgent })),
  );
  expect([await done(), await done(), await done(), await done()]).toEqual([
    ['a00', 'b00', 'c00', 'c01', 'c02'],
    ['a01', 'b01'],
    ['b02'],
    ['old'],
  ]);
});

test('of the edits that Slack takes in a minute a tenth is left to what is urgent', async () => {
  const { enqueue, done, claims, now } = await started();
  await enqueue(...several(60, (id) => anEdit(id)));
  const taken = [await done(), await done(), await done(), await done()].map(({ length }) => length);
  expect([taken, await claims.nextAt()]).toEqual([[16, 16, 13, 0], now() + 60_500]);
  await enqueue(anEdit('urgent', { rank: urgent }));
  expect(await done()).toEqual(['urgent']);
});

test('messages and edits have allowances of their own', async () => {
  const { enqueue, done, pace, now } = await started();
  for (let n = 0; n < 50; n++) pace.took(editing, '', now());
  await enqueue(anEdit('edit'), aNotice('message'));
  expect(await done()).toEqual(['message']);
});

test('what is under way here is not begun again, whatever the clock says', async () => {
  const { enqueue, next, claims, clock } = await started();
  await enqueue(aNotice('a'));
  const [row] = await claims.next();
  if (!row) throw new Error('nothing was claimed');
  clock.advance(leaseMs);
  expect(await next()).toEqual([]);
  claims.end(row);
  clock.advance(leaseMs);
  expect(await next()).toEqual(['a']);
});

test('a row is sent with what was counted when it was claimed; one of somebody else’s is counted then', async () => {
  const { enqueue, claims, claim, pace, now } = await started({ channelBurst: 2 });
  await enqueue(aNotice('a'));
  const [row] = await claims.next();
  if (!row) throw new Error('nothing was claimed');
  expect(claims.reservedFor(row)).toBe(claims.reservedFor(row));
  expect(pace.readyAt(posting, 'C0ENG', urgent, now())).toBe(now());
  await enqueue(aNotice('b'));
  claims.reservedFor(await claim('b'));
  expect(pace.readyAt(posting, 'C0ENG', urgent, now())).toBe(now() + 1000);
});

test('more may be claimed when the first row falls due; with none, never', async () => {
  const { enqueue, claims, claim, clock, now, queries, store } = await started();
  expect(await claims.nextAt()).toBeNull();
  await enqueue(aNotice('a'));
  await store.atomically([queries.outbox.putOff(await claim('a'), now() + hours(3))]);
  expect(await claims.nextAt()).toBe(now() + hours(3));
  // It is due, nothing keeps it, and whoever asks is about to claim it.
  clock.advance(hours(3));
  expect(await claims.nextAt()).toBeNull();
});

test('of a row that falls due and a conversation that opens, the first counts', async () => {
  const { enqueue, done, claim, claims, now, queries, store } = await started({ channelBurst: 1 });
  await enqueue(aNotice('later', { room: 'C2' }));
  await store.atomically([queries.outbox.putOff(await claim('later'), now() + 400)]);
  await enqueue(aNotice('a', { major: 1 }), aNotice('b', { major: 2 }));
  await done();
  expect(await claims.nextAt()).toBe(now() + 400);
});

test('a conversation that is shut concerns nobody while nothing waits for it', async () => {
  const { enqueue, done, claims } = await started({ channelBurst: 1 });
  await enqueue(aNotice('a'));
  await done();
  expect(await claims.nextAt()).toBeNull();
});
