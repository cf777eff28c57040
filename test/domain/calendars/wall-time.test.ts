import { expect, test } from 'vitest';
import { instantOf, wallTimeAt } from '../../../src/domain/calendars/wall-time.ts';

const at = (iso: string) => Date.parse(iso);

test.each([
  ['an ordinary day', 'Europe/Dublin', { month: 7, day: 1, hour: 9, minute: 30 }, '2026-07-01T08:30:00Z'],
  ['half-hour zones', 'Asia/Kolkata', { month: 7, day: 1, hour: 9, minute: 30 }, '2026-07-01T04:00:00Z'],
  [
    'days past the end of the month',
    'UTC',
    { month: 11, day: 31, hour: 9, minute: 0 },
    '2026-12-01T09:00:00Z',
  ],
  [
    'a time that comes twice: the first',
    'Europe/Berlin',
    { month: 10, day: 25, hour: 2, minute: 30 },
    '2026-10-25T00:30:00Z',
  ],
  [
    'a time that is skipped: as long after the jump',
    'Europe/Berlin',
    { month: 3, day: 29, hour: 2, minute: 30 },
    '2026-03-29T01:30:00Z',
  ],
  [
    'just before the jump',
    'America/New_York',
    { month: 3, day: 8, hour: 1, minute: 59 },
    '2026-03-08T06:59:00Z',
  ],
  [
    'just after the jump',
    'America/New_York',
    { month: 3, day: 8, hour: 3, minute: 0 },
    '2026-03-08T07:00:00Z',
  ],
  [
    'a half-hour jump',
    'Australia/Lord_Howe',
    { month: 10, day: 4, hour: 2, minute: 15 },
    '2026-10-03T15:45:00Z',
  ],
])('%s', (_, timeZone, wall, instant) => {
  expect(new Date(instantOf({ year: 2026, ...wall }, timeZone)).toISOString()).toBe(
    new Date(instant).toISOString(),
  );
});

test('an instant has its wall time in each zone', () => {
  expect(wallTimeAt(at('2026-11-23T23:30:00Z'), 'Asia/Tokyo')).toEqual({
    year: 2026,
    month: 11,
    day: 24,
    hour: 8,
    minute: 30,
    weekday: 2,
  });
  expect(wallTimeAt(at('2026-11-23T03:30:00Z'), 'America/New_York')).toEqual({
    year: 2026,
    month: 11,
    day: 22,
    hour: 22,
    minute: 30,
    weekday: 0,
  });
});

test('a time zone that does not exist is an error', () => {
  expect(() => wallTimeAt(0, 'Mars/Olympus')).toThrow('There is no time zone "Mars/Olympus".');
});
