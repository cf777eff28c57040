/** One message kept true: posted once, edited ever after, posted elsewhere when its place is gone. */
import { expect, test } from 'vitest';
import type { NewNotice, OutboxRow } from '../../src/db/outbox.ts';
import type { Rendering } from '../../src/outbox/render/rendering.ts';
import { settle } from '../../src/outbox/settle.ts';
import { upsertMessage } from '../../src/outbox/upsert-message.ts';
import { editing, posting } from '../../src/slack/method-limits.ts';
import { aMessage, aNotice, leaseMs, type Sending, startSending, unsentBy } from './sending.ts';

const channel = 'C0ENG';
const fallback = 'C0OPS';
type Kept = Extract<Rendering, { do: 'keep' }>;

const aCard = (more: Partial<Kept> = {}): Kept => ({
  do: 'keep',
  escalationId: 'ESC-1',
  name: 'card:0',
  upToVersion: 1,
  places: [{ channel }, { channel: fallback }],
  message: aMessage('As it is'),
  anew: aMessage('Anew'),
  ...more,
});

/** Shows it, and records that; who is told that a place is closed is queued in the lane `told`. */
const keeping =
  (sending: Sending) =>
  async (row: OutboxRow, kept: Kept = aCard()): Promise<void> => {
    const upsert = { row, kept, calls: sending.callsOf(row), shownAt: sending.now() };
    await settle(sending, row, await upsertMessage(sending, upsert));
  };

const cardNotice = (id: string, more: Partial<NewNotice> = {}) =>
  aNotice(id, { lane: 'ESC-1/card:0', ...more });

const told = ({ idsIn }: Sending) => idsIn('told');
const posts = ({ queries }: Sending) => queries.posts.of(['ESC-1']);
const status = async (sending: Sending, ...ids: string[]) =>
  Promise.all(ids.map(async (id) => (await sending.stands(id)).status));

/** Posted and remembered under a name. */
async function posted(sending: Sending, name: string, where = channel): Promise<string> {
  const { ts } = await sending.slack.post({ channel: where }, aMessage('Old'), name);
  await sending.store.atomically([
    sending.queries.posts.save({ escalationId: 'ESC-1', name, channel: where, ts, permalink: null }),
  ]);
  return ts;
}

test('what is not there yet is posted at its first place, and remembered with its address', async () => {
  const sending = await startSending();
  await keeping(sending)(await sending.claimed(cardNotice('a')));
  const [{ ts } = { ts: '' }] = sending.workspace.messages(channel);
  expect(await posts(sending)).toEqual([
    { escalationId: 'ESC-1', name: 'card:0', channel, ts, permalink: `link to ${channel} ${ts}` },
  ]);
  expect([sending.said(channel), sending.said(fallback), sending.asked()]).toEqual([['Anew'], [], [posting]]);
  expect([await status(sending, 'a'), await told(sending)]).toEqual([['sent'], []]);
});

test('what is there is edited, and nothing else is queued for it', async () => {
  const sending = await startSending();
  await posted(sending, 'card:0');
  await posted(sending, 'agent', fallback);
  await keeping(sending)(await sending.claimed(cardNotice('a')));
  expect([sending.said(channel), await status(sending, 'a')]).toEqual([['As it is'], ['sent']]);
  expect(await sending.queued('ESC-1/agent')).toEqual([]);
});

test('edits that wait for what is shown now are overtaken; lines and later edits are not', async () => {
  const sending = await startSending();
  const row = await sending.claimed(cardNotice('a', { major: 1, minor: 0 }));
  await sending.enqueue(
    cardNotice('edit', { major: 1, minor: 899, room: '' }),
    cardNotice('line', { major: 1, minor: 500, payload: { kind: 'card entry', card: 0, version: 1 } }),
    cardNotice('later', { major: 2, minor: 0, room: '' }),
  );
  await keeping(sending)(row);
  expect(await status(sending, 'a', 'edit', 'line', 'later')).toEqual([
    'sent',
    'dropped',
    'pending',
    'pending',
  ]);
});

test('what an earlier attempt left is remembered, and made to say what is true by now', async () => {
  const sending = await startSending();
  const { ts } = await sending.slack.post({ channel }, aMessage('Old'), 'a');
  await keeping(sending)(await sending.claimedAgain(cardNotice('a')));
  expect([sending.said(channel), await status(sending, 'a')]).toEqual([['As it is'], ['sent']]);
  expect(await posts(sending)).toMatchObject([{ channel, ts }]);
});

test('where its place is closed it is posted at the next, and somebody is told', async () => {
  const sending = await startSending();
  await sending.workspace.archive(channel);
  await keeping(sending)(await sending.claimed(cardNotice('a')));
  expect([sending.said(fallback), await posts(sending), await told(sending)]).toMatchObject([
    ['Anew'],
    [{ name: 'card:0', channel: fallback }],
    [`a ${channel} is_archived`],
  ]);
});

test('where every place is closed it is not shown, for the reason of the last', async () => {
  const sending = await startSending();
  await sending.workspace.archive(channel);
  await sending.workspace.leave('UBOT', fallback);
  const row = await sending.claimed(cardNotice('a'));
  expect(await unsentBy(keeping(sending)(row))).toEqual({
    failure: { kind: 'no place', reason: 'not_in_channel' },
    method: posting,
    place: fallback,
  });
  expect([await posts(sending), await status(sending, 'a')]).toEqual([[], ['pending']]);
});

test('what Slack refuses for another reason is not posted at the next place', async () => {
  const sending = await startSending();
  sending.workspace.faults.add({ kind: 'error', error: 'msg_too_long' });
  const row = await sending.claimed(cardNotice('a'));
  expect(await unsentBy(keeping(sending)(row))).toMatchObject({
    failure: { kind: 'hopeless', reason: 'msg_too_long' },
    place: channel,
  });
  expect(sending.said(fallback)).toEqual([]);
});

test('a message that is gone is posted anew where it stood', async () => {
  const sending = await startSending();
  await sending.store.atomically([
    sending.queries.posts.save({
      escalationId: 'ESC-1',
      name: 'card:0',
      channel,
      ts: '1.0',
      permalink: null,
    }),
  ]);
  await keeping(sending)(await sending.claimed(cardNotice('a')));
  const [{ ts } = { ts: '' }] = sending.workspace.messages(channel);
  expect([sending.said(channel), await posts(sending), await told(sending)]).toMatchObject([
    ['Anew'],
    [{ channel, ts }],
    [],
  ]);
});

test('a message whose channel was closed is posted anew elsewhere, not there again, and somebody is told', async () => {
  const sending = await startSending();
  await posted(sending, 'card:0');
  await sending.workspace.archive(channel);
  await keeping(sending)(await sending.claimed(cardNotice('a')));
  expect([sending.said(fallback), sending.asked(posting).slice(1)]).toEqual([['Anew'], [fallback]]);
  expect([await posts(sending), await told(sending)]).toMatchObject([
    [{ channel: fallback }],
    [`a ${channel} is_archived`],
  ]);
});

test('a message whose channel was closed and that has no other place is not shown', async () => {
  const sending = await startSending();
  await posted(sending, 'card:0');
  await sending.workspace.archive(channel);
  const row = await sending.claimed(cardNotice('a'));
  expect(await unsentBy(keeping(sending)(row, aCard({ places: [{ channel }] })))).toEqual({
    failure: { kind: 'no place', reason: 'is_archived' },
    method: editing,
    place: channel,
  });
});

test('a message that is gone and has no place is not shown; one that never had a place is a fault', async () => {
  const sending = await startSending();
  const nowhere = aCard({ places: [] });
  const first = await sending.claimed(cardNotice('a'));
  await expect(keeping(sending)(first, nowhere)).rejects.toThrow('ESC-1 has no place for card:0');
  await sending.store.atomically([
    sending.queries.posts.save({
      escalationId: 'ESC-1',
      name: 'card:0',
      channel,
      ts: '1.0',
      permalink: null,
    }),
  ]);
  expect(await unsentBy(keeping(sending)(first, nowhere))).toMatchObject({
    failure: { kind: 'no message', reason: 'message_not_found' },
  });
});

test('an edit that is to wait is no reason to post anew', async () => {
  const sending = await startSending();
  await posted(sending, 'card:0');
  sending.workspace.faults.add({ kind: 'rate_limited', method: editing, retryAfterS: 7 });
  const row = await sending.claimed(cardNotice('a'));
  expect(await unsentBy(keeping(sending)(row))).toMatchObject({ failure: { kind: 'wait', ms: 7000 } });
  expect(sending.said(channel)).toEqual(['Old']);
});

test('the agent’s message is made to link to a card that was posted after it', async () => {
  const sending = await startSending();
  await posted(sending, 'agent', fallback);
  await keeping(sending)(await sending.claimed(cardNotice('a', { major: 1, minor: 0, rank: 1 })));
  expect(await sending.queued('ESC-1/agent')).toEqual([
    { id: 'a:link', major: 1, minor: 900, payload: { kind: 'agent', version: 0 }, rank: 1, room: '' },
  ]);
});

test('the agent’s own message asks for no edit of itself', async () => {
  const sending = await startSending();
  const agent = cardNotice('a', { lane: 'ESC-1/agent', payload: { kind: 'agent', version: 1 } });
  await keeping(sending)(
    await sending.claimed(agent),
    aCard({ name: 'agent', places: [{ user: 'UAOIFE' }] }),
  );
  expect([sending.said('DAOIFE'), await sending.queued('ESC-1/agent')]).toEqual([['Anew'], []]);
});

test('cards it moved on from are made to link to the new one, where they were posted', async () => {
  const sending = await startSending();
  await posted(sending, 'card:0');
  await posted(sending, 'card:2');
  const third = aNotice('a', {
    lane: 'ESC-1/card:3',
    major: 3,
    minor: 0,
    rank: 1,
    payload: { kind: 'card', card: 3, version: 3 },
  });
  await keeping(sending)(await sending.claimed(third), aCard({ name: 'card:3' }));
  const edit = (card: number) => ({
    id: `a:moved-from:${card}`,
    major: 3,
    minor: 900,
    payload: { kind: 'card', card, version: 0 },
    rank: 1,
    room: '',
  });
  expect(await Promise.all([0, 1, 2].map((card) => sending.queued(`ESC-1/card:${card}`)))).toEqual([
    [edit(0)],
    [],
    [edit(2)],
  ]);
});

test('what is not to be posted any more is overtaken', async () => {
  const sending = await startSending();
  await keeping(sending)(await sending.claimed(cardNotice('a')), aCard({ onlyIfThere: true }));
  expect([sending.asked(), await sending.stands('a')]).toMatchObject([
    [],
    { status: 'dropped', reason: 'overtaken' },
  ]);
});

test('what is not to be posted any more, but was by an earlier attempt, is remembered and made true', async () => {
  const sending = await startSending();
  const { ts } = await sending.slack.post({ channel: fallback }, aMessage('Old'), 'a');
  const row = await sending.claimedAgain(cardNotice('a', { major: 1, minor: 0 }));
  await sending.enqueue(cardNotice('edit', { major: 1, minor: 899, room: '' }));
  await keeping(sending)(row, aCard({ onlyIfThere: true }));
  expect(await posts(sending)).toEqual([
    { escalationId: 'ESC-1', name: 'card:0', channel: fallback, ts, permalink: `link to ${fallback} ${ts}` },
  ]);
  expect([sending.said(fallback), await status(sending, 'a', 'edit')]).toEqual([
    ['As it is'],
    ['sent', 'dropped'],
  ]);
});

test('while a process that died may be posting it for another row, it is edited, and not posted', async () => {
  const sending = await startSending();
  const dying = await sending.claimed(cardNotice('a', { major: 0 }));
  await sending.store.atomically([sending.queries.outbox.letPass(dying)]);
  const ts = await posted(sending, 'card:0');
  await keeping(sending)(await sending.claimed(cardNotice('b', { room: '' })));
  expect([sending.said(channel), await status(sending, 'b')]).toEqual([['As it is'], ['sent']]);
  await sending.slack.remove(channel, ts);
  await keeping(sending)(await sending.claimed(cardNotice('c', { room: '', major: 2 })));
  expect([sending.said(channel), await sending.stands('c')]).toMatchObject([
    [],
    { status: 'pending', inMs: leaseMs, refusals: 1 },
  ]);
});

test('what an earlier attempt posted beside the message that there is, is taken back', async () => {
  const sending = await startSending();
  const stray = await sending.slack.post({ channel }, aMessage('Stray'), 'a');
  const row = await sending.claimedAgain(cardNotice('a'));
  await posted(sending, 'card:0');
  await keeping(sending)(row);
  expect(await sending.queued(`astray:${channel}:${stray.ts}`)).toMatchObject([
    { payload: { kind: 'astray', channel, ts: stray.ts } },
  ]);
});

test('an edit that becomes a message is known to be one, whoever dies meanwhile', async () => {
  const sending = await startSending();
  const ts = await posted(sending, 'card:0');
  await sending.slack.remove(channel, ts);
  const row = await sending.claimed(cardNotice('a', { room: '' }));
  await keeping(sending)(row);
  expect([sending.said(channel), (await sending.queries.outbox.find('a'))?.room]).toEqual([
    ['Anew'],
    channel,
  ]);
});

test('an edit does not overtake what may have posted another message', async () => {
  const sending = await startSending();
  await posted(sending, 'card:0');
  const row = await sending.claimedAgain(cardNotice('a', { minor: 0 }));
  await sending.store.atomically([sending.queries.outbox.unsure(row, 'timeout', sending.now())]);
  await sending.store.atomically([
    sending.queries.outbox.overtaken(
      { lane: 'ESC-1/card:0', kind: 'card' },
      { upToVersion: 9, below: 900, shownAt: sending.now() },
      sending.now(),
    ),
  ]);
  expect(await status(sending, 'a')).toEqual(['pending']);
});
