import { expect, test } from 'vitest';
import { always, onlyAlways } from '../../src/domain/calendar.ts';

test('the calendar that never closes counts every millisecond', () => {
  expect([always.add(1000, 500), always.add(1000, -500), always.between(1000, 1500)]).toEqual([
    1500, 500, 500,
  ]);
});

test('time that has not passed yet counts nothing', () => {
  expect(always.between(1500, 1000)).toBe(0);
});

test('until the configuration can define others, every calendar is always open', () => {
  expect([onlyAlways('always'), onlyAlways('Dublin office hours')]).toEqual([always, always]);
});
