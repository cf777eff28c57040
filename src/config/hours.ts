/** Opening hours as people write them: 09:00-17:30 for a day, or a list of them for a day with a break. */
import { z } from 'zod';
import type { Hours } from '../domain/calendars/opening-hours.ts';
import { expects, problemText, whenSound } from './problems.ts';
import { oneOrMany } from './texts.ts';

const dayMinutes = 24 * 60;
/** A time of day, as a part of a pattern. */
export const timePattern = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const written = new RegExp(`^(${timePattern}) ?[-–] ?(${timePattern}|24:00)$`);

/** `09:30` → 570. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Null when the text is no hours. What ends before it begins ends on the next day. */
export function parseHours(text: string): Hours | null {
  const [, begins, ends] = written.exec(text.trim()) ?? [];
  if (begins === undefined || ends === undefined) return null;
  const [from, until] = [minutesOf(begins), minutesOf(ends)];
  const to = until > from ? until : until + dayMinutes;
  return to - from === dayMinutes && from > 0 ? null : { from, to };
}

const anyHours = expects('a pair of times', 'Write it like 09:00-17:30, or a list of such pairs.');

/** What is wrong with hours, as problem and fix. */
function hoursProblem({ input }: { input?: unknown }): string {
  const [, begins, ends] = typeof input === 'string' ? (written.exec(input.trim()) ?? []) : [];
  if (begins === undefined || begins !== ends) return anyHours({ input });
  return problemText('It opens and closes at the same time.', 'For the whole day write 00:00-24:00.');
}

const hours = z
  .string({ error: hoursProblem })
  .superRefine((text, ctx) => {
    if (parseHours(text) === null) ctx.addIssue({ code: 'custom', message: hoursProblem({ input: text }) });
  })
  .transform((text) => parseHours(text) ?? z.NEVER)
  .meta({ pattern: written.source });

/** The hours that begin on one day, in order; overlaps and hours that touch are refused. */
export const hoursOfDay = oneOrMany(hours, hoursProblem, { most: 10 })
  .transform((spans) => spans.toSorted((one, other) => one.from - other.from))
  .superRefine((spans, ctx) => {
    if (!whenSound(ctx)) return;
    for (const [index, after] of spans.entries()) {
      const before = spans[index - 1];
      if (!before || before.to < after.from) continue;
      const how = before.to === after.from ? 'touch' : 'overlap';
      const problem = `${writeHours(before)} and ${writeHours(after)} ${how}.`;
      ctx.addIssue({
        code: 'custom',
        message: problemText(problem, 'Write them as one, or move one of them.'),
      });
    }
  });

export const writeHours = ({ from, to }: Hours): string => `${time(from)}-${time(to)}`;

/** Midnight at the end of a day is 24:00, as it is written. */
function time(minutes: number): string {
  const shown = minutes > dayMinutes ? minutes - dayMinutes : minutes;
  return [Math.floor(shown / 60), shown % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
