/** Lanes and their order: what comes before what, and what keeps its order over several lanes. */
import { expect, test } from 'vitest';
import {
  byOrder,
  cardLane,
  justAfter,
  justBefore,
  maybeSent,
  orderAt,
  orderOf,
  orderOfRefresh,
  sequencesOf,
} from '../../src/outbox/lanes.ts';

test('a version comes after all of the one before, its refreshes too, and a row has room before and after it', () => {
  const first = orderOf(12, 0);
  const second = orderOf(12, 1);
  const next = orderOf(13, 0);
  const inOrder = [
    orderOfRefresh(orderOf(11, 3)),
    justBefore(first),
    first,
    second,
    justAfter(orderOf(12, 2)),
    orderOfRefresh(first),
    orderOfRefresh(orderOfRefresh(first)),
    justBefore(next),
    next,
  ];
  expect(inOrder.toReversed().toSorted(byOrder)).toEqual(inOrder);
});

test('in a lane of many escalations rows come as they were queued', () => {
  expect([orderAt(2000), orderAt(1000)].toSorted(byOrder)).toEqual([
    { major: 1000, minor: 0 },
    { major: 2000, minor: 0 },
  ]);
});

test('all of one escalation keeps its order, and the reminders of one person do, of whichever escalation', () => {
  const lane = cardLane('ESC-1', 0);
  expect([
    sequencesOf({ kind: 'card', lane, escalationId: 'ESC-1' }),
    sequencesOf({ kind: 'agent', lane: 'ESC-1/agent', escalationId: 'ESC-1' }),
    sequencesOf({ kind: 'personal reminder', lane: 'reminders:UKENJI', escalationId: 'ESC-1' }),
    sequencesOf({ kind: 'round-up', lane: 'round-up:C0ENG', escalationId: 'ESC-1' }),
    sequencesOf({ kind: 'lead', lane: 'reminders:UNORA', escalationId: 'ESC-1' }),
    sequencesOf({ kind: 'digest', lane: 'lead:UNORA', escalationId: null }),
  ]).toEqual([
    ['ESC-1'],
    ['ESC-1'],
    ['reminders:UKENJI'],
    ['round-up:C0ENG'],
    ['reminders:UNORA', 'ESC-1'],
    ['lead:UNORA'],
  ]);
});

test.each([
  [1, 0, false],
  [2, 1, false],
  [2, 0, true],
  [3, 1, true],
])(
  'at attempt %i, with %i that surely did nothing, it may have reached Slack: %s',
  (attempts, refusals, may) => {
    expect(maybeSent({ attempts, refusals })).toBe(may);
  },
);
