import { expect, test } from 'vitest';
import { reserve } from '../../src/outbox/rate-reservations.ts';
import { editing, posting } from '../../src/slack/method-limits.ts';
import { createRateLimits } from '../../src/slack/rate-limits.ts';

const replies = 'conversations.replies';
/** A conversation takes one message, and the next a second later. */
const oneAtOnce = () => createRateLimits({ channelBurst: 1, messagesPerMinute: 1200 });
const urgent = 0;

test('a message is counted where it is expected when it is claimed, and an edit as an edit', () => {
  const pace = oneAtOnce();
  reserve({ room: 'C1' }, pace, 0);
  reserve({ room: '' }, pace, 0);
  expect([pace.readyAt(posting, 'C1', urgent, 0), pace.readyAt(posting, 'C2', urgent, 0)]).toEqual([1000, 0]);
  expect([pace.left(posting, urgent, 0), pace.left(editing, urgent, 0)]).toEqual([1199, 49]);
});

test('it covers the message in its own place, and no other call', () => {
  const reserved = reserve({ room: 'C1' }, oneAtOnce(), 0);
  expect([
    reserved.covers(posting, 'C1'),
    reserved.covers(posting, 'C2'),
    reserved.covers(posting, 'D1'),
    reserved.covers(editing, 'C1'),
    reserved.covers(replies, 'C1'),
  ]).toEqual([true, false, false, false, false]);
});

test.each(['UAOIFE', 'WAOIFE'])(
  'a person, here %s, is written to in a conversation with its own name',
  (room) => {
    const reserved = reserve({ room }, oneAtOnce(), 0);
    expect(['DAOIFE', room, 'C1'].map((place) => reserved.covers(posting, place))).toEqual([
      true,
      true,
      false,
    ]);
    expect(reserved.covers(editing, 'DAOIFE')).toBe(false);
  },
);

test('an edit is covered wherever the message stands', () => {
  const reserved = reserve({ room: '' }, oneAtOnce(), 0);
  expect([
    reserved.covers(editing, 'C1'),
    reserved.covers(editing, 'D1'),
    reserved.covers(posting, ''),
  ]).toEqual([true, true, false]);
});

test('it is used once', () => {
  const reserved = reserve({ room: 'C1' }, oneAtOnce(), 0);
  expect([reserved.use(posting, 'C2'), reserved.use(posting, 'C1'), reserved.use(posting, 'C1')]).toEqual([
    false,
    true,
    false,
  ]);
  expect(reserved.covers(posting, 'C1')).toBe(false);
});

test('what was not used is given back once', () => {
  const pace = oneAtOnce();
  const reserved = reserve({ room: 'C1' }, pace, 0);
  reserved.end();
  expect([pace.readyAt(posting, 'C1', urgent, 0), pace.left(posting, urgent, 0)]).toEqual([0, 1200]);
  pace.took(posting, 'C1', 0);
  reserved.end();
  expect([pace.readyAt(posting, 'C1', urgent, 0), reserved.covers(posting, 'C1')]).toEqual([1000, false]);
});

test('what was used is not given back', () => {
  const pace = oneAtOnce();
  const reserved = reserve({ room: 'C1' }, pace, 0);
  reserved.use(posting, 'C1');
  reserved.end();
  expect(pace.readyAt(posting, 'C1', urgent, 0)).toBe(1000);
});

test('messages to a person are counted under both names of the conversation, all else under one', () => {
  const direct = reserve({ room: 'UAOIFE' }, oneAtOnce(), 0);
  expect(direct.namesOf(posting, 'DAOIFE')).toEqual(['DAOIFE', 'UAOIFE']);
  expect(direct.namesOf(replies, 'DAOIFE')).toEqual(['DAOIFE']);
  expect(reserve({ room: 'C1' }, oneAtOnce(), 0).namesOf(posting, 'C1')).toEqual(['C1']);
  expect(reserve({ room: 'C1' }, oneAtOnce(), 0).namesOf(posting, 'D1')).toEqual(['D1']);
});
