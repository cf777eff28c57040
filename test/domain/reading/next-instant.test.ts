import { expect, test } from 'vitest';
import type { Day } from '../../../src/domain/reading/day-words.ts';
import { findDays } from '../../../src/domain/reading/day-words.ts';
import { nextInstant } from '../../../src/domain/reading/next-instant.ts';

/** A Monday, 12:00 in London. */
const now = Date.parse('2026-11-23T12:00:00Z');
const at10 = { hour: 10, minute: 0 };
const next = (day: Day | undefined, from = now, zone = 'UTC', here = zone) => {
  const at = nextInstant(at10, day, from, zone, here);
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
};

test.each([
  ['no day, and the hour has passed', undefined, '2026-11-24T10:00'],
  ['today, passed', { kind: 'days ahead', days: 0 }, undefined],
  ['in two days', { kind: 'days ahead', days: 2 }, '2026-11-25T10:00'],
  ['Monday, which is today and has passed', { kind: 'weekday', weekday: 1 }, '2026-11-30T10:00'],
  ['Sunday', { kind: 'weekday', weekday: 0 }, '2026-11-29T10:00'],
  ['next Monday, a week from today', { kind: 'weekday', weekday: 1, next: true }, '2026-11-30T10:00'],
  ['next Tuesday: tomorrow or in a week', { kind: 'weekday', weekday: 2, next: true }, undefined],
  ['Tuesday week', { kind: 'weekday', weekday: 2, weekLater: true }, '2026-12-01T10:00'],
  ['Monday week', { kind: 'weekday', weekday: 1, weekLater: true }, undefined],
  ['Friday of this week', { kind: 'weekday', weekday: 5, weeks: 0 }, '2026-11-27T10:00'],
  ['Monday of this week, passed', { kind: 'weekday', weekday: 1, weeks: 0 }, undefined],
  ['Tuesday of next week', { kind: 'weekday', weekday: 2, weeks: 1 }, '2026-12-01T10:00'],
  ['Sunday of next week, whose week that is', { kind: 'weekday', weekday: 0, weeks: 1 }, undefined],
  ['the 27th', { kind: 'day of month', day: 27 }, '2026-11-27T10:00'],
  ['the 5th', { kind: 'day of month', day: 5 }, '2026-12-05T10:00'],
  ['the 23rd, passed today', { kind: 'day of month', day: 23 }, '2026-12-23T10:00'],
  ['the 31st, which November has not', { kind: 'day of month', day: 31 }, undefined],
  ['the 3rd of next month', { kind: 'day of month', day: 3, months: 1 }, '2026-12-03T10:00'],
  ['the 3rd of this month, passed', { kind: 'day of month', day: 3, months: 0 }, undefined],
  ['a date to come', { kind: 'date', year: undefined, month: 12, day: 24 }, '2026-12-24T10:00'],
  ['a date of last week', { kind: 'date', year: undefined, month: 11, day: 16 }, undefined],
  ['a date of spring', { kind: 'date', year: undefined, month: 3, day: 1 }, '2027-03-01T10:00'],
  ['a date of that year', { kind: 'date', year: 2028, month: 2, day: 29 }, '2028-02-29T10:00'],
  ['no such date', { kind: 'date', year: 2027, month: 2, day: 29 }, undefined],
  ['nobody knows', { kind: 'unclear' }, undefined],
] as const)('%s', (_, day, at) => {
  expect(next(day)).toBe(at);
});

test('on a Sunday nobody knows which week is the next', () => {
  const sunday = Date.parse('2026-11-29T12:00:00Z');
  expect([
    next({ kind: 'weekday', weekday: 2, weeks: 1 }, sunday),
    next({ kind: 'weekday', weekday: 2 }, sunday),
  ]).toEqual([undefined, '2026-12-01T10:00']);
});

test('"tomorrow" is nobody’s where it is another day there; a date is that date', () => {
  const evening = Date.parse('2026-11-23T22:00:00Z');
  expect([
    next({ kind: 'days ahead', days: 1 }, evening, 'Asia/Tokyo', 'Europe/Dublin'),
    next({ kind: 'weekday', weekday: 4 }, evening, 'Asia/Tokyo', 'Europe/Dublin'),
    next({ kind: 'date', year: undefined, month: 11, day: 25 }, evening, 'Asia/Tokyo', 'Europe/Dublin'),
    next(undefined, evening, 'Asia/Tokyo', 'Europe/Dublin'),
  ]).toEqual([undefined, undefined, '2026-11-25T01:00', '2026-11-24T01:00']);
});

test('a date of less than thirty days ago has passed, an earlier one is next year’s', () => {
  const date = (day: number): Day => ({ kind: 'date', year: undefined, month: 10, day });
  expect([next(date(25)), next(date(24))]).toEqual([undefined, '2027-10-24T10:00']);
});

const shown = (day: Day): string => {
  switch (day.kind) {
    case 'date':
      return [day.year, day.month, day.day].filter((part) => part !== undefined).join('-');
    case 'days ahead':
      return `+${day.days}`;
    case 'weekday':
      return `w${day.weekday}${day.weeks === undefined ? '' : `, week ${day.weeks}`}${day.weekLater ? ', a week later' : ''}${day.next ? ', next' : ''}`;
    case 'day of month':
      return `${day.day}.${day.months === undefined ? '' : ` in ${day.months}`}`;
    case 'unclear':
      return '?';
  }
};

const monthNames = [
  ['January', 'Jan', 'Januar', 'Jänner', 'janvier', 'janv.'],
  ['February', 'Feb.', 'Februar', 'février', 'févr.'],
  ['March', 'Mar', 'März', 'Maerz', 'mars'],
  ['April', 'Apr', 'avril', 'avr.'],
  ['May', 'Mai', 'mai'],
  ['June', 'Jun', 'Juni', 'juin'],
  ['July', 'Jul', 'Juli', 'juillet', 'juil.'],
  ['August', 'Aug', 'août', 'aout'],
  ['September', 'Sep', 'Sept.', 'septembre'],
  ['October', 'Oct', 'Oktober', 'Okt.', 'octobre'],
  ['November', 'Nov', 'novembre', 'nov.'],
  ['December', 'Dec', 'Dezember', 'Dez.', 'décembre', 'déc.'],
];
test.each(monthNames.flatMap((names, month) => names.map((name) => [name, month + 1] as const)))(
  '%s is the month %i',
  (name, month) => {
    expect(findDays(`12 ${name}`, false).map(({ value }) => shown(value))).toEqual([`${month}-12`]);
  },
);

test.each(
  [
    ['Sunday', 'Sonntag', 'dimanche', '日曜', '（日）', '日曜日'],
    ['Monday', 'Montag', 'lundi', '月曜', '（月）', '月曜日'],
    ['Tuesday', 'Dienstag', 'mardi', '火曜', 'Tues', 'Dienstagabend'],
    ['Wednesday', 'Mittwoch', 'mercredi', '水曜', 'Weds', 'Mittwochvormittag'],
    ['Thursday', 'Donnerstag', 'jeudi', '木曜', 'Thurs', 'Thu'],
    ['Friday', 'Freitag', 'vendredi', '金曜', 'Fri', 'Freitagmorgen'],
    ['Saturday', 'Samstag', 'samedi', '土曜', 'Sonnabend', '土曜日'],
  ].flatMap((names, weekday) => names.map((name) => [name, weekday] as const)),
)('%s is the weekday %i', (name, weekday) => {
  expect(findDays(name, false).map(({ value }) => shown(value))).toEqual([`w${weekday}`]);
});

test.each([
  ['2026-12-01', '2026-12-1'],
  ['2026/12/01', '2026-12-1'],
  ['1.12.2026', '2026-12-1'],
  ['1.12.26', '2026-12-1'],
  ['1.12.', '12-1'],
  ['1-12-2026', '2026-12-1'],
  ['1/12', '12-1'],
  ['1/12/26', '2026-12-1'],
  ['12/25', '12-25'],
  ['December 1st, 2026', '2026-12-1'],
  ['1st of December 2026', '2026-12-1'],
  ['1er décembre', '12-1'],
  ['2026年12月1日', '2026-12-1'],
  ['12月1日', '12-1'],
  ['Nov 24, 10:00', '11-24'],
  ['24 Nov, 10:00', '11-24'],
  ['32.1.', '?'],
  ['1.13.', '?'],
  ['in 3 days', '+3'],
  ['in a week', '+7'],
  ['in two weeks', '+14'],
  ['in a fortnight', '+14'],
  ['three days from now', '+3'],
  ['two weeks from today', '+14'],
  ['in drei Tagen', '+3'],
  ['in einer Woche', '+7'],
  ['heute in zwei Wochen', '+14'],
  ['dans trois jours', '+3'],
  ['dans une semaine', '+7'],
  ['3日後', '+3'],
  ['十日後', '+10'],
  ['二週間後', '+14'],
  ['today', '+0'],
  ['this afternoon', '+0'],
  ['heute früh', '+0'],
  ['ce soir', '+0'],
  ['本日', '+0'],
  ['tomorrow', '+1'],
  ['morgen', '+1'],
  ['demain', '+1'],
  ['明日', '+1'],
  ['あす', '+1'],
  ['day after tomorrow', '+2'],
  ['uebermorgen', '+2'],
  ['après demain', '+2'],
  ['明後日', '+2'],
  ['明々後日', '+3'],
  ['guten morgen', '?'],
  ['am morgen', '?'],
  ['überübermorgen', '?'],
  ['the 27th', '27.'],
  ['am 27. um', '27.'],
  ['le 27 à', '27.'],
  ['le 1er à', '1.'],
  ['mardi 24 à', '24. | w2'],
  ['27日', '27.'],
  ['今月27日', '27. in 0'],
  ['来月3日', '3. in 1'],
  ['the 32nd', '?'],
  ['next week Tuesday', 'w2, week 1'],
  ['Tuesday of next week', 'w2, week 1'],
  ['Dienstag nächster Woche', 'w2, week 1'],
  ['kommende Woche Dienstag', 'w2, week 1'],
  ['mardi de la semaine prochaine', 'w2, week 1'],
  ['来週の火曜日', 'w2, week 1'],
  ['this week Friday', 'w5, week 0'],
  ['Freitag dieser Woche', 'w5, week 0'],
  ['vendredi de cette semaine', 'w5, week 0'],
  ['今週金曜', 'w5, week 0'],
  ['Tuesday week', 'w2, a week later'],
  ['a week on Tuesday', 'w2, a week later'],
  ['Dienstag in einer Woche', 'w2, a week later'],
  ['mardi en huit', 'w2, a week later'],
  ['next Friday', 'w5, next'],
  ['nächsten Freitag', 'w5, next'],
  ['vendredi prochain', 'w5, next'],
  ['this coming Friday', 'w5'],
  ['kommenden Freitag', 'w5'],
  ['ce vendredi', 'w5'],
  ['Di., 24.11.', '11-24 | w2'],
  ['Mon 24 Nov', '11-24 | w1'],
  ['mar. 24/11', '11-24 | w2'],
  ['毎週火曜日', '?'],
  ['再来週の火曜日', '?'],
  ['Tuesdays', '?'],
  ['dienstags', '?'],
  ['the weekend', '?'],
  ['Easter', '?'],
  ['Feiertag', '?'],
  ['Weihnachten', '?'],
  ['Pâques', '?'],
  ['hier', '?'],
  ['月末', '?'],
  ['翌日', '?'],
  ['Vertrag', ''],
  ['Mittag', ''],
  ['5 marchands', ''],
  ['market 5', ''],
  ['she sat 10 minutes', '?'],
  ['mon client', ''],
])('the days in "%s" are "%s"', (text, days) => {
  const found = findDays(text, false).map(({ value }) => shown(value));
  expect(found.sort().join(' | ')).toBe(days);
});
