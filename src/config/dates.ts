/** Dates and times as people write them: 2026-12-24, 2026-12-27 to 2026-12-31, 2026-12-24 18:00. */
import { z } from 'zod';
import type { Dates } from '../domain/calendars/opening-hours.ts';
import type { WallTime } from '../domain/calendars/wall-time.ts';
import { minutesOf, timePattern } from './hours.ts';
import { expects, problemText } from './problems.ts';

const dayMs = 86_400_000;
const oneDate = '20\\d\\d-\\d\\d-\\d\\d';

type Form<Read> = {
  what: string;
  fix: string;
  pattern: RegExp;
  read(text: string): Read;
  /** What else is wrong with it, as problem and fix, when it has the form and its dates exist. */
  objection?(read: Read): string | undefined;
};

/** What a text of a form is, or what is wrong with it; a date that no calendar has is wrong. */
function problemIn<Read>(
  { what, fix, pattern, read, objection }: Form<Read>,
  input: unknown,
): string | undefined {
  const text = typeof input === 'string' ? input.trim() : '';
  if (!pattern.test(text)) return expects(what, fix)({ input });
  const unreal = [...text.matchAll(new RegExp(oneDate, 'g'))].find(([date]) => !isDate(date));
  return unreal
    ? problemText(`There is no day ${unreal[0]}.`, 'Check the month and the day.')
    : objection?.(read(text));
}

function textOf<Read>(form: Form<Read>) {
  return z
    .string({ error: expects(form.what, form.fix) })
    .superRefine((text, ctx) => {
      const message = problemIn(form, text);
      if (message !== undefined) ctx.addIssue({ code: 'custom', message });
    })
    .transform((text) => form.read(text.trim()))
    .meta({ pattern: form.pattern.source });
}

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

const aDate: Form<string> = {
  what: 'a date',
  fix: 'Write it like 2026-12-24.',
  pattern: new RegExp(`^${oneDate}$`),
  read: (text) => text,
};
export const date = textOf(aDate);

const someDates: Form<Dates> = {
  what: 'a date',
  fix: 'Write it like 2026-12-24, or 2026-12-27 to 2026-12-31.',
  pattern: new RegExp(`^${oneDate}(?: to ${oneDate})?$`),
  read(text) {
    const [from = '', to = from] = text.split(' to ');
    return { from, to };
  },
  objection({ from, to }) {
    if (to < from) return problemText('This ends before it begins.', `Write ${to} to ${from}.`);
    // A calendar that does not open for years could promise nothing.
    return Date.parse(to) - Date.parse(from) > 366 * dayMs
      ? problemText('This is longer than a year.', 'Check the year.')
      : undefined;
  },
};
/** A date, or the first and the last of several. */
export const datesSetting = textOf(someDates);
export const datesProblem = ({ input }: { input?: unknown }): string =>
  problemIn(someDates, input) ?? expects(someDates.what, someDates.fix)({ input });

/** A date alone is that whole day. */
export type WallMoment = { wall: WallTime; wholeDay: boolean };

const momentOf = (text: string): WallMoment => {
  const [year = 0, month = 0, day = 0] = text.slice(0, 10).split('-').map(Number);
  const minutes = text.length > 10 ? minutesOf(text.slice(11)) : 0;
  const wall = { year, month, day, hour: Math.floor(minutes / 60), minute: minutes % 60 };
  return { wall, wholeDay: text.length === 10 };
};
export const moment = textOf({
  what: 'a date or a date and a time',
  fix: 'Write it like 2026-12-24, or 2026-12-24 18:00.',
  pattern: new RegExp(`^${oneDate}(?: ${timePattern})?$`),
  read: momentOf,
});
export const wallTime = textOf({
  what: 'a date and a time',
  fix: 'Write it like 2026-11-23 09:00.',
  pattern: new RegExp(`^${oneDate} ${timePattern}$`),
  read: (text) => momentOf(text).wall,
});

/** When it ends, on the wall clock: a whole day ends at its midnight. */
export const endOf = ({ wall, wholeDay }: WallMoment): WallTime =>
  wholeDay ? { ...wall, day: wall.day + 1 } : wall;

export const isBefore = (one: WallTime, other: WallTime): boolean => orderOf(one) < orderOf(other);
const orderOf = ({ year, month, day, hour, minute }: WallTime) =>
  Date.UTC(year, month - 1, day, hour, minute);
