import { expect, test } from 'vitest';
import { always, type Calendar } from '../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../src/domain/calendars/open-time.ts';
import { type NewsChoice, newsAt, type SnoozeChoice, snoozedUntil } from '../../src/domain/chosen-times.ts';

const lunch = [
  { from: 9 * 60, to: 12 * 60 + 30 },
  { from: 13 * 60 + 30, to: 17 * 60 + 30 },
];
const dublin = calendarOf(
  {
    timeZone: 'Europe/Dublin',
    weekly: { mon: lunch, tue: lunch, wed: lunch, thu: lunch, fri: lunch },
    holidays: [],
    closed: [],
    open: {},
  },
  () => [],
);
const nights = calendarOf(
  {
    timeZone: 'Europe/Dublin',
    weekly: { mon: [{ from: 22 * 60, to: 30 * 60 }], tue: [{ from: 22 * 60, to: 30 * 60 }] },
    holidays: [],
    closed: [],
    open: {},
  },
  () => [],
);
const at = (text: string) => Date.parse(`${text}Z`);
const shown = (instant: number) => new Date(instant).toISOString().slice(0, 16);

test.each<[string, NewsChoice, Calendar, string, string]>([
  ['half an hour is half an hour', '30 min', dublin, '2026-11-23T17:20', '2026-11-23T17:50'],
  ['two hours are two hours', '2 hours', dublin, '2026-11-23T17:20', '2026-11-23T19:20'],
  [
    'today is the end of the day, not the lunch break',
    'today',
    dublin,
    '2026-11-23T10:00',
    '2026-11-23T17:30',
  ],
  ['as good as over: its last minute', 'today', dublin, '2026-11-23T17:10', '2026-11-23T23:59'],
  ['after hours too', 'today', dublin, '2026-11-23T20:00', '2026-11-23T23:59'],
  ['where nobody closes, the evening', 'today', always, '2026-11-23T10:00', '2026-11-23T18:00'],
  ['and late in the evening its last minute', 'today', always, '2026-11-23T17:45', '2026-11-23T23:59'],
  ['tomorrow is the end of tomorrow', 'tomorrow', dublin, '2026-11-23T10:00', '2026-11-24T17:30'],
  ['on a Friday it is Monday', 'tomorrow', dublin, '2026-11-27T10:00', '2026-11-30T17:30'],
  ['where nobody closes, tomorrow evening', 'tomorrow', always, '2026-11-27T10:00', '2026-11-28T18:00'],
])('%s', (_, choice, calendar, now, then) => {
  expect(shown(newsAt(choice, calendar, 'Europe/Dublin', at(now)))).toBe(then);
});

test('a night that runs on into the next day ends the day at midnight', () => {
  expect(shown(newsAt('tomorrow', nights, 'Europe/Dublin', at('2026-11-22T10:00')))).toBe('2026-11-24T00:00');
});

test('the day is that of the person, not of the team', () => {
  expect(shown(newsAt('today', always, 'Asia/Tokyo', at('2026-11-23T16:00')))).toBe('2026-11-24T09:00');
});

test.each<[SnoozeChoice, string]>([
  ['30m', '2026-10-24T22:30'],
  ['2h', '2026-10-25T00:00'],
  ['tomorrow', '2026-10-25T09:00'],
])('a snooze of %s ends on the wall clock of who chose it', (choice, then) => {
  expect(shown(snoozedUntil(choice, 'Europe/Dublin', at('2026-10-24T22:00')))).toBe(then);
});
