/** Times as they are read off a clock on the wall, and spans of open time. */
import { expect, test } from 'vitest';
import { clockTime, timeSpan } from '../../src/views/wall-clock.ts';
import { openTime } from '../../src/views/words/en/grammar.ts';
import { en } from '../../src/views/words/en/index.ts';
import { hours, minutes, morning } from '../support/factories.ts';

const day = hours(24);
const said = (pieces: readonly unknown[]) => pieces.join('');
const on = (timeZone: string) => ({ timeZone, now: morning, words: en });

test('within six days the day of the week says which day it is, and further away the date too', () => {
  const dublin = on('Europe/Dublin');
  expect([0, 6 * day - 1, 6 * day, -6 * day].map((ms) => said(clockTime(morning + ms, dublin)))).toEqual([
    'Mon 09:00',
    'Sun 08:59',
    'Sun 29 Nov 09:00',
    'Tue 17 Nov 09:00',
  ]);
});

test.each([
  ['Europe/Dublin', 'Mon 09:00 Dublin'],
  ['America/New_York', 'Mon 04:00 New York'],
  ['America/Argentina/Buenos_Aires', 'Mon 06:00 Buenos Aires'],
  ['UTC', 'Mon 09:00 UTC'],
])('the place of %s is its city', (timeZone, text) => {
  expect(said(clockTime(morning, on(timeZone), { place: true }))).toBe(text);
});

test('a span names its day once where it is the same on that wall', () => {
  const span = { from: morning + hours(7), to: morning + hours(9) };
  expect([
    said(timeSpan(span, on('Europe/Dublin'))),
    said(timeSpan(span, on('Asia/Tokyo'), { place: true })),
    said(timeSpan({ from: morning + hours(14), to: morning + hours(16) }, on('Europe/Dublin'))),
  ]).toEqual(['Mon 16:00 to 18:00', 'Tue 01:00 to 03:00 Tokyo', 'Mon 23:00 to Tue 01:00']);
});

test('open time is told in hours and minutes, rounded down, and in seconds below a minute', () => {
  expect(
    [-1, 0, 59_999, 60_000, minutes(59.9), hours(1), hours(2) + minutes(10), hours(49)].map(openTime),
  ).toEqual(['0 s', '0 s', '59 s', '1 min', '59 min', '1 h', '2 h 10 min', '49 h']);
});

test('up to three dates are named, more are counted', () => {
  const some = ['2026-10-26', '2026-11-01', '2026-12-24', '2026-12-25'];
  expect([1, 2, 3, 4].map((count) => en.time.dates(some.slice(0, count)))).toEqual([
    '26 Oct',
    '26 Oct and 1 Nov',
    '26 Oct, 1 Nov and 24 Dec',
    '4 days',
  ]);
});
