/** Finds a day in English, German, French and Japanese words: a date, a weekday, "tomorrow". Takes flattened text. */

import { type Found, findAll, type PatternReader } from './found.ts';

export type Day =
  | { kind: 'days ahead'; days: number }
  /** 0 is Sunday. */
  | { kind: 'weekday'; weekday: number }
  | { kind: 'date'; year: number | undefined; month: number; day: number };

const months =
  'jan\\p{L}*|f[eé][bv]\\p{L}*|m(?:ar\\p{L}*|ärz\\p{L}*|rz)|a[pv]r\\p{L}*|ma[iy]|ju(?:ne?|ni|in)|jul\\p{L}*|juillet|a(?:ug\\p{L}*|oût)|sep\\p{L}*|o[ck]t\\p{L}*|nov\\p{L}*|d[eé][cz]\\p{L}*';
const monthStarts = [
  /^jan/,
  /^f/,
  /^m(?:ar|är|rz)/,
  /^a[pv]r/,
  /^ma[iy]/,
  /^ju(?:n|in)/,
  /^jui?l/,
  /^ao|^aug/,
  /^sep/,
  /^o/,
  /^n/,
  /^d/,
];
const weekdays = [
  'sundays?|sonntags?|dimanche|日曜',
  'mondays?|montags?|lundi|月曜',
  'tue(?:sdays?)?|dienstags?|mardi|火曜',
  'wed(?:nesdays?)?|mittwochs?|mercredi|水曜',
  'thu(?:rsdays?)?|donnerstags?|jeudi|木曜',
  'fri(?:days?)?|freitags?|vendredi|金曜',
  'saturdays?|samstags?|samedi|土曜',
];
const dayFirst = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.)? (?:of )?(${months})(?!\\p{L})\\.?(?: (\\d{4}))?`,
  'giu',
);
const monthNameFirst = new RegExp(
  `(?<!\\p{L})(${months})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,? (\\d{4}))?`,
  'giu',
);

const dated: PatternReader<Day>[] = [
  [/(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/g, ([year, month, day]) => date(day, month, year)],
  [/(?:(\d{4})年)?(?<!\d)(\d{1,2})月(\d{1,2})日/g, ([year, month, day]) => date(day, month, year)],
  [
    /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2}(?!\d))?(?!\d)/g,
    ([day, month, year]) => date(day, month, year),
  ],
  [dayFirst, ([day, month, year]) => date(day, monthNamed(month), year)],
  [monthNameFirst, ([month, day, year]) => date(day, monthNamed(month), year)],
];
const slashes = /(?<![\d/.])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/g;
const bySlashes = (monthFirst: boolean): PatternReader<Day> => [
  slashes,
  ([a, b, year]) => (Number(b) > 12 || (monthFirst && Number(a) <= 12) ? date(b, a, year) : date(a, b, year)),
];

const spoken: PatternReader<Day>[] = [
  [/(?<!\p{L})(?:(?:the )?day after tomorrow|übermorgen|après-demain)(?!\p{L})|明後日/giu, () => ahead(2)],
  [
    /(?<!\p{L})(?:today|tonight|this (?:morning|afternoon|evening)|heute|aujourd['’]hui)(?!\p{L})|本日|今日/giu,
    () => ahead(0),
  ],
  [/(?<!\p{L})(?:tomorrow|tmrw|(?<!guten |am |heute )morgen|demain)(?!\p{L})|明日/giu, () => ahead(1)],
  ...weekdays.map((names, weekday): PatternReader<Day> => {
    return [
      new RegExp(`(?<!\\p{L})(?:${names})(?!\\p{sc=Latin})`, 'giu'),
      () => ({ kind: 'weekday', weekday }),
    ];
  }),
];

/** `monthFirst` decides what 11/12 means where nothing else does. A date is meant before a word. */
export function findDays(flat: string, monthFirst: boolean): Found<Day>[] {
  return findAll(flat, [...dated, bySlashes(monthFirst), ...spoken]);
}

function ahead(days: number): Day {
  return { kind: 'days ahead', days };
}

function date(day: string | undefined, month: string | undefined, year?: string): Day | undefined {
  const [d, m] = [Number(day), Number(month)];
  if (d < 1 || d > 31 || m < 1 || m > 12) return undefined;
  return {
    kind: 'date',
    day: d,
    month: m,
    year: year === undefined ? undefined : Number(year) + (year.length === 2 ? 2000 : 0),
  };
}

function monthNamed(name = ''): string {
  return String(monthStarts.findIndex((start) => start.test(name.toLowerCase())) + 1);
}
