/** Where the page is, as its address says it. */

import { expect, test } from 'vitest';
import type { Place } from '../../sandbox/live/protocol.ts';
import { firstPlace, permalinkIn, placeAt, readAddress, writeAddress } from '../../sandbox/page/address.ts';

function place(id: string, name: string, more: Partial<Place> = {}): Place {
  return {
    id,
    name,
    kind: 'public',
    topic: '',
    archived: false,
    member: true,
    closed: null,
    people: 3,
    unread: 0,
    calls: 0,
    unreadThreads: {},
    ...more,
  };
}

const general = place('C0GENERAL', 'general');
const ops = place('C0OPS', 'user-operations');
const app = place('DAOIFE', 'Switchboard', { kind: 'app' });

test('whoever comes with nothing is Aoife in #user-operations', () => {
  expect(readAddress({ search: '', hash: '' })).toEqual({ who: 'aoife', place: 'user-operations' });
});

test('what is written into the address is read from it again', () => {
  for (const address of [
    { who: 'aoife', place: 'C0OPS', thread: '1795428000.000100' },
    { who: 'priya', place: 'home' },
    { who: 'a&b=c#d', place: 'x/y z' },
  ]) {
    const url = new URL(writeAddress(address), 'http://localhost:3210');
    expect(readAddress(url)).toEqual(address);
  }
  expect(writeAddress({ who: 'aoife', place: 'C0OPS', thread: '1795428000.000100' })).toBe(
    '/?as=aoife#C0OPS/1795428000.000100',
  );
});

test('what is no ts is no thread, and what cannot be decoded is left out', () => {
  expect(readAddress({ search: '?as=', hash: '#C0OPS/latest' })).toEqual({ who: 'aoife', place: 'C0OPS' });
  expect(readAddress({ search: '?as=sam', hash: '#%E0%A4%A' })).toEqual({
    who: 'sam',
    place: 'user-operations',
  });
});

test('a place is found by id or name; anybody’s conversation with the app is one’s own', () => {
  const places = [general, ops, app];
  expect(placeAt(places, 'C0OPS')).toBe(ops);
  expect(placeAt(places, 'user-operations')).toBe(ops);
  expect(placeAt(places, 'DPRIYA')).toBe(app);
  expect(placeAt(places, 'C0RISK')).toBeUndefined();
  expect(placeAt(places, 'Switchboard')).toBeUndefined();
});

test('somebody who has to begin elsewhere begins at what calls them, then at what is new, then at their team’s', () => {
  const called = place('C0RISK', 'esc-risk', { unread: 2, calls: 1 });
  const news = place('C0ENG', 'esc-engineering', { unread: 5 });
  const others = place('C0DESIGN', 'esc-design', { member: false, calls: 3 });
  const old = place('C0OLD', 'old', { archived: true, calls: 3 });
  expect(firstPlace([old, others, general, ops, news, called, app])).toBe(called);
  expect(firstPlace([old, others, general, ops, news, app])).toBe(news);
  expect(firstPlace([old, others, general, ops, app])).toBe(ops);
  expect(firstPlace([old, others, general, app])).toBe(general);
  expect(firstPlace([app])).toBe(app);
  expect(firstPlace([])).toBeUndefined();
});

test('a permalink names its place, its message and its thread', () => {
  expect(
    permalinkIn('https://sandbox.slack.com/archives/C0ENG/p1795428000000100?thread_ts=1795427000.000200'),
  ).toEqual({ place: 'C0ENG', ts: '1795428000.000100', thread: '1795427000.000200' });
  expect(permalinkIn('http://localhost:3210/archives/DAOIFE/p1795428000000100')).toEqual({
    place: 'DAOIFE',
    ts: '1795428000.000100',
  });
  expect(permalinkIn('https://example.com/archives/2026/p12')).toBeUndefined();
});
