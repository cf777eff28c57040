import { expect, test } from 'vitest';
import type { Span } from '../../../src/domain/calendars/calendar.ts';
import { calendarOf } from '../../../src/domain/calendars/open-time.ts';
import type { Hours, OpeningHours } from '../../../src/domain/calendars/opening-hours.ts';
import { type Weekday, weekdays } from '../../../src/domain/calendars/weekday.ts';
import { hours, minutes } from '../../support/factories.ts';

/** `09:00-17:00`, and past midnight `22:00-30:00`. */
function read(text: string): Hours[] {
  const minute = (time: string) => {
    const [hour, rest] = time.split(':').map(Number);
    return (hour ?? Number.NaN) * 60 + (rest ?? Number.NaN);
  };
  return text.split(' ').map((part) => {
    const [from = '', to = ''] = part.split('-');
    return { from: minute(from), to: minute(to) };
  });
}

const on = (days: readonly Weekday[], text: string): OpeningHours['weekly'] =>
  Object.fromEntries(days.map((day) => [day, read(text)]));
const workdays = weekdays.slice(0, 5);
const daily = (text: string) => on(weekdays, text);

const place = (
  timeZone: string,
  weekly: OpeningHours['weekly'],
  more: Partial<OpeningHours> = {},
): OpeningHours => ({
  timeZone,
  weekly,
  holidays: [],
  closed: [],
  open: {},
  ...more,
});

const christmas = (region: string, year: number) =>
  region === 'IE' ? [`${year}-12-25`, `${year}-12-26`] : [];
const open = (rule: Parameters<typeof calendarOf>[0]) => calendarOf(rule, christmas);

const at = (iso: string) => Date.parse(iso);
const iso = (instant: number) => new Date(instant).toISOString().replace(':00.000', '');
const said = (span: Span | null) => span && `${iso(span.from)} to ${iso(span.to)}`;

const dublin = open(place('Europe/Dublin', on(workdays, '09:00-17:00'), { holidays: ['IE'] }));

test('what is left of a day at closing time goes on when it opens again', () => {
  expect(iso(dublin.add(at('2026-11-20T16:30Z'), hours(1)))).toBe('2026-11-23T09:30Z');
});

test('a target that is used up by closing time is due at closing time, not when it opens again', () => {
  expect(iso(dublin.add(at('2026-11-20T16:30Z'), minutes(30)))).toBe('2026-11-20T17:00Z');
});

test('counted back from an opening, it was closing time the evening before', () => {
  expect(iso(dublin.add(at('2026-11-23T09:30Z'), -minutes(30)))).toBe('2026-11-20T17:00Z');
});

test('nothing to wait for is over at once, also while it is closed', () => {
  expect(iso(dublin.add(at('2026-11-21T12:00Z'), 0))).toBe('2026-11-21T12:00Z');
});

test('lunch counts nothing', () => {
  const desk = open(place('Europe/Paris', on(workdays, '09:00-12:30 13:30-17:00')));
  expect(iso(desk.add(at('2026-11-23T11:00Z'), hours(1)))).toBe('2026-11-23T13:00Z');
  expect(said(desk.next(at('2026-11-23T11:45Z')))).toBe('2026-11-23T12:30Z to 2026-11-23T16:00Z');
});

test('a night shift that begins before a holiday goes on into it, and none begins on it', () => {
  const nights = open(place('Europe/Dublin', daily('22:00-30:00'), { holidays: ['IE'] }));
  expect(said(nights.next(at('2026-12-24T23:00Z')))).toBe('2026-12-24T22:00Z to 2026-12-25T06:00Z');
  expect(said(nights.next(at('2026-12-25T06:00Z')))).toBe('2026-12-27T22:00Z to 2026-12-28T06:00Z');
});

test('a date with hours of its own has them, on a holiday and while closed too', () => {
  const desk = open(
    place('Europe/Dublin', on(workdays, '09:00-17:00'), {
      holidays: ['IE'],
      closed: [{ from: '2026-12-24', to: '2027-01-01' }],
      open: { '2026-12-25': read('10:00-12:00'), '2026-12-29': read('09:00-10:00'), '2027-01-04': [] },
    }),
  );
  const opens = (from: string) => said(desk.next(at(from)));
  expect(opens('2026-12-23T17:00Z')).toBe('2026-12-25T10:00Z to 2026-12-25T12:00Z');
  expect(opens('2026-12-25T12:00Z')).toBe('2026-12-29T09:00Z to 2026-12-29T10:00Z');
  expect(opens('2026-12-29T10:00Z')).toBe('2027-01-05T09:00Z to 2027-01-05T17:00Z');
});

test('hours that run past midnight and those of the next day are one stretch, and count once', () => {
  const desk = open(place('UTC', { mon: read('18:00-26:00'), tue: read('01:00-09:00') }));
  expect(said(desk.next(at('2026-11-23T20:00Z')))).toBe('2026-11-23T18:00Z to 2026-11-24T09:00Z');
  expect(desk.between(at('2026-11-23T00:00Z'), at('2026-11-25T00:00Z'))).toBe(hours(15));
});

test('an hour that the clock skips counts nothing', () => {
  const nights = open(place('Europe/Berlin', daily('01:00-05:00')));
  expect(nights.between(at('2026-03-28T23:00Z'), at('2026-03-29T10:00Z'))).toBe(hours(3));
});

test('hours that lie in a gap never come', () => {
  const desk = open(place('Europe/Berlin', daily('02:15-02:45')));
  expect(said(desk.next(at('2026-03-28T12:00Z')))).toBe('2026-03-30T00:15Z to 2026-03-30T00:45Z');
});

test('hours that the clock shows twice count twice, with a rest in between', () => {
  const desk = open(place('Europe/Berlin', daily('02:15-02:45')));
  expect(said(desk.next(at('2026-10-24T12:00Z')))).toBe('2026-10-25T00:15Z to 2026-10-25T00:45Z');
  expect(said(desk.next(at('2026-10-25T00:45Z')))).toBe('2026-10-25T01:15Z to 2026-10-25T01:45Z');
});

test('on Lord Howe Island the clock skips half an hour and repeats half an hour', () => {
  const desk = open(place('Australia/Lord_Howe', daily('01:00-03:00')));
  expect(desk.between(at('2026-10-03T12:00Z'), at('2026-10-04T12:00Z'))).toBe(minutes(90));
  expect(desk.between(at('2026-04-04T12:00Z'), at('2026-04-05T12:00Z'))).toBe(minutes(150));
});

test.each([
  ['America/Havana skips the first hour of a day', 'America/Havana', '2026-03-08', 23],
  ['America/Havana repeats the first hour of a day', 'America/Havana', '2026-11-01', 25],
  ['Africa/Cairo skips the first hour of a day', 'Africa/Cairo', '2026-04-24', 23],
  ['Africa/Cairo repeats the last hour of a day', 'Africa/Cairo', '2026-10-29', 25],
])('where clocks change at midnight: %s', (_, timeZone, date, count) => {
  const onlyThen = open(place(timeZone, {}, { open: { [date]: read('00:00-24:00') } }));
  expect(onlyThen.between(at(date) - hours(48), at(date) + hours(72))).toBe(hours(count));
});

test('a team that follows the sun is open while one of its offices is', () => {
  const desk = (timeZone: string) => place(timeZone, on(workdays, '09:00-17:00'));
  const sun = open({ anyOf: [desk('America/Los_Angeles'), desk('Europe/Dublin')] });
  expect(said(sun.next(at('2026-11-23T12:00Z')))).toBe('2026-11-23T09:00Z to 2026-11-24T01:00Z');
  expect(sun.between(at('2026-11-23T00:00Z'), at('2026-11-24T00:00Z'))).toBe(hours(15));
});

test('a stretch that lasts for years is told whole', () => {
  const desk = open(
    place('UTC', daily('00:00-24:00'), { closed: [{ from: '2024-02-01', to: '2024-02-01' }] }),
  );
  const until = open(
    place('UTC', daily('00:00-24:00'), { closed: [{ from: '2029-02-01', to: '2029-02-01' }] }),
  );
  expect(desk.next(at('2026-11-23T09:00Z'))).toEqual({
    from: at('2024-02-02T00:00Z'),
    to: Number.POSITIVE_INFINITY,
  });
  expect(until.next(at('2026-11-23T09:00Z'))).toEqual({
    from: Number.NEGATIVE_INFINITY,
    to: at('2029-02-01T00:00Z'),
  });
});

const once = place(
  'UTC',
  {},
  { open: { '2026-11-23': read('09:00-17:00'), '2040-01-02': read('09:00-17:00') } },
);

test('nobody waits longer than ten years for an opening, also when somebody has asked about the time beyond', () => {
  const morning = at('2026-11-23T09:00Z');
  const told = () => {
    const desk = open(once);
    return {
      next: [desk.next(at('2026-11-24T00:00Z')), said(desk.next(at('2035-01-01T00:00Z')))],
      due: iso(desk.add(morning, hours(8))),
      beyond: () => desk.add(morning, hours(8) + 1),
      before: () => desk.add(at('2040-01-02T12:00Z'), -hours(4)),
      all: desk.between(0, at('2050-01-01T00:00Z')),
    };
  };
  for (const { next, due, beyond, before, all } of [told(), told()]) {
    expect({ next, due, all }).toEqual({
      next: [null, '2040-01-02T09:00Z to 2040-01-02T17:00Z'],
      due: '2026-11-23T17:00Z',
      all: hours(16),
    });
    expect(beyond).toThrow(/^The calendar does not open often enough: .* after 2026-11-23T09:00:00.000Z\.$/);
    expect(before).toThrow(RangeError);
  }
  expect(() => open(once).add(morning, hours(8) + 1)).toThrow(RangeError);
  expect(() => open(once).add(morning, -1)).toThrow(/ before 2026-11-23T09:00:00.000Z\.$/);
});

test('an opening that is years away is found', () => {
  const desk = open(place('UTC', {}, { open: { '2033-05-04': read('09:00-17:00') } }));
  expect(desk.add(at('2026-11-23T09:00Z'), 1)).toBe(at('2033-05-04T09:00Z') + 1);
  expect(iso(desk.add(at('2026-11-23T09:00Z'), hours(1)))).toBe('2033-05-04T10:00Z');
  expect(iso(desk.add(at('2040-01-01T00:00Z'), -hours(1)))).toBe('2033-05-04T16:00Z');
});

test('a time zone or a region that does not exist is an error', () => {
  expect(() => open(place('Mars/Olympus', daily('09:00-17:00'))).next(0)).toThrow(
    'There is no time zone "Mars/Olympus".',
  );
  const nowhere = place('UTC', daily('09:00-17:00'), { holidays: ['XX'] });
  const refuse = () => {
    throw new RangeError('no such region');
  };
  expect(() => calendarOf(nowhere, refuse).next(0)).toThrow('no such region');
});

test('no instant lies beyond the last date there is', () => {
  expect(() => dublin.between(0, 1e18)).toThrow('No calendar reaches that far.');
});
