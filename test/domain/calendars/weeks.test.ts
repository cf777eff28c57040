import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysLater, midnightOf, mondayOf, weekOf } from '../../../src/domain/calendars/weeks.ts';

it.each([
  ['2026-10-12', '2026-10-12'],
  ['2026-10-18', '2026-10-12'],
  ['2026-10-19', '2026-10-19'],
  ['2027-01-01', '2026-12-28'],
])('%s is in the week of %s', (date, monday) => {
  expect(mondayOf(date)).toBe(monday);
});

it('a week is as long as its clock has it: the one in which summer time ends has an hour more', () => {
  const { from, to } = weekOf('2026-10-19', 'Europe/Dublin');
  expect([new Date(from).toISOString(), new Date(to).toISOString()]).toEqual([
    '2026-10-18T23:00:00.000Z',
    '2026-10-26T00:00:00.000Z',
  ]);
});

it('weeks follow each other without a gap, wherever the clock is', () => {
  const day = fc.integer({ min: 0, max: 4000 });
  fc.assert(
    fc.property(
      day,
      fc.constantFrom('Asia/Tokyo', 'America/Santiago', 'Australia/Lord_Howe'),
      (days, zone) => {
        const monday = mondayOf(daysLater('2024-01-01', days));
        expect(mondayOf(daysLater(monday, 6))).toBe(monday);
        expect(weekOf(monday, zone).to).toBe(weekOf(daysLater(monday, 7), zone).from);
        expect(weekOf(monday, zone).from).toBe(midnightOf(monday, zone));
      },
    ),
  );
});
