/** Finds a day in English, German, French and Japanese words: a date, a weekday, "tomorrow". Takes flattened text. */

import {
  aKanjiDay,
  aLongWeekday,
  aMonth,
  aWeekday,
  kanjiDays,
  monthNamed,
  weekdayNamed,
} from './calendar-names.ts';
import { type Found, findAll, type PatternReader } from './found.ts';
import { aNumber, aWord, numberOf } from './small-numbers.ts';
import { unclearDays } from './unclear-days.ts';

export type Day =
  | { kind: 'days ahead'; days: number }
  /** 0 is Sunday. `weeks` counts calendar weeks from this one; `weekLater` is a week after that weekday comes. */
  | { kind: 'weekday'; weekday: number; weeks?: number; weekLater?: true; next?: true }
  | { kind: 'date'; year: number | undefined; month: number; day: number }
  | { kind: 'day of month'; day: number; months?: number }
  /** Speaks of a day, but nobody can say of which: "next Friday", "Easter", "in a few days", "yesterday". */
  | { kind: 'unclear' };

const dayFirst = new RegExp(
  `(?<![\\d.,:])(\\d\\d?)(?:st|nd|rd|th|er|\\.)?[ -]?(?:of )?(${aMonth})(?!\\p{L})\\.?(?:,? (\\d{4})(?!\\d|:))?`,
  'giu',
);
const monthFirst = new RegExp(
  `(?<!\\p{L})(${aMonth})\\.? (\\d\\d?)(?:st|nd|rd|th)?(?![\\d:/.]|,\\d| ?[ap]\\.?m)(?:,? (\\d{4})(?!\\d|:))?`,
  'giu',
);

const dated: PatternReader<Day>[] = [
  [/(?<!\d)(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?!\d)/g, ([year, month, day]) => date(day, month, year)],
  [/(?:(\d{4})年 ?)?(?<!\d)(\d\d?)月 ?(\d\d?)日/g, ([year, month, day]) => date(day, month, year)],
  [
    /(?<![\d.])(\d\d?)\.(\d\d?)(?:\.(\d{4}|\d{2}(?!\d))?|(?= (?:um|ab|gegen|,)))(?!\d| ?[ap]\.?m)/giu,
    ([day, month, year]) => date(day, month, year),
  ],
  [/(?<![\d-])(\d\d?)-(\d\d?)-(\d{4})(?!\d)/g, ([day, month, year]) => date(day, month, year)],
  [dayFirst, ([day, month, year]) => date(day, String(monthNamed(month)), year)],
  [monthFirst, ([month, day, year]) => date(day, String(monthNamed(month)), year)],
];
const slashes = /(?<![\d/.])(\d\d?)\/(\d\d?)(?:\/(\d{4}|\d{2}))?(?![\d/])/g;
const bySlashes = (monthFirst: boolean): PatternReader<Day> => [
  slashes,
  ([a, b, year]) => (Number(b) > 12 || (monthFirst && Number(a) <= 12) ? date(b, a, year) : date(a, b, year)),
];

const nextWeek =
  '(?:next week|(?:in der |der )?(?:nächste[rn]?|naechste[rn]?|kommende[rn]?) woche|(?:(?:de )?la )?semaine prochaine)';
const thisWeek = '(?:this week|(?:in )?diese[rn]? woche|(?:de )?cette semaine)';
const on = '(?:,? ?(?:on |am |le |of )?)';
const words = (pattern: string) => new RegExp(`(?<!\\p{L})${pattern}(?!\\p{sc=Latin})`, 'giu');
/** "Sat 10am" is a Saturday; "she sat 10 minutes" may be anything. */
const inSmallLetters = /^(?:mon|sat|sun|mo|di|mi|do|fr|sa|so)(?!\p{L})/u;
const said = (name = '', more: { weeks?: number; weekLater?: true; next?: true } = {}): Day =>
  inSmallLetters.test(name) ? { kind: 'unclear' } : { kind: 'weekday', weekday: weekdayNamed(name), ...more };
const weekly: PatternReader<Day>[] = [
  [words(`${nextWeek}${on}(${aWeekday})`), ([day]) => said(day, { weeks: 1 })],
  [words(`(${aWeekday}),? (?:of |in )?${nextWeek}`), ([day]) => said(day, { weeks: 1 })],
  [words(`${thisWeek}${on}(${aWeekday})`), ([day]) => said(day, { weeks: 0 })],
  [words(`(${aWeekday}),? (?:of |in )?${thisWeek}`), ([day]) => said(day, { weeks: 0 })],
  [words(`a week (?:on|from) (${aWeekday})`), ([day]) => said(day, { weekLater: true })],
  [words(`(${aWeekday}) (?:week|in einer woche|en huit)`), ([day]) => said(day, { weekLater: true })],
  [
    words(`next (${aWeekday})|(?:nächste[rn]?|naechste[rn]?) (${aWeekday})|(${aWeekday}) prochain`),
    ([a, b, c]) => said(a ?? b ?? c, { next: true }),
  ],
  [words(`(?:(?:this )?coming |this |kommende[rn]? |diese[rn]? |ce )?(${aWeekday})`), ([day]) => said(day)],
  [
    new RegExp(`(今週|来週|再来週|毎週|先週|隔週)の?、?${aKanjiDay}(?:曜日?)`, 'gu'),
    ([week = '', day = '']) =>
      week === '今週' || week === '来週'
        ? { kind: 'weekday', weekday: kanjiDays.indexOf(day), weeks: week === '来週' ? 1 : 0 }
        : { kind: 'unclear' },
  ],
  [
    /([日月火水木金土])曜日?|[(（]([日月火水木金土])[)）]/gu,
    ([day, inBrackets]) => ({ kind: 'weekday', weekday: kanjiDays.indexOf(day ?? inBrackets ?? '') }),
  ],
];

const days = '(?:days?|tagen?|jours?)';
const weeks = '(?:weeks?|wochen?|semaines?)';
const count = `(\\d\\d?|${aWord})`;
const spoken: PatternReader<Day>[] = [
  [/明々後日|しあさって/gu, () => ahead(3)],
  [words(`(?:in|dans) ${count} ${days}|${count} days? from (?:now|today)`), ([a, b]) => inDays(a ?? b)],
  [
    words(`(?:in|dans) ${count} ${weeks}|${count} weeks? from (?:now|today)|heute in ${count} wochen?`),
    ([a, b, c]) => inDays(a ?? b ?? c, 7),
  ],
  [words('(?:in a fortnight)'), () => ahead(14)],
  [
    new RegExp(`(?<![\\d一二三四五六七八九十])(${aNumber})(日|週間)後`, 'gu'),
    ([many, unit]) => inDays(many, unit === '日' ? 1 : 7),
  ],
  [
    words(
      '(?:(?:the )?day after tomorrow|(?<!überüber)(?:übermorgen|uebermorgen)|apr[èe]s-? ?demain)|明後日|あさって',
    ),
    () => ahead(2),
  ],
  [
    words(
      "(?:today|tonight|this (?:morning|afternoon|evening)|heute(?: (?:früh|morgen))?|aujourd['’]hui|ce (?:matin|soir)|cet(?:te)? après-midi)|本日|今日|今夜|今晩|きょう",
    ),
    () => ahead(0),
  ],
  [
    words(
      '(?:tom+or+ow|tmrw?|tomoz|(?<!(?<!\\p{L})(?:guten|am|heute|der|jeden) )morgen|demain)|明日|あした|(?<!し)あす|明朝|明晩',
    ),
    () => ahead(1),
  ],
];

const ofMonth: PatternReader<Day>[] = [
  [/(?<![\p{L}\d])(?:the )?(\d\d?)(?:st|nd|rd|th)(?!\p{L})/giu, ([day]) => dayOfMonth(day)],
  [/(?<!\p{L})(?:am|zum|den|dem) (\d\d?)\.(?! ?\d|\d)(?! \p{Lu})/gu, ([day]) => dayOfMonth(day)],
  [
    /(?<!\p{L})(?:le|au) (\d\d?|1er)(?= ?(?:à|avant|vers|,|$|\.|\)))/giu,
    ([day = '']) => dayOfMonth(day.replace('er', '')),
  ],
  [
    new RegExp(
      `(?<=(?:${aLongWeekday}|Thurs?|Fri|Sat|Sun|Mon),? (?:the |le |den )?)(\\d\\d?)\\.?(?= (?:at|um|à|vers|gegen)(?!\\p{L}))`,
      'giu',
    ),
    ([day]) => dayOfMonth(day),
  ],
  [
    /(今月|来月)?の?(?<!\d|\d月)(\d\d?)日(?![後間前曜])/gu,
    ([month, day]) => dayOfMonth(day, month === '来月' ? 1 : month && 0),
  ],
];

/** `monthFirst` decides what 11/12 means where nothing else does. A date is meant before a word. */
export function findDays(flat: string, monthFirst: boolean): Found<Day>[] {
  return findAll(flat, [...dated, bySlashes(monthFirst), ...weekly, ...spoken, ...ofMonth, ...unclearDays]);
}

function ahead(days: number): Day {
  return { kind: 'days ahead', days };
}

function inDays(said = '', each = 1): Day {
  const many = numberOf(said);
  return Number.isNaN(many) ? { kind: 'unclear' } : ahead(many * each);
}

function dayOfMonth(said: string | undefined, months?: number | ''): Day {
  const day = Number(said);
  if (day < 1 || day > 31) return { kind: 'unclear' };
  return { kind: 'day of month', day, ...(typeof months === 'number' ? { months } : {}) };
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
