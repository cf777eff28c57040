import { expect, test } from 'vitest';
import { parseDuration } from '../../src/config/durations.ts';

test.each([
  ['90s', 90_000],
  ['15m', 900_000],
  ['4h', 14_400_000],
  ['2d', 172_800_000],
  ['1h 30m', 5_400_000],
  ['1h30m', 5_400_000],
  [' 1d 2h 3m 4s ', 93_784_000],
  ['0s', 0],
])('%j is %d milliseconds', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '15', 'm', '15 mins', '1.5h', '-4h', '4H', '1h  30m', '1h 2h', '1h, 30m', '９m', '1234567s'])(
  '%j is no duration',
  (text) => {
    expect(parseDuration(text)).toBeNull();
  },
);
