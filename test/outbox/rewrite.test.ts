/** Lines that are taken back: one in each turn, and none keeps another from it. */
import { expect, test } from 'vitest';
import type { NewNotice } from '../../src/db/outbox.ts';
import { rewrite } from '../../src/outbox/rewrite.ts';
import { settle } from '../../src/outbox/settle.ts';
import { aMessage, aNotice, anEdit, startSending, unsentBy } from './sending.ts';

const lead: NewNotice = aNotice('for a lead', { lane: 'lead:UMARCUS' });

/** Two lines in Engineering's channel, the first of them rewritten; `of` is who wrote it. */
async function rewriteFirst(of: 'bot' | 'Kenji' | 'nobody any more', fault?: 'ratelimited') {
  const sending = await startSending();
  const { store, queries, slack, workspace, now } = sending;
  const { ts: ours } = await slack.post({ channel: 'C0ENG' }, aMessage('A secret'), 'a line');
  const { ts: theirs } = await workspace.post('UKENJI', 'C0ENG', 'A secret');
  const ts = { bot: ours, Kenji: theirs, 'nobody any more': '1.000001' }[of];
  const line = { escalationId: 'ESC-1', card: 0, channel: 'C0ENG' };
  const at = { ...line, ts, version: 2 };
  await store.atomically([queries.lines.save(at), queries.lines.save({ ...line, ts: '2.2', version: 3 })]);
  const row = await sending.claimed(anEdit('a', { payload: { kind: 'lines', card: 0, version: 4 } }));
  if (fault) workspace.faults.add({ kind: 'rate_limited', method: 'chat.update', retryAfterS: 9 });
  const parts = {
    ...sending,
    undeliverable: async () => [queries.outbox.enqueue(lead, now())],
  };
  const done = async (last: boolean) => {
    const line = { at, message: aMessage('Taken back'), last, do: 'rewrite' } as const;
    await settle(parts, row, await rewrite(parts, row, line, sending.callsOf(row)));
  };
  return {
    ...sending,
    done,
    left: async () => (await queries.lines.of('ESC-1', 0)).map(({ version }) => version),
    leadsHear: async () => (await sending.idsIn('lead:UMARCUS')).length > 0,
  };
}

test('it is forgotten once it is taken back, and the row comes again for the next', async () => {
  const { done, left, stands, said, leadsHear } = await rewriteFirst('bot');
  await done(false);
  expect([await left(), said('C0ENG')[0], await leadsHear()]).toEqual([[3], 'Taken back', false]);
  expect(await stands('a')).toMatchObject({ status: 'pending', reason: 'more lines', inMs: 0 });
});

test('with the last one the row is done', async () => {
  const { done, stands } = await rewriteFirst('bot');
  await done(true);
  expect(await stands('a')).toMatchObject({ status: 'sent' });
});

test.each([
  ['one that somebody deleted is forgotten', 'nobody any more', false],
  ['one that Slack does not let us change is told to leads', 'Kenji', true],
] as const)('%s', async (_, of, told) => {
  const { done, left, leadsHear, stands } = await rewriteFirst(of);
  await done(false);
  expect([await left(), await leadsHear()]).toEqual([[3], told]);
  expect(await stands('a')).toMatchObject({ status: 'pending', reason: 'more lines' });
});

test('where Slack says not now, it stays', async () => {
  const { done, left } = await rewriteFirst('bot', 'ratelimited');
  expect(await unsentBy(done(false))).toMatchObject({ failure: { kind: 'wait', ms: 9000 } });
  expect(await left()).toEqual([2, 3]);
});
