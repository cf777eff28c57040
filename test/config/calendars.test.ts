import { expect, test } from 'vitest';
import { changed, configOf, problemsOf } from './small-config.ts';

type Json = Parameters<typeof changed>[0][string];
const office = { time_zone: 'Europe/Dublin', hours: { 'mon-fri': '09:00-17:30' } };
const workdays = (hours: { from: number; to: number }[]) => ({
  mon: hours,
  tue: hours,
  wed: hours,
  thu: hours,
  fri: hours,
});
const dublin = {
  timeZone: 'Europe/Dublin',
  weekly: workdays([{ from: 540, to: 1050 }]),
  holidays: [],
  closed: [],
  open: {},
};
const calendarsOf = (calendars: Json) => configOf(changed({ calendars })).calendars;
const problemsWith = (settings: Json) => problemsOf(changed({ calendars: { dublin: settings } }));

test('a calendar is read as it is written', () => {
  const written = `
calendars:
  dublin:
    time_zone: Europe/Dublin
    hours:
      mon-thu: [13:30-17:30, 09:00-12:30]
      fri, sun: 22:00-06:00
      sat: 06:00-24:00
    holidays: [IE, GB-NIR]
    closed: [2026-12-24, 2026-12-27 to 2026-12-31]
    open: { 2026-12-05: 10:00-14:00, 2026-12-25: [08:00-09:00, 10:00-11:00] }
`;
  const halves = [
    { from: 540, to: 750 },
    { from: 810, to: 1050 },
  ];
  const night = [{ from: 1320, to: 1800 }];
  expect(configOf(changed({}) + written).calendars).toEqual({
    dublin: {
      timeZone: 'Europe/Dublin',
      weekly: {
        mon: halves,
        tue: halves,
        wed: halves,
        thu: halves,
        fri: night,
        sat: [{ from: 360, to: 1440 }],
        sun: night,
      },
      holidays: ['IE', 'GB-NIR'],
      closed: [
        { from: '2026-12-24', to: '2026-12-24' },
        { from: '2026-12-27', to: '2026-12-31' },
      ],
      open: {
        '2026-12-05': [{ from: 600, to: 840 }],
        '2026-12-25': [
          { from: 480, to: 540 },
          { from: 600, to: 660 },
        ],
      },
    },
  });
});

test('one region and one date need no list', () => {
  const { holidays, closed } = { holidays: 'DE-BY-A', closed: '2028-02-29' };
  expect(calendarsOf({ dublin: { ...office, holidays, closed } })).toEqual({
    dublin: { ...dublin, holidays: ['DE-BY-A'], closed: [{ from: '2028-02-29', to: '2028-02-29' }] },
  });
});

test.each([
  ['sun-thu', ['mon', 'tue', 'wed', 'thu', 'sun']],
  ['fri-mon', ['mon', 'fri', 'sat', 'sun']],
  ['mon-sun', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']],
  ['wed-wed', ['wed']],
  ['mon, wed-thu,sat', ['mon', 'wed', 'thu', 'sat']],
  ['tue – wed', ['tue', 'wed']],
])('%j names %j', (key, days) => {
  expect(calendarsOf({ dublin: { ...office, hours: { [key]: '09:00-10:00' } } })).toEqual({
    dublin: { ...dublin, weekly: Object.fromEntries(days.map((day) => [day, [{ from: 540, to: 600 }]])) },
  });
});

test('any_of is the calendars it names, wherever they stand', () => {
  const tokyo = { time_zone: 'Asia/Tokyo', hours: { 'mon-fri': '09:00-18:00' } };
  const calendars = calendarsOf({ sun: { any_of: ['tokyo', 'dublin'] }, dublin: office, tokyo });
  const inTokyo = { ...dublin, timeZone: 'Asia/Tokyo', weekly: workdays([{ from: 540, to: 1080 }]) };
  expect(calendars).toEqual({ sun: { anyOf: [inTokyo, dublin] }, dublin, tokyo: inTokyo });
});

test('a morning may begin when the night before it ends', () => {
  expect(problemsWith({ ...office, hours: { 'mon-sun': ['22:00-06:00', '06:00-14:00'] } })).toEqual([]);
});

const dayNames = 'Write mon, tue, wed, thu, fri, sat, sun, a range like mon-fri, or several like "mon, wed".';
const times = 'Write it like 09:00-17:30, or a list of such pairs.';
const someHours = 'Write the hours of the days it is open, like mon-fri: 09:00-17:30.';

test.each<[string, Json]>([
  [`hours: This calendar is never open. ${someHours}`, {}],
  [`hours: "always" is not a week. ${someHours}`, 'always'],
  [`hours: This is empty. ${someHours}`, null],
  [`hours.monday: "monday" is not a day. ${dayNames}`, { monday: '09:00-17:00' }],
  [`hours.mon-: "mon-" is not a day. ${dayNames}`, { 'mon-': '09:00-17:00' }],
  [`hours.mon: "9-5" is not a pair of times. ${times}`, { mon: '9-5' }],
  [`hours.mon: This is empty. ${times}`, { mon: null }],
  [`hours.mon[1]: 9 is not a pair of times. ${times}`, { mon: ['08:00-09:00', 9] }],
  ['hours.mon: This list is empty. Fill it in or remove it.', { mon: [] }],
  [
    'hours.mon: It opens and closes at the same time. For the whole day write 00:00-24:00.',
    { mon: '09:00-09:00' },
  ],
  [
    'hours.mon: 09:00-12:30 and 12:00-17:00 overlap. Write them as one, or move one of them.',
    { mon: ['12:00-17:00', '09:00-12:30'] },
  ],
  [
    'hours.mon: 09:00-12:30 and 12:30-17:00 touch. Write them as one, or move one of them.',
    { mon: ['09:00-12:30', '12:30-17:00'] },
  ],
  [
    'hours.tue: 05:59-12:00 on tue begins before the night of mon, 22:00-06:00, is over. Let the one begin later or the other end earlier.',
    { mon: '22:00-06:00', tue: '05:59-12:00' },
  ],
  [
    'hours.mon: 05:00-12:00 on mon begins before the night of sun, 22:00-06:00, is over. Let the one begin later or the other end earlier.',
    { mon: '05:00-12:00', sun: '22:00-06:00' },
  ],
  [
    'hours.mon-fri: 05:00-12:00 on tue begins before the night of mon, 22:00-06:00, is over. Let the one begin later or the other end earlier.',
    { 'mon-fri': ['05:00-12:00', '22:00-06:00'] },
  ],
  [
    'hours.fri: The hours of fri are also given by mon-fri. Give them once.',
    { 'mon-fri': '09:00-17:00', fri: '09:00-15:00' },
  ],
])('%s', (problem, hours) => {
  expect(problemsWith({ ...office, hours })).toEqual([`calendars.dublin.${problem}`]);
});

const ianaHelp = 'Write a name of the IANA list, like Europe/Dublin or America/Los_Angeles.';
const regionHelp = 'Write a country like IE, or a part of one like US-CA or DE-BE.';
const noHolidays = (said: string) => `There are no public holidays known for "${said}".`;

test.each<[string, Record<string, Json>]>([
  [
    'time_zone: There is no time zone "Europe/Dubln". Did you mean Europe/Dublin?',
    { time_zone: 'Europe/Dubln' },
  ],
  ['time_zone: There is no time zone "Dublin". Did you mean Europe/Dublin?', { time_zone: 'Dublin' }],
  [
    'time_zone: There is no time zone "america/los angeles". Did you mean America/Los_Angeles?',
    { time_zone: 'america/los angeles' },
  ],
  [`time_zone: There is no time zone "Asia/Osaka". ${ianaHelp}`, { time_zone: 'Asia/Osaka' }],
  [`time_zone: There is no time zone "EST". ${ianaHelp}`, { time_zone: 'EST' }],
  [`time_zone: There is no time zone "+01:00". ${ianaHelp}`, { time_zone: '+01:00' }],
  [`time_zone: There is no time zone "". ${ianaHelp}`, { time_zone: '' }],
  [`time_zone: 1 is not a time zone. ${ianaHelp}`, { time_zone: 1 }],
  [`time_zone: This is empty. ${ianaHelp}`, { time_zone: null }],
  [`holidays: ${noHolidays('ie')} Did you mean IE?`, { holidays: 'ie' }],
  [`holidays[1]: ${noHolidays('UK-ENG')} Did you mean GB-ENG?`, { holidays: ['IE', 'UK-ENG'] }],
  [
    `holidays: ${noHolidays('DE-QQ')} Write DE for the whole country, or a part of it that is known.`,
    { holidays: 'DE-QQ' },
  ],
  [`holidays: ${noHolidays('XX')} ${regionHelp}`, { holidays: 'XX' }],
  [`holidays: true is not a country or region. ${regionHelp}`, { holidays: true }],
  ['holidays: This list is empty. Fill it in or remove it.', { holidays: [] }],
  ['closed: There is no day 2026-02-30. Check the month and the day.', { closed: '2026-02-30' }],
  [
    'closed[0]: There is no day 2027-02-29. Check the month and the day.',
    { closed: ['2026-12-24 to 2027-02-29'] },
  ],
  [
    'closed: This ends before it begins. Write 2026-12-27 to 2026-12-31.',
    { closed: '2026-12-31 to 2026-12-27' },
  ],
  ['closed: This is longer than a year. Check the year.', { closed: '2026-01-01 to 2027-01-03' }],
  [
    'closed: "24.12.2026" is not a date. Write it like 2026-12-24, or 2026-12-27 to 2026-12-31.',
    { closed: '24.12.2026' },
  ],
  [
    'closed[0]: 2026 is not a date. Write it like 2026-12-24, or 2026-12-27 to 2026-12-31.',
    { closed: [2026] },
  ],
  [
    'open: A list is not a group of dates. Write it like { 2026-12-05: 10:00-14:00 }.',
    { open: ['2026-12-05'] },
  ],
  [
    'open.2026-13-05: There is no day 2026-13-05. Check the month and the day.',
    { open: { '2026-13-05': '10:00-14:00' } },
  ],
  [
    'open.2026-12-05 to 2026-12-06: "2026-12-05 to 2026-12-06" is not a date. Write it like 2026-12-24.',
    { open: { '2026-12-05 to 2026-12-06': '10:00-14:00' } },
  ],
  [`open.2026-12-05: "noon" is not a pair of times. ${times}`, { open: { '2026-12-05': 'noon' } }],
  ['holiday: There is no such setting. Did you mean holidays?', { holiday: 'IE' }],
])('%s', (problem, settings) => {
  expect(problemsWith({ ...office, ...settings })).toEqual([`calendars.dublin.${problem}`]);
});

test('zones that their list calls otherwise are zones', () => {
  const zones = ['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'Etc/GMT+5'];
  expect(zones.flatMap((time_zone) => problemsWith({ ...office, time_zone }))).toEqual([]);
});

test('a calendar that says nothing is told what it needs', () => {
  const zone =
    'calendars.dublin.time_zone: This is missing. Write the IANA name of its time zone, like Europe/Dublin.';
  const hours = `calendars.dublin.hours: This is missing. ${someHours}`;
  const settings = 'time_zone, hours, holidays, closed, open, any_of';
  expect([{}, { holidays: 'IE', time_zone: 'Mars' }, null].map(problemsWith)).toEqual([
    [zone, hours],
    [hours, `calendars.dublin.time_zone: There is no time zone "Mars". ${ianaHelp}`],
    [`calendars.dublin: This is empty. Give it these: ${settings}.`],
  ]);
});

test('any_of names calendars of the file that have hours, and has nothing of its own', () => {
  const text = changed({
    calendars: {
      all: { any_of: ['all', 'both', 'dubln', 'always', 'dublin', 'bothe'], holidays: 'IE', any: 1 },
      both: { any_of: ['dublin', 'dublin'] },
      one: { any_of: 'dublin' },
      none: { any_of: [] },
      dublin: office,
    },
  });
  expect(problemsOf(text)).toEqual([
    'calendars.all.any_of[0]: This calendar names itself. Name calendars that have hours.',
    'calendars.all.any_of[1]: both is an any_of itself. Name the calendars with hours that it names.',
    'calendars.all.any_of[2]: There is no calendar "dubln". Did you mean dublin?',
    'calendars.all.any_of[3]: always never closes, so nothing can be added to it. Use always in place of this one.',
    'calendars.all.any_of[5]: There is no calendar "bothe". Use one of: dublin.',
    'calendars.all.holidays: A calendar with any_of has nothing of its own. Remove this, or any_of.',
    'calendars.all.any: There is no such setting. Did you mean any_of?',
    'calendars.both.any_of: "dublin" is listed twice. Remove one of them.',
    'calendars.one.any_of: "dublin" is not a list. Write a list of calendars with hours.',
    'calendars.none.any_of: This list is empty. Name at least one of the calendars with hours.',
  ]);
});

test('always is not given another meaning, and a name is an id', () => {
  expect(problemsOf(changed({ calendars: { always: office, 'San Francisco': office } }))).toEqual([
    'calendars.always: always is there without being written: it never closes. Choose another name, or remove this.',
    'calendars.San Francisco: "San Francisco" is not an id. Write small letters a to z, digits and dashes, a letter first, at most 31 characters, like new-markets.',
  ]);
});

test('the limits themselves are allowed, one more is not', () => {
  const many = <Value>(count: number, entry: (n: number) => [string, Value]) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => entry(n)));
  const dates = (count: number) =>
    Array.from({ length: count }, (_, n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10));
  const of = (count: number) => [
    problemsOf(changed({ calendars: many(count === 366 ? 50 : 51, (n) => [`c${n}`, office]) })),
    problemsWith({ ...office, closed: dates(count) }),
    problemsWith({ ...office, open: Object.fromEntries(dates(count).map((date) => [date, '10:00-11:00'])) }),
  ];
  expect([of(366), of(367)]).toEqual([
    [[], [], []],
    [
      ['calendars: There are more than 50 calendars. Remove those that nothing uses.'],
      ['calendars.dublin.closed: This list has more than 366 entries. Shorten it.'],
      ['calendars.dublin.open: There are more than 366 entries. Remove those that are past.'],
    ],
  ]);
});
