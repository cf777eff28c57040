import fc from 'fast-check';
import { expect, test } from 'vitest';
import { always, type Calendar, isOpen } from '../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../src/domain/calendars/open-time.ts';
import type { Hours, OpeningHours } from '../../src/domain/calendars/opening-hours.ts';
import type { Weekday } from '../../src/domain/calendars/weekday.ts';
import { inBoth, nobodyOnCall, openWithin, uncovered } from '../../src/domain/coverage.ts';
import { onCallAt } from '../../src/domain/on-call.ts';
import type { Shift } from '../../src/domain/team.ts';
import { hours, minutes, morning } from '../support/factories.ts';

const noHolidays = () => [];
const place = (weekly: OpeningHours['weekly'], timeZone = 'UTC'): Calendar =>
  calendarOf({ timeZone, weekly, holidays: [], closed: [], open: {} }, noHolidays);
const everyDay = (...spans: Hours[]): OpeningHours['weekly'] => ({
  mon: spans,
  tue: spans,
  wed: spans,
  thu: spans,
  fri: spans,
});
const named: Record<string, Calendar> = {
  always,
  day: place(everyDay({ from: 9 * 60, to: 17 * 60 })),
  night: place(everyDay({ from: 17 * 60, to: 33 * 60 })),
  never: calendarOf(
    {
      timeZone: 'UTC',
      weekly: { mon: [{ from: 0, to: 60 }] },
      holidays: [],
      closed: [{ from: '2020-01-01', to: '2040-01-01' }],
      open: {},
    },
    noHolidays,
  ),
};
const calendars = (name: string): Calendar => named[name] ?? always;
/** So many hours after Monday, 23 November 2026, 09:00 UTC. */
const at = (hour: number) => morning + hours(hour);
const span = (from: number, to: number) => ({ from: at(from), to: at(to) });
const days: Shift = { calendar: 'day', group: 'S0DAY' };
const nights: Shift = { calendar: 'night', users: ['UNIGHT'] };

test('open spans are cut to the span that is asked about', () => {
  expect(openWithin(calendars('day'), span(2, 26))).toEqual([span(2, 8), span(24, 26)]);
  expect(openWithin(always, span(2, 26))).toEqual([span(2, 26)]);
  expect([openWithin(calendars('never'), span(0, 999)), openWithin(calendars('day'), span(8, 24))]).toEqual([
    [],
    [],
  ]);
});

test('between two days on call there is a night', () => {
  expect(nobodyOnCall([days], calendars, span(0, 48))).toEqual([span(8, 24), span(32, 48)]);
});

test('shifts that follow each other leave only the weekend', () => {
  expect(nobodyOnCall([days, nights], calendars, span(0, 168))).toEqual([span(120, 168)]);
});

test('without shifts, or with one that never opens, nobody is there at all; with one that never closes somebody is', () => {
  expect(nobodyOnCall([], calendars, span(0, 48))).toEqual([span(0, 48)]);
  expect(nobodyOnCall([{ ...days, calendar: 'never' }], calendars, span(0, 48))).toEqual([span(0, 48)]);
  expect(nobodyOnCall([days, { calendar: 'always', group: 'S0' }], calendars, span(0, 48))).toEqual([]);
});

test('only the hours in which the promise counts are uncovered', () => {
  const early: Shift = {
    calendar: 'day',
    users: ['UA'],
    exceptions: [{ ...span(4, 24), users: [] }],
  };
  expect([
    uncovered([early], 'day', calendars, span(0, 48)),
    uncovered([days], 'day', calendars, span(0, 48)),
  ]).toEqual([[span(4, 8)], []]);
});

const anyDay = fc.constantFrom<Weekday>('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
const anyHours = fc
  .tuple(fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 40 }))
  .map(([from, length]): Hours => ({ from: from * 30, to: Math.min(from * 30 + length * 30, 1440) }))
  .filter(({ from, to }) => from < to);
const anyPlace = fc
  .tuple(
    fc.dictionary(anyDay, fc.tuple(anyHours), { minKeys: 1, maxKeys: 7 }),
    fc.constantFrom('Europe/Dublin', 'Asia/Tokyo', 'America/Los_Angeles'),
  )
  .map(([weekly, timeZone]) => place(weekly, timeZone));

test('an instant is uncovered exactly when the promise counts then and nobody is on call then', () => {
  const anyShift = fc.record({
    calendar: fc.constantFrom('one', 'two'),
    group: fc.constant('S0'),
    exceptions: fc.array(
      fc.tuple(fc.integer({ min: -24, max: 200 }), fc.integer({ min: 1, max: 60 })).map(([from, length]) => ({
        ...span(from, from + length),
        users: [],
      })),
      { maxLength: 2 },
    ),
  });
  fc.assert(
    fc.property(
      anyPlace,
      anyPlace,
      fc.array(anyShift, { maxLength: 3 }),
      fc.constantFrom('one', 'two', 'always'),
      (one, two, shifts, promised) => {
        const byName = (name: string) => ({ one, two })[name] ?? always;
        const found = uncovered(shifts, promised, byName, span(0, 200));
        for (let then = at(0); then < at(200); then += minutes(30)) {
          const holds = found.some(({ from, to }) => from <= then && then < to);
          const isHole = isOpen(byName(promised), then) && onCallAt(shifts, byName, then).now.length === 0;
          if (holds !== isHole) throw new Error(new Date(then).toISOString());
        }
      },
    ),
    { numRuns: 40 },
  );
});

test('what lies in both lists is found wherever it begins', () => {
  expect(inBoth([span(0, 2), span(4, 9)], [span(1, 5), span(6, 7)])).toEqual([
    span(1, 2),
    span(4, 5),
    span(6, 7),
  ]);
});
