import { expect, test } from 'vitest';
import { changed, configOf, problemsOf } from './small-config.ts';

type Changes = Parameters<typeof changed>[0];
const calendars = {
  dublin: { time_zone: 'Europe/Dublin', hours: { 'mon-fri': '09:00-17:30' } },
  tokyo: { time_zone: 'Asia/Tokyo', hours: { 'mon-fri': '09:00-18:00' } },
  both: { any_of: ['tokyo', 'dublin'] },
};
const countedOn = (changes: Changes) => {
  const sla = configOf(changed({ calendars, ...changes })).teams.risk?.sla;
  return sla && [sla.urgent, sla.high, sla.normal, sla.low].map(({ calendar }) => calendar);
};
const always = 'always';

test('a calendar named for a priority comes before one named for all, and the team’s before the defaults’', () => {
  const urgentAlways = { 'defaults.sla.urgent.calendar': always };
  expect([
    countedOn({}),
    countedOn({ 'defaults.calendar': 'dublin' }),
    countedOn({ 'teams.risk.calendar': 'tokyo' }),
    countedOn({ 'defaults.calendar': 'dublin', 'teams.risk.calendar': 'tokyo' }),
    countedOn({ ...urgentAlways, 'defaults.calendar': 'dublin' }),
    countedOn({ ...urgentAlways, 'teams.risk.calendar': 'tokyo' }),
    countedOn({ ...urgentAlways, 'teams.risk.calendar': 'tokyo', 'teams.risk.sla.urgent.calendar': 'both' }),
  ]).toEqual([
    [always, always, always, always],
    ['dublin', 'dublin', 'dublin', 'dublin'],
    ['tokyo', 'tokyo', 'tokyo', 'tokyo'],
    ['tokyo', 'tokyo', 'tokyo', 'tokyo'],
    [always, 'dublin', 'dublin', 'dublin'],
    [always, 'tokyo', 'tokyo', 'tokyo'],
    ['both', 'tokyo', 'tokyo', 'tokyo'],
  ]);
});

const unknown = (said: string, fix: string) => `There is no calendar "${said}". ${fix}`;
const known = 'Use one of: always, dublin, tokyo, both.';

test.each<[string, Changes]>([
  [`defaults.calendar: ${unknown('dubln', 'Did you mean dublin?')}`, { 'defaults.calendar': 'dubln' }],
  [`defaults.sla.low.calendar: ${unknown('paris', known)}`, { 'defaults.sla.low.calendar': 'paris' }],
  [`teams.risk.calendar: ${unknown('constructor', known)}`, { 'teams.risk.calendar': 'constructor' }],
  [
    `teams.risk.sla.low.calendar: ${unknown('toky', 'Did you mean tokyo?')}`,
    { 'teams.risk.sla.low.calendar': 'toky' },
  ],
  [
    `teams.risk.on_call[0].calendar: ${unknown('alway', 'Did you mean always?')}`,
    { 'teams.risk.on_call': [{ group: 'S0RISK', calendar: 'alway' }] },
  ],
  [
    'teams.risk.calendar: 7 is not the name of a calendar. Write always, or a name under calendars.',
    { 'teams.risk.calendar': 7 },
  ],
  [
    'teams.risk.calendar: This is empty. Write always, or a name under calendars.',
    { 'teams.risk.calendar': null },
  ],
])('%s', (problem, changes) => {
  expect(problemsOf(changed({ calendars, ...changes }))).toEqual([problem]);
});

test('a calendar that has a problem of its own is not also called unknown', () => {
  expect(
    problemsOf(changed({ calendars: { ...calendars, paris: null }, 'defaults.calendar': 'paris' })),
  ).toEqual([expect.stringMatching(/^calendars\.paris: This is empty\./)]);
});

test('what could not come due within a year of open time is refused, setting by setting', () => {
  const rare = { time_zone: 'UTC', hours: { mon: ['09:00-10:00', '22:00-00:30'] } };
  const rarer = { time_zone: 'UTC', hours: { mon: '09:00-10:00' } };
  const open = (resolve: string, calendar: string) =>
    problemsOf(
      changed({
        calendars: { rarer, rare, rarely: { any_of: ['rare', 'rarer'] } },
        'defaults.calendar': calendar,
        'teams.risk.sla.low': { update: '183h', resolve },
      }),
    );
  const refusal = (setting: string, calendar: string) =>
    `teams.risk.sla.low.${setting}: This would take more than a year: ${calendar} is open 3.5 hours a week. Shorten it, or choose another calendar.`;
  expect([open('182h', 'rare'), open('183h', 'rarely'), open('366d', always)]).toEqual([
    [refusal('update', 'rare')],
    [refusal('update', 'rarely'), refusal('resolve', 'rarely')],
    [],
  ]);
});
