/** When the daily digest goes out, in each lead's own time zone. */
import { z } from 'zod';
import { weekdays } from '../domain/calendars/weekday.ts';
import { minutesOf, timePattern } from './hours.ts';
import { expects, section } from './problems.ts';
import { listOf } from './texts.ts';

const aTimeOfDay = expects('a time of day', 'Write it like 09:00 or 17:30.');
const timeOfDay = z
  .string({ error: aTimeOfDay })
  .regex(new RegExp(`^${timePattern}$`), { error: aTimeOfDay })
  .transform(minutesOf);

const aDay = expects('a day', `Write ${weekdays.join(', ')}.`);

export const digestSection = section({
  at: timeOfDay.default(9 * 60).describe('The time of day, in each lead’s own time zone, like 09:00.'),
  days: listOf(z.enum(weekdays, { error: aDay }), 'days', { most: 7 })
    .default(['mon', 'tue', 'wed', 'thu', 'fri'])
    .describe('The days it is sent on.'),
})
  .prefault({})
  .describe('When each lead gets the daily digest.');
