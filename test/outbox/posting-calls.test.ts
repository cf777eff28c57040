/** Calls on behalf of one row: paced, within the lease, with failures understood. */
import { expect, test } from 'vitest';
import { editing, posting } from '../../src/slack/method-limits.ts';
import { aMessage, aNotice, anEdit, leaseMs, type Sending, startSending, unsentBy } from './sending.ts';

const channel = 'C0ENG';
const urgent = 0;

test('a message is posted under the id of its row, without looking for it at the first attempt', async () => {
  const sending = await startSending();
  const calls = sending.callsOf(await sending.claimed(aNotice('a')));
  const { ts, ...posted } = await calls.post({ channel }, aMessage('Hello'));
  expect(posted).toEqual({ channel, found: false });
  expect(sending.workspace.messages(channel)).toMatchObject([
    { ts, text: 'Hello', metadata: { event_type: 'switchboard_notice', event_payload: { key: 'a' } } },
  ]);
  expect([sending.asked(), sending.watched]).toEqual([[posting], []]);
});

test('a message of ours is edited where it stands', async () => {
  const sending = await startSending();
  const { ts } = await sending
    .callsOf(await sending.claimed(aNotice('a')))
    .postNew({ channel }, aMessage('Old'));
  await sending.callsOf(await sending.claimed(anEdit('b'))).edit(channel, ts, aMessage('New'));
  expect(sending.said(channel)).toEqual(['New']);
});

test('a channel is known by its id; a person’s conversation is opened once for all rows', async () => {
  const sending = await startSending();
  const calls = sending.callsOf(await sending.claimed(aNotice('a')));
  const others = sending.callsOf(await sending.claimed(aNotice('b')));
  expect([
    await calls.channelOf({ channel }),
    await calls.channelOf({ user: 'UAOIFE' }),
    await others.channelOf({ user: 'UAOIFE' }),
  ]).toEqual([channel, 'DAOIFE', 'DAOIFE']);
  expect(sending.asked()).toEqual(['conversations.open']);
});

test('the message it was claimed for goes at once; a second in the same place is counted and waits its turn', async () => {
  const sending = await startSending({ channelBurst: 1 });
  const calls = sending.callsOf(await sending.claimed(aNotice('a', { rank: urgent })));
  await calls.postNew({ channel }, aMessage('Hello'));
  expect(await unsentBy(calls.postNew({ channel }, aMessage('Hello again')))).toEqual({
    failure: { kind: 'wait', ms: 1000, reason: 'paced' },
    method: posting,
    place: channel,
  });
  expect(sending.said(channel)).toEqual(['Hello']);
});

test('a call it was not claimed for is counted where it goes', async () => {
  const sending = await startSending({ channelBurst: 1 });
  const calls = sending.callsOf(await sending.claimed(aNotice('a', { rank: urgent })));
  await calls.postNew({ channel: 'C0OPS' }, aMessage('Hello'));
  expect([
    sending.pace.readyAt(posting, 'C0OPS', urgent, sending.now()),
    sending.pace.left(posting, urgent, sending.now()),
  ]).toEqual([sending.now() + 1000, 1198]);
});

test('where Slack has complained even the message it was claimed for waits', async () => {
  const sending = await startSending();
  const calls = sending.callsOf(await sending.claimed(aNotice('a')));
  sending.pace.park(posting, channel, sending.now() + 7000);
  expect(await unsentBy(calls.postNew({ channel }, aMessage('Hello')))).toEqual({
    failure: { kind: 'wait', ms: 7000, reason: 'paced' },
    method: posting,
    place: channel,
  });
  expect(sending.asked()).toEqual([]);
});

test('a call is begun until two time-outs before the end of the lease, and not after', async () => {
  const sending = await startSending();
  const calls = sending.callsOf(await sending.claimed(aNotice('a')));
  sending.clock.advance(leaseMs - 20_000 + 1);
  expect(await unsentBy(calls.postNew({ channel }, aMessage('Hello')))).toEqual({
    failure: { kind: 'wait', ms: 0, reason: 'lease ended' },
    method: posting,
    place: channel,
  });
  expect(sending.asked()).toEqual([]);
  sending.clock.advance(-1);
  await calls.postNew({ channel }, aMessage('Hello'));
  expect(sending.said(channel)).toEqual(['Hello']);
});

test('a 429 holds for that method and channel only, as long as Slack says', async () => {
  const sending = await startSending();
  sending.workspace.faults.add({ kind: 'rate_limited', method: posting, retryAfterS: 7 });
  const calls = sending.callsOf(await sending.claimed(aNotice('a')));
  expect(await unsentBy(calls.postNew({ channel }, aMessage('Hello')))).toEqual({
    failure: { kind: 'wait', ms: 7000, reason: 'ratelimited' },
    method: posting,
    place: channel,
  });
  const until = sending.now() + 7000;
  expect([
    sending.pace.parkedUntil(posting, channel),
    sending.pace.parkedUntil(editing, channel),
    sending.pace.parkedUntil(posting, 'C0OPS'),
  ]).toEqual([until, 0, 0]);
  expect(sending.watched).toEqual([`${posting} ${channel} parked for 7000`]);
});

test('a 429 in a person’s conversation holds under both of its names', async () => {
  const sending = await startSending();
  sending.workspace.faults.add({ kind: 'rate_limited', method: posting, retryAfterS: 7 });
  const calls = sending.callsOf(await sending.claimed(aNotice('a', { room: 'UAOIFE' })));
  await unsentBy(calls.postNew({ channel: await calls.channelOf({ user: 'UAOIFE' }) }, aMessage('Hello')));
  const until = sending.now() + 7000;
  expect(['DAOIFE', 'UAOIFE'].map((name) => sending.pace.parkedUntil(posting, name))).toEqual([until, until]);
});

test('what Slack refuses is said with its place and method', async () => {
  const sending = await startSending();
  const calls = sending.callsOf(await sending.claimed(aNotice('a')));
  expect(await unsentBy(calls.edit(channel, '1.0', aMessage('New')))).toEqual({
    failure: { kind: 'no message', reason: 'message_not_found' },
    method: editing,
    place: channel,
  });
});

const outages = (sending: Sending) => {
  const say = async (id: string) =>
    unsentBy(sending.callsOf(await sending.claimed(aNotice(id))).postNew({ channel }, aMessage('Hello')));
  return { say, atMost: () => sending.outage.atMost(16, sending.now()) };
};

test('four calls in a row of which nobody knows what came are an outage', async () => {
  const sending = await startSending();
  const { say, atMost } = outages(sending);
  sending.workspace.faults.add({ kind: 'http_500', times: 4 });
  for (const id of ['a', 'b', 'c']) await say(id);
  expect([atMost(), await say('d'), atMost(), sending.outage.nextAt()]).toEqual([
    16,
    { failure: { kind: 'unsure', reason: 'http_500', timedOut: false }, method: posting, place: channel },
    0,
    sending.now() + 1000,
  ]);
});

test('so are four for which nobody listened', async () => {
  const sending = await startSending();
  const { say, atMost } = outages(sending);
  await sending.workspace.close();
  for (const id of ['a', 'b', 'c']) await say(id);
  expect([atMost(), await say('d'), atMost()]).toEqual([
    16,
    { failure: { kind: 'away', reason: 'unreachable' }, method: posting, place: channel },
    0,
  ]);
});

test.each(['a yes', 'a no'])('any answer, here %s, begins the count anew', async (answer) => {
  const sending = await startSending();
  const { say, atMost } = outages(sending);
  sending.workspace.faults.add({ kind: 'http_500', times: 3 });
  for (const id of ['a', 'b', 'c']) await say(id);
  if (answer === 'a no') sending.workspace.faults.add({ kind: 'error', error: 'is_archived' });
  await say('d');
  sending.workspace.faults.add({ kind: 'http_500' });
  await say('e');
  expect(atMost()).toBe(16);
});
