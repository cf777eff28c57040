/** The week of a calendar as people write it: hours for a day, for a range such as mon-fri, or for several such as "mon, wed". */
import { z } from 'zod';
import type { Hours, OpeningHours } from '../domain/calendars/opening-hours.ts';
import { type Weekday, weekdays } from '../domain/calendars/weekday.ts';
import { hoursOfDay, writeHours } from './hours.ts';
import { expects, problemText, whenSound } from './problems.ts';

const dayMinutes = 24 * 60;

const order: readonly string[] = weekdays;
const oneDay = `(?:${weekdays.join('|')})`;
const someDays = `${oneDay}(?: ?[-–] ?${oneDay})?`;
const aDay = expects(
  'a day',
  `Write ${weekdays.join(', ')}, a range like mon-fri, or several like "mon, wed".`,
);
const days = z
  .string({ error: aDay })
  .regex(new RegExp(`^${someDays}(?: *, *${someDays})*$`), { error: aDay });

/** A range may run over Sunday, as in sun-thu. */
function daysIn(key: string): Weekday[] {
  return key.split(',').flatMap((range) => {
    const [first = -1, last = first] = [...range.matchAll(new RegExp(oneDay, 'g'))].map(([name]) =>
      order.indexOf(name),
    );
    return [...weekdays, ...weekdays].slice(first, first + ((last - first + 7) % 7) + 1);
  });
}

type Entry = { key: string; day: Weekday; spans: Hours[] };
const entriesOf = (week: Record<string, Hours[]>): Entry[] =>
  Object.entries(week).flatMap(([key, spans]) => daysIn(key).map((day) => ({ key, day, spans })));

const noHours = 'Write the hours of the days it is open, like mon-fri: 09:00-17:30.';

export const weekSection = z
  .record(days, hoursOfDay, { error: expects('a week', noHours) })
  .superRefine((week, ctx) => {
    if (!whenSound(ctx)) return;
    const entries = entriesOf(week);
    const refuse = ({ key }: Entry, problem: string, fix: string) =>
      ctx.addIssue({ code: 'custom', path: [key], message: problemText(problem, fix) });
    if (entries.length === 0)
      ctx.addIssue({ code: 'custom', message: problemText('This calendar is never open.', noHours) });
    for (const [index, entry] of entries.entries()) {
      const twin = entries.slice(0, index).find(({ day }) => day === entry.day);
      if (twin) refuse(entry, `The hours of ${entry.day} are also given by ${twin.key}.`, 'Give them once.');
    }
    const told = new Set<string>();
    for (const entry of entries) {
      const clash = clashWithNight(entry, entries);
      if (clash === undefined || told.has(entry.key)) continue;
      told.add(entry.key);
      refuse(entry, clash, 'Let the one begin later or the other end earlier.');
    }
  })
  .transform((week): OpeningHours['weekly'] =>
    Object.fromEntries(entriesOf(week).map(({ day, spans }) => [day, spans])),
  );

/**
 * Hours that begin before the night of the day before is over. They may begin as it ends: no other wording has an early shift
 * follow a night shift of its own day.
 */
function clashWithNight({ day, spans }: Entry, entries: readonly Entry[]): string | undefined {
  const dayBefore = weekdays.at(weekdays.indexOf(day) - 1);
  const night = entries.find((entry) => entry.day === dayBefore)?.spans.at(-1);
  const early = spans.find(({ from }) => night && from < night.to - dayMinutes);
  if (!night || !early) return undefined;
  return `${writeHours(early)} on ${day} begins before the night of ${dayBefore}, ${writeHours(night)}, is over.`;
}

/** Open time in an ordinary week, in milliseconds. */
export const weeklyMs = (weekly: OpeningHours['weekly']): number =>
  Object.values(weekly)
    .flat()
    .reduce((ms, { from, to }) => ms + (to - from) * 60_000, 0);
