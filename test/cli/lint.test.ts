import { describe, expect, test } from 'vitest';
import { lint } from '../../src/cli/lint/lint.ts';
import { writtenPath } from '../../src/config/problems.ts';
import { changed, configOf } from '../config/small-config.ts';

/** Monday. */
const from = Date.UTC(2026, 10, 23);
const days = (count: number) => ({ from, to: from + count * 86_400_000 });

const dublin = { time_zone: 'Europe/Dublin', hours: { 'mon-fri': '09:00-17:30' } };
const weekend = { time_zone: 'Europe/Dublin', hours: { sat: '10:00-14:00' } };

function found(changes: Parameters<typeof changed>[0], count = 60): string[] {
  return lint(configOf(changed(changes)), days(count)).map(
    ({ path, problem, fix }) => `${writtenPath(path)}: ${problem} ${fix}`,
  );
}

const addAShift = 'Add a shift for these hours, or promise them on a calendar that is closed then.';
const tellLeads =
  'ladders.standard.acknowledge[1]: While nobody is on call for risk, this step mentions nobody, except for urgent. Tell leads as well, or let somebody be on call.';

describe('who is on call', () => {
  test('somebody always is: nothing to say', () => {
    expect(found({})).toEqual([]);
  });

  test('nights, the weekend and a holiday are told once each, with who is mentioned instead', () => {
    expect(
      found({
        'calendars.dublin': { ...dublin, holidays: 'IE' },
        'teams.risk.on_call': [{ calendar: 'dublin', group: 'S0RISK' }],
      }),
    ).toEqual([
      `teams.risk.on_call: Nobody is on call every week Mon-Thu 17:30 to 09:00 the next day, Fri 17:30 to Mon 09:00; also Thu 24 Dec 2026 17:30 to Mon 28 Dec 2026 09:00; Thu 31 Dec 2026 17:30 to Mon 4 Jan 2027 09:00 (Europe/Dublin) for every priority, which count on always. For urgent the fallback (UINGRID) is mentioned, for the rest nobody. ${addAShift}`,
      tellLeads,
    ]);
  });

  test('only hours in which the promise counts matter', () => {
    expect(
      found({
        'calendars.dublin': dublin,
        'teams.risk.calendar': 'dublin',
        'teams.risk.on_call': [{ calendar: 'dublin', group: 'S0RISK' }],
        'teams.risk.sla.urgent.calendar': 'always',
        'teams.risk.sla.normal.resolve': '10h',
        'teams.risk.sla.low.resolve': '20h',
        'teams.risk.fallback': { group: 'S0OPS', users: ['UNORA'] },
      }),
    ).toEqual([
      `teams.risk.on_call: Nobody is on call every week Mon-Thu 17:30 to 09:00 the next day, Fri 17:30 to Mon 09:00 (Europe/Dublin) for urgent, which counts on always. For urgent the fallback (S0OPS, UNORA) is mentioned. ${addAShift}`,
    ]);
  });

  test.each([
    ['every day', { hours: { 'mon-fri': '09:00-23:59' } }, true],
    ['on one day', { hours: { mon: '09:00-17:00' }, open: { '2026-12-05': '12:00-23:59' } }, true],
    ['up to midnight', { hours: { mon: '09:00-24:00' } }, false],
    ['through the night', { hours: { mon: '22:00-06:00' } }, false],
  ])('hours that lose the last minute of a day: %s', (_, hours, isFound) => {
    const short =
      'calendars.late: Hours here end at 23:59, so the last minute of the day is closed. For the end of the day write 24:00.';
    const all = found({ 'calendars.late': { time_zone: 'Europe/Dublin', ...hours } });
    expect(all.includes(short)).toBe(isFound);
  });

  test('a shift that does not open in these days is nobody at any time', () => {
    expect(
      found(
        {
          'calendars.dublin': { ...dublin, closed: '2026-11-01 to 2027-01-31' },
          'teams.risk.on_call': [{ calendar: 'dublin', group: 'S0RISK' }],
        },
        7,
      ),
    ).toEqual([
      'calendars.dublin: This calendar does not open in the next 7 days. Check its hours and what is closed.',
      `teams.risk.on_call: Nobody is on call at any time in the next 7 days for every priority, which count on always. For urgent the fallback (UINGRID) is mentioned, for the rest nobody. ${addAShift}`,
      tellLeads,
    ]);
  });
});

test('a ladder whose steps tell leads as well reaches somebody', () => {
  const steps = [
    { at: '50%', tell: 'thread' },
    { at: 'breach', tell: ['on-call', 'leads'] },
  ];
  const [first, ...others] = found({
    'calendars.dublin': dublin,
    'teams.risk.on_call': [{ calendar: 'dublin', group: 'S0RISK' }],
    'ladders.standard': { acknowledge: steps, update: [], resolve: [] },
  });
  expect([first, others]).toEqual([expect.stringContaining('Nobody is on call every week'), []]);
});

describe('targets', () => {
  test('one that is longer than a week of its calendar is told, those alike together', () => {
    expect(
      found({
        'calendars.dublin': dublin,
        'defaults.calendar': 'dublin',
        'teams.new': {
          name: 'New',
          channel: 'C0NEW',
          responders: 'channel_members',
          leads: ['UHANA'],
          on_call: [{ group: 'S0NEW' }],
        },
      }),
    ).toEqual([
      'teams.risk.sla.normal.resolve: This is 48 h of open time, and so is 1 other target; dublin opens 42.5 h a week, so it takes about 1.1 weeks. A day is 24 h of open time. If you mean days of work, write their hours.',
      'teams.risk.sla.low.resolve: This is 120 h of open time, and so is 1 other target; dublin opens 42.5 h a week, so it takes about 2.8 weeks. A day is 24 h of open time. If you mean days of work, write their hours.',
    ]);
  });

  test('an any_of opens whenever one of its calendars does', () => {
    expect(
      found({
        calendars: { dublin, weekend, both: { any_of: ['dublin', 'weekend'] } },
        'teams.risk.sla.low': { resolve: '46h', calendar: 'both' },
        'teams.risk.sla.normal': { resolve: '47h', calendar: 'both' },
      }),
    ).toEqual([
      'teams.risk.sla.normal.resolve: This is 47 h of open time; both opens 46.5 h a week, so it takes just over a week. A day is 24 h of open time. If you mean days of work, write their hours.',
    ]);
  });
});

describe('shifts', () => {
  test('one that is never open while a promise counts is told', () => {
    expect(
      found({
        calendars: { dublin, weekend },
        'defaults.calendar': 'dublin',
        'teams.risk.sla': { normal: { resolve: '8h' }, low: { resolve: '16h' } },
        'teams.risk.on_call': [{ group: 'S0RISK' }, { calendar: 'weekend', users: ['UINGRID'] }],
      }),
    ).toEqual([
      'teams.risk.on_call[1]: In the next 60 days this shift on weekend is never open while a promise of the team counts. Remove it, or promise something on its calendar.',
    ]);
  });

  test('a rotation of one, and exceptions that are over', () => {
    const past = { from: '2026-10-01', to: '2026-10-02', users: ['UNORA'] };
    const last = { from: '2026-11-21', to: '2026-11-22', users: ['UNORA'] };
    const ahead = { from: '2026-12-24', to: '2026-12-26', users: ['UNORA'] };
    const shift = { time_zone: 'UTC', rotation: { users: ['UINGRID'], starts: '2026-11-23 09:00' } };
    const one = (exceptions: (typeof past)[]) => found({ 'teams.risk.on_call': [{ ...shift, exceptions }] });
    const alone =
      'teams.risk.on_call[0].rotation: This is a rotation of one: the turn never goes to anybody else. Add others, or write users in place of rotation.';
    expect([one([ahead]), one([ahead, last]), one([past, ahead, last])]).toEqual([
      [alone],
      [alone, 'teams.risk.on_call[0].exceptions[1]: This ended on Sun 22 Nov 2026. Remove what is past.'],
      [
        alone,
        'teams.risk.on_call[0].exceptions[0]: This and 1 more are over, the last on Sun 22 Nov 2026. Remove what is past.',
      ],
    ]);
  });
});

describe('calendars', () => {
  test('one that nothing counts on is told; a part of an any_of is used', () => {
    expect(
      found({
        calendars: {
          dublin,
          weekend,
          spare: { ...dublin, holidays: 'IE' },
          both: { any_of: ['dublin', 'weekend'] },
        },
        'teams.risk.sla.high.calendar': 'both',
      }),
    ).toEqual([
      'calendars.spare: Nothing counts on this calendar. Name it in a target or a shift, or remove it.',
    ]);
  });

  test('a region whose holidays of next year are not known is told', () => {
    const holidays = ['IE', 'IL'];
    const config = configOf(
      changed({ 'calendars.dublin': { ...dublin, holidays }, 'teams.risk.sla.high.calendar': 'dublin' }),
    );
    const in2149 = Date.UTC(2149, 5, 2);
    expect(lint(config, { from: in2149, to: in2149 + 7 * 86_400_000 })).toEqual([
      {
        path: ['calendars', 'dublin', 'holidays'],
        problem: 'No public holidays of IL are known for 2150.',
        fix: 'Write them under closed.',
      },
    ]);
  });
});
