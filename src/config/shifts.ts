/** Shifts: who is mentioned when, who takes turns, and who covers for whom. */
import type { z } from 'zod';
import { alwaysId, type Instant } from '../domain/calendars/calendar.ts';
import type { CalendarRule } from '../domain/calendars/opening-hours.ts';
import { instantOf, type WallTime } from '../domain/calendars/wall-time.ts';
import type { Crew, Exception, Shift } from '../domain/team.ts';
import { calendarReference } from './calendars.ts';
import { endOf, isBefore, moment, wallTime } from './dates.ts';
import { expects, problemText, section, whenSound } from './problems.ts';
import { groupId, listOf, userId, wholeNumber } from './texts.ts';
import { timeZone } from './time-zones.ts';

export const users = listOf(userId, 'member ids', { most: 100 });

const crew = {
  group: groupId.optional().describe('A Slack user group to mention.'),
  users: users.optional().describe('People to mention.'),
};
const isSomebody = ({ group, users }: Crew): boolean => group !== undefined || users !== undefined;

export const fallbackCrew = section(crew)
  .refine(isSomebody, {
    error: problemText('Nobody is named here.', 'Give it a group, users, or both.'),
    when: whenSound,
  })
  .transform(crewOf);

function crewOf({ group, users }: Crew): Crew {
  return { ...(group !== undefined && { group }), ...(users !== undefined && { users }) };
}

const aNumber = expects('a number of weeks', 'Write a whole number from 1 to 52.');
const ofDays = expects('a number of days', 'Write a whole number from 1 to 366.');
const ofWorkingDays = expects('a number of working days', 'Write a whole number from 1 to 260.');
const rotation = section({
  users: users.describe('Who takes turns, in this order.'),
  starts: wallTime.describe('The first hand-over, like 2026-11-23 09:00: the first of them begins.'),
  weeks: wholeNumber(1, 52, aNumber)
    .optional()
    .describe('How many weeks a turn lasts. One, if nothing says it.'),
  days: wholeNumber(1, 366, ofDays).optional().describe('How many days a turn lasts, in place of weeks.'),
  working_days: wholeNumber(1, 260, ofWorkingDays)
    .optional()
    .describe('How many days from Monday to Friday a turn lasts, in place of weeks.'),
}).refine(
  (turn) => [turn.weeks, turn.days, turn.working_days].filter((one) => one !== undefined).length <= 1,
  {
    error: problemText('A turn has two lengths here.', 'Keep one of weeks, days and working_days.'),
    when: whenSound,
  },
);

const lengthOf = ({ weeks = 1, days, working_days }: z.output<typeof rotation>) =>
  days !== undefined ? { days } : working_days !== undefined ? { workingDays: working_days } : { weeks };

const exception = section({
  from: moment.describe('A date, or a date and a time like 2026-12-24 18:00.'),
  to: moment.describe('A date, which is covered to its end, or a date and a time.'),
  ...crew,
})
  .refine(isSomebody, {
    error: problemText('Nobody is named for these days.', 'Give it a group, users, or both.'),
    when: whenSound,
  })
  .refine(({ from, to }) => isBefore(from.wall, endOf(to)), {
    error: problemText(
      'This does not end after it begins.',
      'Write the earlier one after from, the later one after to.',
    ),
    when: whenSound,
  });

export const shift = section({
  calendar: calendarReference
    .default(alwaysId)
    .describe('When it is worked: always, or a name under calendars.'),
  ...crew,
  rotation: rotation.optional().describe('People who take turns.'),
  exceptions: listOf(exception, 'exceptions', { most: 100, nameOf: () => undefined })
    .optional()
    .describe('Who covers it on certain days in place of the others.'),
  time_zone: timeZone
    .optional()
    .describe('The zone of the days and times in rotation and exceptions, if not the calendar’s.'),
}).refine((written) => isSomebody(written) || written.rotation !== undefined, {
  error: problemText('Nobody is named in this shift.', 'Give it a group, users, or a rotation.'),
  when: whenSound,
});
export type WrittenShift = z.output<typeof shift>;

/** Days and times become instants in the shift's time zone, which the cross checks have made sure there is. */
export function shiftOf(written: WrittenShift, calendars: Record<string, CalendarRule>): Shift {
  const { calendar, rotation, exceptions } = written;
  const rule = calendars[calendar];
  const zone = (): string => {
    const found = written.time_zone ?? (rule && 'timeZone' in rule ? rule.timeZone : undefined);
    if (found === undefined) throw new Error(`A shift on ${calendar} has no time zone.`);
    return found;
  };
  const instant = (wall: WallTime): Instant => instantOf(wall, zone());
  return {
    calendar,
    ...crewOf(written),
    ...(rotation && {
      rotation: {
        users: rotation.users,
        startsAt: instant(rotation.starts),
        ...lengthOf(rotation),
        timeZone: zone(),
      },
    }),
    ...(exceptions && {
      exceptions: exceptions.map(
        ({ from, to, ...crew }): Exception => ({
          from: instant(from.wall),
          to: instant(endOf(to)),
          ...crewOf(crew),
        }),
      ),
    }),
  };
}
