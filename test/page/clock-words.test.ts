import { expect, test } from 'vitest';
import { clockMoves } from '../../sandbox/live/protocol.ts';
import {
  clockParts,
  clockWords,
  moveLabels,
  movingWords,
  nowIn,
} from '../../sandbox/page/bar/clock-words.ts';

const now = Date.parse('2026-11-23T10:02:07Z');

test('the clock says day, time and city of whoever reads it', () => {
  expect(clockWords(now, 'Europe/Dublin')).toBe('Mon 23 Nov 10:02, Dublin');
  expect(clockWords(now, 'America/Los_Angeles')).toBe('Mon 23 Nov 02:02, Los Angeles');
  expect(clockWords(now, 'Asia/Tokyo')).toBe('Mon 23 Nov 19:02, Tokyo');
  expect(clockWords(now, '')).toBe('Mon 23 Nov 10:02, UTC');
});

test('seconds have two digits', () => {
  expect(clockParts(now, 'Europe/Dublin')).toEqual({
    day: 'Mon 23 Nov',
    time: '10:02',
    seconds: ':07',
    city: 'Dublin',
  });
});

test('between two words from the sandbox the clock walks with real time', () => {
  expect(nowIn({ now, walks: true, movingTo: null }, 1000, 4500)).toBe(now + 3500);
});

test('it stands still while it is moved, while it does not walk, and while the machine’s own clock is set back', () => {
  expect(nowIn({ now, walks: false, movingTo: null }, 1000, 4500)).toBe(now);
  expect(nowIn({ now, walks: true, movingTo: now + 60_000 }, 1000, 4500)).toBe(now);
  expect(nowIn({ now, walks: true, movingTo: null }, 4500, 1000)).toBe(now);
});

test('where it is moved to is said in the reader’s own time, and nothing while it is not moved', () => {
  const movingTo = Date.parse('2026-11-24T09:00:00Z');
  expect(movingWords({ now, walks: true, movingTo }, 'Europe/Dublin')).toBe('moving to Tue 09:00 …');
  expect(movingWords({ now, walks: true, movingTo }, 'Asia/Tokyo')).toBe('moving to Tue 18:00 …');
  expect(movingWords({ now, walks: true, movingTo: null }, 'Asia/Tokyo')).toBe('');
});

test('there is a button for every move that the sandbox knows', () => {
  expect(moveLabels.map(({ move }) => move)).toEqual([...clockMoves]);
  expect(moveLabels.map(({ label }) => label)).toEqual([
    '+1 min',
    '+15 min',
    '+1 h',
    'Next morning',
    'Monday 09:00',
  ]);
});
