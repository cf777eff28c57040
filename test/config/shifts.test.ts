import { expect, test } from 'vitest';
import { changed, configOf, problemsOf } from './small-config.ts';

type Json = Parameters<typeof changed>[0][string];
const calendars = {
  dublin: { time_zone: 'Europe/Dublin', hours: { 'mon-fri': '09:00-17:30' } },
  tokyo: { time_zone: 'Asia/Tokyo', hours: { 'mon-fri': '09:00-18:00' } },
  both: { any_of: ['tokyo', 'dublin'] },
};
const withShifts = (...shifts: { [key: string]: Json }[]) =>
  changed({ calendars, 'teams.risk.on_call': shifts });
const shiftsOf = (...shifts: { [key: string]: Json }[]) => configOf(withShifts(...shifts)).teams.risk?.onCall;
const at = (utc: string) => Date.parse(`${utc}Z`);

test('a shift names a group, people, or both, on a calendar', () => {
  const shifts = [
    { group: 'S0RISK' },
    { calendar: 'dublin', users: ['UMINA'] },
    { calendar: 'both', group: 'S0RISK', users: ['UMINA'] },
  ];
  expect(shiftsOf(...shifts)).toEqual([{ calendar: 'always', group: 'S0RISK' }, shifts[1], shifts[2]]);
});

test('turns begin on the wall clock of the calendar, or of the zone that is written', () => {
  const rotation = { users: ['UMINA', 'UTOMAS'], starts: '2026-11-23 09:00' };
  const read = { users: ['UMINA', 'UTOMAS'], weeks: 1 };
  expect(
    shiftsOf(
      { calendar: 'tokyo', rotation },
      { calendar: 'tokyo', time_zone: 'Europe/Dublin', rotation: { ...rotation, weeks: 2 } },
      { calendar: 'both', time_zone: 'Asia/Tokyo', group: 'S0RISK', rotation },
    ),
  ).toEqual([
    { calendar: 'tokyo', rotation: { ...read, startsAt: at('2026-11-23T00:00'), timeZone: 'Asia/Tokyo' } },
    {
      calendar: 'tokyo',
      rotation: { ...read, weeks: 2, startsAt: at('2026-11-23T09:00'), timeZone: 'Europe/Dublin' },
    },
    {
      calendar: 'both',
      group: 'S0RISK',
      rotation: { ...read, startsAt: at('2026-11-23T00:00'), timeZone: 'Asia/Tokyo' },
    },
  ]);
});

test('an exception covers whole days, the last one too, or exactly the times it says', () => {
  const exceptions = [
    { from: '2026-12-24', to: '2026-12-26', users: ['UNORA'] },
    { from: '2026-12-31', to: '2026-12-31', group: 'S0OPS' },
    { from: '2026-12-31 18:00', to: '2027-01-01', group: 'S0OPS', users: ['UNORA'] },
    { from: '2027-03-27', to: '2027-03-28', users: ['UNORA'] },
    { from: '2027-03-29', to: '2027-03-29 00:01', users: ['UNORA'] },
  ];
  expect(shiftsOf({ calendar: 'dublin', group: 'S0RISK', exceptions })).toEqual([
    {
      calendar: 'dublin',
      group: 'S0RISK',
      exceptions: [
        { from: at('2026-12-24T00:00'), to: at('2026-12-27T00:00'), users: ['UNORA'] },
        { from: at('2026-12-31T00:00'), to: at('2027-01-01T00:00'), group: 'S0OPS' },
        { from: at('2026-12-31T18:00'), to: at('2027-01-02T00:00'), group: 'S0OPS', users: ['UNORA'] },
        // The clocks go forward on the 28th, so its end is an hour earlier.
        { from: at('2027-03-27T00:00'), to: at('2027-03-28T23:00'), users: ['UNORA'] },
        { from: at('2027-03-28T23:00'), to: at('2027-03-28T23:01'), users: ['UNORA'] },
      ],
    },
  ]);
});

test('without a fallback the leads are it', () => {
  const fallbackOf = (fallback: Json) =>
    configOf(changed({ 'teams.risk.fallback': fallback })).teams.risk?.fallback;
  const written = [{ group: 'S0OPS' }, { users: ['UNORA'] }, { group: 'S0OPS', users: ['UNORA'] }];
  expect([undefined, ...written].map(fallbackOf)).toEqual([{ users: ['UINGRID'] }, ...written]);
});

test('a fallback without anybody is refused', () => {
  expect(problemsOf(changed({ 'teams.risk.fallback': {} }))).toEqual([
    'teams.risk.fallback: Nobody is named here. Give it a group, users, or both.',
  ]);
});

const person = 'Write the id, like U0123ABCD: in Slack, open the profile, then ⋮ and Copy member ID.';
const turns = { users: ['UMINA', 'UTOMAS'], starts: '2026-11-23 09:00' };
const rotation = (changes: { [key: string]: Json }) => ({
  calendar: 'tokyo',
  rotation: { ...turns, ...changes },
});
const exception = (entry: { [key: string]: Json }) => ({
  calendar: 'tokyo',
  group: 'S0RISK',
  exceptions: [{ from: '2026-12-24', to: '2026-12-26', users: ['UNORA'], ...entry }],
});
const weeks = 'is not a number of weeks. Write a whole number from 1 to 52.';
const moment = 'is not a date or a date and a time. Write it like 2026-12-24, or 2026-12-24 18:00.';
const backwards =
  'This does not end after it begins. Write the earlier one after from, the later one after to.';

test.each<[string, { [key: string]: Json }]>([
  [': Nobody is named in this shift. Give it a group, users, or a rotation.', { calendar: 'tokyo' }],
  ['.rotation.users: "UMINA" is listed twice. Remove one of them.', rotation({ users: ['UMINA', 'UMINA'] })],
  ['.rotation.users: This list is empty. Name at least one of the member ids.', rotation({ users: [] })],
  [`.rotation.users[0]: "mina" is not a member id. ${person}`, rotation({ users: ['mina'] })],
  [
    '.rotation: A turn has two lengths here. Keep one of weeks, days and working_days.',
    rotation({ weeks: 1, days: 2 }),
  ],
  [
    '.rotation.working_days: 0 is not a number of working days. Write a whole number from 1 to 260.',
    rotation({ working_days: 0 }),
  ],
  [`.rotation.weeks: 0 ${weeks}`, rotation({ weeks: 0 })],
  [`.rotation.weeks: 53 ${weeks}`, rotation({ weeks: 53 })],
  [`.rotation.weeks: "2w" ${weeks}`, rotation({ weeks: '2w' })],
  [
    '.rotation.starts: "2026-11-23" is not a date and a time. Write it like 2026-11-23 09:00.',
    rotation({ starts: '2026-11-23' }),
  ],
  [
    '.rotation.starts: There is no day 2026-11-31. Check the month and the day.',
    rotation({ starts: '2026-11-31 09:00' }),
  ],
  ['.rotation.starts: This is missing. Write it like 2026-11-23 09:00.', rotation({ starts: undefined })],
  [
    '.time_zone: The days and times of this shift need a time zone, and always has none. Write one, like time_zone: Asia/Tokyo.',
    { ...rotation({}), calendar: 'always' },
  ],
  [
    '.time_zone: The days and times of this shift need a time zone, and always has none. Write one, like time_zone: Asia/Tokyo.',
    { rotation: turns },
  ],
  [
    '.time_zone: The days and times of this shift need a time zone, and both has none. Write one, like time_zone: Asia/Tokyo.',
    { ...exception({}), calendar: 'both' },
  ],
  [
    '.time_zone: There is no time zone "Tokyo Bay". Write a name of the IANA list, like Europe/Dublin or America/Los_Angeles.',
    { ...rotation({}), calendar: 'both', time_zone: 'Tokyo Bay' },
  ],
  [`.exceptions[0]: ${backwards}`, exception({ from: '2026-12-27' })],
  [`.exceptions[0]: ${backwards}`, exception({ from: '2026-12-24 18:00', to: '2026-12-24 18:00' })],
  [
    '.exceptions[0]: Nobody is named for these days. Give it a group, users, or both.',
    exception({ users: undefined }),
  ],
  [
    '.exceptions[0].to: There is no day 2026-02-29. Check the month and the day.',
    exception({ to: '2026-02-29' }),
  ],
  [`.exceptions[0].from: "Christmas" ${moment}`, exception({ from: 'Christmas' })],
  [`.exceptions[0].from: "2026-12-24 24:00" ${moment}`, exception({ from: '2026-12-24 24:00' })],
  [
    '.exceptions: This list is empty. Name at least one of the exceptions.',
    { group: 'S0RISK', calendar: 'tokyo', exceptions: [] },
  ],
])('on_call%s', (problem, shift) => {
  expect(problemsOf(withShifts(shift))).toEqual([`teams.risk.on_call[0]${problem}`]);
});
