import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseHours, writeHours } from '../../src/config/hours.ts';

test.each([
  ['09:00-17:30', { from: 540, to: 1050 }],
  ['09:00 - 17:30', { from: 540, to: 1050 }],
  [' 09:00–17:30 ', { from: 540, to: 1050 }],
  ['00:00-24:00', { from: 0, to: 1440 }],
  ['00:00-00:00', { from: 0, to: 1440 }],
  ['22:00-06:00', { from: 1320, to: 1800 }],
  ['22:00-24:00', { from: 1320, to: 1440 }],
  ['22:00-00:00', { from: 1320, to: 1440 }],
  ['23:59-23:58', { from: 1439, to: 2878 }],
])('%j is %j', (text, hours) => {
  expect(parseHours(text)).toEqual(hours);
});

test.each([
  '',
  '09:00',
  '9:00-17:30',
  '9-17',
  '09:00-17:60',
  '24:00-08:00',
  '08:00-24:30',
  '09:00-09:00',
  '09:00-17:30, 18:00-19:00',
  '０9:00-17:30',
])('%j is no hours', (text) => {
  expect(parseHours(text)).toBeNull();
});

test('hours are written as they are read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1439 }), (from, length) => {
      const hours = { from, to: from + length };
      expect(parseHours(writeHours(hours))).toEqual(hours);
    }),
  );
});
