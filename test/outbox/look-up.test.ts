/** A message of unknown fate: looked for where it was to stand, said again when it is not there, and what becomes of it where nobody may look. */
import { expect, test } from 'vitest';
import { posting } from '../../src/slack/method-limits.ts';
import { perhapsTwice } from '../../src/views/perhaps-twice.ts';
import { en } from '../../src/views/words/en/index.ts';
import { aMessage, aNotice, type Sending, startSending, unsentBy } from './sending.ts';

const channel = 'C0ENG';
const history = 'conversations.history';
const replies = 'conversations.replies';
const histories = ['channels:history', 'groups:history', 'im:history'];
const hello = aMessage('Hello');

/** It was posted under this key, and the answer was lost. */
const arrived = async ({ slack }: Sending, key: string, threadTs?: string) =>
  (await slack.post({ channel, threadTs }, hello, key)).ts;

/** The texts that were given to Slack to post. */
const given = ({ workspace }: Sending) =>
  workspace.calls.filter(({ method }) => method === posting).map(({ args: { text } }) => text);

test('what an earlier attempt posted is found, and not posted again', async () => {
  const sending = await startSending();
  const ts = await arrived(sending, 'a');
  await arrived(sending, 'another');
  const calls = sending.callsOf(await sending.claimedAgain(aNotice('a')));
  expect(await calls.post({ channel }, hello)).toEqual({ channel, ts, found: true });
  expect([sending.asked(posting), sending.asked(history), sending.watched]).toEqual([
    [channel, channel],
    [channel],
    ['looked up and found'],
  ]);
});

test('in a thread it is looked for among the replies', async () => {
  const sending = await startSending();
  const root = await arrived(sending, 'card');
  const ts = await arrived(sending, 'a', root);
  const calls = sending.callsOf(await sending.claimedAgain(aNotice('a')));
  expect(await calls.post({ channel, threadTs: root }, hello)).toEqual({ channel, ts, found: true });
  expect([sending.asked(replies), sending.asked(history)]).toEqual([[channel], []]);
});

test('what is not there is posted, without a mark', async () => {
  const sending = await startSending();
  const calls = sending.callsOf(await sending.claimedAgain(aNotice('a')));
  expect(await calls.post({ channel }, hello)).toMatchObject({ channel, found: false });
  expect([sending.asked(), sending.said(channel), sending.watched]).toEqual([
    [history, posting],
    ['Hello'],
    ['looked up in vain'],
  ]);
});

test('a row whose earlier attempts Slack surely refused is not looked for', async () => {
  const sending = await startSending();
  const { outbox } = sending.queries;
  const first = await sending.claimed(aNotice('a'));
  await sending.store.atomically([outbox.refused(first, 'ratelimited', sending.now())]);
  const calls = sending.callsOf(await sending.claim('a'));
  expect([await calls.find({ channel }), sending.asked()]).toEqual([undefined, []]);
});

test('one attempt of unknown fate among those that were refused is enough to look', async () => {
  const sending = await startSending();
  const { outbox } = sending.queries;
  const second = await sending.claimedAgain(aNotice('a'));
  await sending.store.atomically([outbox.refused(second, 'ratelimited', sending.now())]);
  const ts = await arrived(sending, 'a');
  const calls = sending.callsOf(await sending.claim('a'));
  expect(await calls.find({ channel })).toEqual({ channel, ts });
});

test('it is looked for from its first attempt on, two minutes early for clocks that differ', async () => {
  const sending = await startSending();
  await sending.enqueue(aNotice('a'));
  sending.clock.advance(60_000);
  const firstTriedAt = sending.now();
  const row = await sending.claimedAgain(aNotice('a'));
  sending.clock.advance(1000);
  await sending.callsOf(row).find({ channel });
  expect(sending.workspace.calls.map(({ args }) => args.oldest)).toEqual([
    String((firstTriedAt - 120_000) / 1000),
  ]);
});

test('where the bot may not look it is said again, with a mark', async () => {
  const sending = await startSending({ withoutScopes: histories });
  const calls = sending.callsOf(await sending.claimedAgain(aNotice('a')));
  expect(await calls.post({ channel }, hello)).toMatchObject({ found: false });
  expect([given(sending), sending.watched]).toEqual([[perhapsTwice(hello, en).text], ['looked up in vain']]);
});

test('a place that is closed to the bot cannot be looked in either', async () => {
  const sending = await startSending();
  const calls = sending.callsOf(await sending.claimedAgain(aNotice('a', { room: 'C0GENERAL' })));
  expect(await calls.find({ channel: 'C0GENERAL' })).toBeUndefined();
  await sending.workspace.invite('UBOT', 'C0GENERAL');
  await calls.postNew({ channel: 'C0GENERAL' }, hello);
  expect(given(sending)).toEqual([perhapsTwice(hello, en).text]);
});

test('where it is to be kept instead, a person decides', async () => {
  const sending = await startSending({ withoutScopes: histories, whenUnsure: 'keep' });
  const calls = sending.callsOf(await sending.claimedAgain(aNotice('a')));
  expect(await unsentBy(calls.post({ channel }, hello))).toEqual({
    failure: { kind: 'hopeless', reason: 'perhaps posted' },
    method: posting,
    place: channel,
  });
  expect(sending.said(channel)).toEqual([]);
});

test('to keep what may have been posted is no reason to keep what is not there', async () => {
  const sending = await startSending({ whenUnsure: 'keep' });
  const calls = sending.callsOf(await sending.claimedAgain(aNotice('a')));
  await calls.post({ channel }, hello);
  expect(sending.said(channel)).toEqual(['Hello']);
});

test('in a thread that is gone nothing of it is left: there is nothing to mark', async () => {
  const sending = await startSending({ whenUnsure: 'keep' });
  const calls = sending.callsOf(await sending.claimedAgain(aNotice('a')));
  expect(await calls.find({ channel, threadTs: '1.0' })).toBeUndefined();
  await calls.postNew({ channel }, hello);
  expect(given(sending)).toEqual(['Hello']);
});

test('a look-up of which nobody knows what came leaves the row as unsure as it was', async () => {
  const sending = await startSending();
  sending.workspace.faults.add({ kind: 'http_500', method: history });
  const calls = sending.callsOf(await sending.claimedAgain(aNotice('a')));
  expect(await unsentBy(calls.post({ channel }, hello))).toStrictEqual({
    failure: { kind: 'unsure', reason: 'look-up: http_500', timedOut: false },
    method: history,
    place: channel,
  });
  expect([given(sending), sending.watched]).toEqual([[], []]);
});

test('a look-up that Slack puts off is made when Slack says', async () => {
  const sending = await startSending();
  sending.workspace.faults.add({ kind: 'rate_limited', method: history, retryAfterS: 7 });
  const calls = sending.callsOf(await sending.claimedAgain(aNotice('a')));
  expect(await unsentBy(calls.post({ channel }, hello))).toEqual({
    failure: { kind: 'unsure', reason: 'look-up: ratelimited', timedOut: false, afterMs: 7000 },
    method: history,
    place: channel,
  });
});

test('a thousand messages are looked through; what is further back is said again, with a mark', async () => {
  const sending = await startSending({ channelBurst: 9 });
  const { workspace } = sending;
  const ts = await arrived(sending, 'a');
  const others = async (count: number) => {
    for (let n = 0; n < count; n++) await workspace.post('USAM', channel, `Something else (${n})`);
  };
  await others(999);
  const row = await sending.claimedAgain(aNotice('a'));
  expect(await sending.callsOf(row).post({ channel }, hello)).toEqual({ channel, ts, found: true });
  expect(sending.asked(history)).toHaveLength(5);
  await others(1);
  expect(await sending.callsOf(row).post({ channel }, hello)).toMatchObject({ found: false });
  expect([sending.asked(history).length, given(sending)]).toEqual([
    10,
    ['Hello', perhapsTwice(hello, en).text],
  ]);
});
