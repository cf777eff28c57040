import { expect, test } from 'vitest';
import { always, calendarName, isOpen, opensAt } from '../../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../../src/domain/calendars/open-time.ts';
import { after, hours, morning } from '../../support/factories.ts';
import { halfHours } from '../../support/half-hours.ts';

test('the calendar that never closes counts every millisecond', () => {
  expect([always.add(1000, 500), always.add(1000, -500), always.between(1000, 1500)]).toEqual([
    1500, 500, 500,
  ]);
});

test('time that has not passed yet counts nothing', () => {
  expect(always.between(1500, 1000)).toBe(0);
});

test('the calendar that never closes is open at every instant', () => {
  expect([isOpen(always, morning), opensAt(always, morning)]).toEqual([true, morning]);
});

test('a calendar is open from its first instant until its end, which is no longer part of it', () => {
  expect([after(0), after(30) - 1, after(30), after(60)].map((at) => isOpen(halfHours, at))).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

test('while it is open it opens now, and else when it opens next', () => {
  expect([after(10), after(30), after(59)].map((at) => opensAt(halfHours, at))).toEqual([
    after(10),
    after(60),
    after(60),
  ]);
});

test('a calendar without hours never opens', () => {
  const never = calendarOf({ timeZone: 'UTC', weekly: {}, holidays: [], closed: [], open: {} }, () => []);
  expect([
    isOpen(never, morning),
    opensAt(never, morning),
    never.between(morning, morning + hours(9999)),
  ]).toEqual([false, null, 0]);
});

test('people know a calendar by its name, without the hash of what it says', () => {
  expect(['dublin@3f9a12cd', 'always'].map(calendarName)).toEqual(['dublin', 'always']);
});
