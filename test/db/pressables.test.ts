/** What is remembered of messages with buttons. */
import { expect, test } from 'vitest';
import { queriesOf } from '../../src/db/queries.ts';
import { anOutbox, notice } from './an-outbox.ts';

test('what the outbox has forgotten is forgotten with it; lines to the agent stay', async () => {
  const { store, outbox, enqueue } = await anOutbox();
  const { pressables } = queriesOf(store);
  const line = {
    channel: 'C0ENG',
    escalationId: 'ESC-1',
    lane: 'ESC-1/card:0',
    version: 0,
    part: 1,
    actions: ['show'],
  };
  await enqueue(notice('old'), notice('new'));
  await store.atomically([
    pressables.save({ ...line, ts: '1.1', notice: 'old' }),
    pressables.save({ ...line, ts: '1.2', notice: 'new' }),
    pressables.save({ ...line, ts: '1.3', notice: null, lane: null }),
    outbox.sent('old', 1000),
    outbox.sent('new', 3000),
  ]);
  await store.atomically(outbox.forgetBefore(2000, 10));
  expect((await pressables.of('ESC-1')).map(({ ts }) => ts).toSorted()).toEqual(['1.2', '1.3']);
});
