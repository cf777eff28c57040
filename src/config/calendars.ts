/** Calendars: when a place works, in hours of a week, public holidays, and days with rules of their own. */
import { z } from 'zod';
import { alwaysId } from '../domain/calendars/calendar.ts';
import type { CalendarRule, OpeningHours } from '../domain/calendars/opening-hours.ts';
import { date, datesProblem, datesSetting } from './dates.ts';
import { hoursOfDay } from './hours.ts';
import { expects, problemText, section, shown } from './problems.ts';
import { isRegion } from './public-holidays.ts';
import { listOf, oneOrMany, ownId } from './texts.ts';
import { timeZone } from './time-zones.ts';
import { weekSection } from './week.ts';

const calendarId = ownId.refine((id) => id !== alwaysId, {
  error: problemText(
    'always is there without being written: it never closes.',
    'Choose another name, or remove this.',
  ),
});

const aName = expects('the name of a calendar', 'Write always, or a name under calendars.');
/** That it exists is a matter of the whole file: see the checks of calendars. */
export const calendarReference = z
  .string({ error: aName })
  .regex(/^[a-z][a-z0-9-]{0,30}$/, { error: aName })
  .meta({ description: 'always, or a name under calendars.' });

const tooMany = problemText('There are more than 366 entries.', 'Remove those that are past.');

const aRegion = 'Write a country like IE, or a part of one like US-CA or DE-BE.';
function regionProblem({ input }: { input?: unknown }): string {
  if (typeof input !== 'string') return expects('a country or region', aRegion)({ input });
  const capitals = input.trim().toUpperCase();
  const meant = [capitals, capitals.replace(/^UK\b/, 'GB')].find(isRegion);
  const country = capitals.replace(/[^A-Z].*$/, '');
  const fix = isRegion(country)
    ? `Write ${country} for the whole country, or a part of it that is known.`
    : aRegion;
  return problemText(
    `There are no public holidays known for ${shown(input)}.`,
    meant === undefined ? fix : `Did you mean ${meant}?`,
  );
}

/** A country or region whose public holidays are known, such as IE, US-CA or DE-BE. */
const region = z.string({ error: regionProblem }).refine(isRegion, { error: regionProblem });

const calendar = section({
  time_zone: timeZone.optional().describe('Its IANA name, like Europe/Dublin.'),
  hours: weekSection
    .optional()
    .describe('The week: mon-fri: 09:00-17:30. 22:00-06:00 closes on the next day.'),
  holidays: oneOrMany(region, regionProblem, { most: 20 })
    .optional()
    .describe('Whose public holidays are closed: IE, US-CA, DE-BE, or a list.'),
  closed: oneOrMany(datesSetting, datesProblem, { most: 366 })
    .optional()
    .describe('Closed whatever the week says: 2026-12-24, 2026-12-27 to 2026-12-31, or a list.'),
  open: z
    .record(date, hoursOfDay, {
      error: expects('a group of dates', 'Write it like { 2026-12-05: 10:00-14:00 }.'),
    })
    .refine((days) => Object.keys(days).length <= 366, { error: tooMany })
    .optional()
    .describe('Dates with hours of their own, whatever the rest says: { 2026-12-05: 10:00-14:00 }.'),
  any_of: listOf(ownId.describe('A calendar with hours.'), 'calendars with hours', { most: 20 })
    .optional()
    .describe('In place of all the rest: open whenever one of these calendars is.'),
});

export const calendarSettings = Object.keys(calendar.shape);

export const calendarsSection = z
  .record(calendarId, calendar, {
    error: expects('a group of calendars', 'Name each calendar and give it its hours.'),
  })
  .refine((calendars) => Object.keys(calendars).length <= 50, {
    error: problemText('There are more than 50 calendars.', 'Remove those that nothing uses.'),
  })
  .default({})
  .describe('When teams work, by name. always, which never closes, is there without being written.');

/** The rules by name; `any_of` has the rules it names put in. The cross checks have made sure that they are there. */
export function calendarRules(written: z.output<typeof calendarsSection>): Record<string, CalendarRule> {
  const own = (name: string): OpeningHours => {
    const { time_zone, hours, holidays = [], closed = [], open = {} } = written[name] ?? {};
    if (time_zone === undefined || hours === undefined)
      throw new Error(`The calendar ${name} is incomplete.`);
    return { timeZone: time_zone, weekly: hours, holidays, closed, open };
  };
  return Object.fromEntries(
    Object.entries(written).map(([name, { any_of }]): [string, CalendarRule] => [
      name,
      any_of ? { anyOf: any_of.map(own) } : own(name),
    ]),
  );
}
