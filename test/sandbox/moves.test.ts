/** Where the buttons of the page's clock lead, in the time zone of whoever presses them. */
import { expect, test } from 'vitest';
import { goalOf } from '../../sandbox/live/moves.ts';
import type { ClockMove } from '../../sandbox/live/protocol.ts';

test.each<[ClockMove, tz: string, now: string, goal: string]>([
  ['+1 min', 'Europe/Dublin', '2026-11-23T10:00:30Z', '2026-11-23T10:01:30Z'],
  ['+15 min', 'Europe/Dublin', '2026-11-23T23:50:00Z', '2026-11-24T00:05:00Z'],
  ['+1 h', 'Europe/Dublin', '2026-11-23T10:00:00Z', '2026-11-23T11:00:00Z'],
  ['next morning', 'Europe/Dublin', '2026-11-23T10:00:00Z', '2026-11-24T09:00:00Z'],
  ['next morning', 'Europe/Dublin', '2026-11-23T08:00:00Z', '2026-11-23T09:00:00Z'],
  ['next morning', 'Asia/Tokyo', '2026-11-23T10:00:00Z', '2026-11-24T00:00:00Z'],
  ['next morning', 'America/Los_Angeles', '2026-10-31T20:00:00Z', '2026-11-01T17:00:00Z'],
  ['Monday 09:00', 'Europe/Dublin', '2026-11-23T08:59:00Z', '2026-11-23T09:00:00Z'],
  ['Monday 09:00', 'Europe/Dublin', '2026-11-23T09:00:00Z', '2026-11-30T09:00:00Z'],
  ['Monday 09:00', 'Asia/Tokyo', '2026-11-27T10:00:00Z', '2026-11-30T00:00:00Z'],
  ['Monday 09:00', 'Europe/Dublin', '2026-10-24T12:00:00Z', '2026-10-26T09:00:00Z'],
])('“%s” in %s at %s leads to %s', (move, tz, now, goal) => {
  expect(new Date(goalOf(move, Date.parse(now), tz)).toISOString()).toBe(goal.replace('Z', '.000Z'));
});
