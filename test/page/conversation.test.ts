/** How messages of a channel are laid out: threads, days, what is close together, what is new. */

import { expect, test } from 'vitest';
import type { Place, SeenMessage } from '../../sandbox/live/protocol.ts';
import { firstNewIn, rowsOf } from '../../sandbox/page/conversation/rows.ts';
import { laidOut, threadCount } from '../../sandbox/page/conversation/thread-counts.ts';
import { dayShown, timeShown } from '../../sandbox/page/conversation/times.ts';
import { stretchAt } from '../../sandbox/page/conversation/use-stretches.ts';
import { spokenName } from '../../sandbox/page/places/places.tsx';

type Written = Exclude<SeenMessage, { ephemeral: true }>;

/** Seconds after Monday 23 November 2026, 10:00 in Dublin. */
const tsAt = (seconds: number) => `${Date.UTC(2026, 10, 23, 10) / 1000 + seconds}.000100`;

function written(seconds: number, more: Partial<Written> = {}): Written {
  return {
    channel: 'C0OPS',
    ts: tsAt(seconds),
    user: 'UAOIFE',
    text: '',
    blocks: [],
    attachments: [],
    broadcast: false,
    reactions: [],
    pings: [],
    byBot: false,
    values: {},
    ...more,
  };
}

function whispered(seconds: number, more: { threadTs?: string } = {}): SeenMessage {
  const seen = { channel: 'C0OPS', ts: tsAt(seconds), text: '', blocks: [], attachments: [], values: {} };
  return { ...seen, ephemeral: true, to: 'UAOIFE', ...more };
}

const minute = 60;
const plainly = { tz: 'Europe/Dublin', firstNewTs: undefined, parentTs: undefined };
const compactIn = (messages: SeenMessage[], around = {}) =>
  rowsOf(messages, undefined, { ...plainly, ...around }).map(({ compact }) => compact);

test('replies stand in their thread; broadcast ones in the channel as well', () => {
  const parent = written(0, { threadTs: tsAt(0) });
  const reply = written(1, { threadTs: tsAt(0) });
  const loud = written(2, { threadTs: tsAt(0), broadcast: true });
  const quiet = whispered(3, { threadTs: tsAt(0) });
  const other = written(4);
  const { main, replies } = laidOut([parent, reply, loud, quiet, other]);
  expect(main).toEqual([parent, loud, other]);
  expect([...replies]).toEqual([[tsAt(0), [reply, loud, quiet]]]);
});

test('a thread counts what everybody sees, its last reply, and its first three people', () => {
  const users = ['UPRIYA', 'USAM', 'UPRIYA', 'UKENJI', 'UNORA'];
  const replies = users.map((user, at) => written(at, { user }));
  expect(threadCount([...replies, whispered(9)])).toEqual({
    replies: 5,
    lastTs: tsAt(4),
    people: 'UPRIYA USAM UKENJI',
  });
  expect(threadCount([whispered(9)])).toBeUndefined();
  expect(threadCount(undefined)).toBeUndefined();
});

test('messages by one author within five minutes stand close, others apart', () => {
  expect(
    compactIn([
      written(0),
      written(4 * minute),
      written(9 * minute),
      written(9 * minute + 1, { user: 'UPRIYA' }),
      written(9 * minute + 2, { user: 'UPRIYA', broadcast: true, threadTs: tsAt(0) }),
      whispered(9 * minute + 3),
      written(9 * minute + 4, { user: 'UPRIYA' }),
    ]),
  ).toEqual([false, true, false, false, false, false, false]);
});

test('a stretch goes on where the one before it ended', () => {
  const messages = [written(1), written(2)];
  const close = (before: SeenMessage) => rowsOf(messages, before, plainly).map(({ compact }) => compact);
  expect(close(written(0))).toEqual([true, true]);
  expect(close(written(0, { user: 'USAM' }))).toEqual([false, true]);
});

test('a day begins at midnight of whoever looks', () => {
  const messages = [written(0), written(13 * 60 * minute), written(14 * 60 * minute)];
  const daysIn = (tz: string) => rowsOf(messages, undefined, { ...plainly, tz }).map(({ newDay }) => newDay);
  expect(daysIn('Europe/Dublin')).toEqual([true, false, true]);
  expect(daysIn('Asia/Tokyo')).toEqual([true, true, false]);
  expect(daysIn('')).toEqual([true, false, true]);
});

test('what is new begins apart, and so does what follows the parent of a thread', () => {
  const messages = [written(0), written(1), written(2), written(3)];
  expect(compactIn(messages, { firstNewTs: tsAt(2) })).toEqual([false, true, false, true]);
  expect(compactIn(messages, { parentTs: tsAt(0) })).toEqual([false, false, true, true]);
});

test('the first new one is found among what others wrote', () => {
  const messages = [
    written(0, { user: 'USAM' }),
    written(1, { user: 'USAM' }),
    written(2),
    written(3, { user: 'USAM' }),
  ];
  expect(firstNewIn(messages, 2, 'UAOIFE')).toBe(tsAt(1));
  expect(firstNewIn(messages, 0, 'UAOIFE')).toBeUndefined();
  expect(firstNewIn(messages, 9, 'UAOIFE')).toBe(tsAt(0));
});

test('times are those of the reader’s clock and calendar', () => {
  const now = Number(tsAt(0)) * 1000;
  const dublin = { tz: 'Europe/Dublin', locale: 'en-IE' };
  const losAngeles = { tz: 'America/Los_Angeles', locale: 'en-US' };
  expect(timeShown(tsAt(4 * minute), dublin)).toBe('10:04');
  expect(timeShown(tsAt(4 * minute), losAngeles)).toBe('2:04 AM');
  expect(dayShown(tsAt(0), dublin, now)).toBe('Today');
  expect(dayShown(tsAt(-20 * 60 * minute), dublin, now)).toBe('Yesterday');
  expect(dayShown(tsAt(-72 * 60 * minute), dublin, now)).toBe('Friday, November 20th');
});

test('stretches begin at fixed numbers, so that new messages change only the last', () => {
  expect([-5, 0, 29, 30, 61].map(stretchAt)).toEqual([0, 0, 0, 30, 60]);
});

test('the name of a place says what is unread in it, and how much of that is for whoever looks', () => {
  const place: Place = {
    id: 'C0ENG',
    name: 'esc-engineering',
    kind: 'public',
    topic: '',
    archived: false,
    member: true,
    closed: null,
    people: 5,
    unread: 2,
    calls: 1,
    unreadThreads: {},
  };
  expect(spokenName(place)).toBe('esc-engineering, 2 unread, 1 for you');
  expect(spokenName({ ...place, calls: 0 })).toBe('esc-engineering, 2 unread');
  expect(spokenName({ ...place, kind: 'private', archived: true, unread: 0, calls: 0 })).toBe(
    'esc-engineering, private, archived',
  );
});
