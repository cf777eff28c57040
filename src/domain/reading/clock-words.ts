/** Finds a time of day or a stretch of time in English, German, French and Japanese words. Takes flattened text. */

import { type Found, findAll, type PatternReader } from './found.ts';
import { aNumber, aWord, numberOf } from './small-numbers.ts';

export type TimeOfDay = { hour: number; minute: number };
/** `either`: nothing in the time itself tells the morning from the afternoon. */
export type SaidTime = TimeOfDay & { either: boolean };
export type Half = 'morning' | 'afternoon';

type Said = { hour: string | undefined; minute?: string | undefined; half?: Half | undefined; less?: number };

/** "14-16 Uhr", "between 2 and 4pm": the first hour is meant. */
const windowStart = '(?:(?<![\\d.,:/-])(\\d\\d?)(?:-| (?:to|and|bis|und|et) ))?';
const anHour = `(?:${aWord}|\\d\\d?)`;

const times: PatternReader<SaidTime>[] = [
  [
    /(?:(?<![明今翌毎])(午前|午後|深夜|朝|昼|夕方|夜))?の? ?(?<![\d一二三四五六七八九十])(\d\d?|[一二三四五六七八九十]{1,3}) ?時(?!間|点|刻|期) ?(?:(半)|(\d\d?) ?分)?/gu,
    ([half, hour, thirty, minute]) => time({ hour, minute: thirty ? '30' : minute, half: halfNamed(half) }),
  ],
  [
    new RegExp(
      `${windowStart}(?<![\\d.:])(\\d\\d?)(?:[:.](\\d{2}))? ?([ap])(?:\\. ?m\\.?|m)(?![a-z])`,
      'giu',
    ),
    ([from, hour, minute, half = '']) => {
      const end = time({ hour, minute, half: half.toLowerCase() === 'p' ? 'afternoon' : 'morning' });
      const early = Number(from) % 12 > Number(hour) % 12;
      return from && end
        ? time({ hour: from, half: end.hour >= 12 && !early ? 'afternoon' : 'morning' })
        : end;
    },
  ],
  [
    new RegExp(
      `(?<!\\p{L})(halb|viertel nach|viertel vor|half past|quarter past|quarter to) (${anHour})(?![\\p{L}\\d])(?: ?Uhr)?`,
      'giu',
    ),
    ([how = '', hour]) => time({ hour, ...quarters[how.toLowerCase()] }),
  ],
  [
    new RegExp(
      `${windowStart}(?<![\\d.:\\p{L}])(${anHour})(?:[:.](\\d{2}))? ?(?:Uhr|o['’]?clock)(?!\\p{L})(?: (\\d{2})(?![\\d.:]))?`,
      'giu',
    ),
    ([from, hour, minute, behind]) => time(from ? { hour: from } : { hour, minute: minute ?? behind }),
  ],
  [
    new RegExp(
      `${windowStart}(?<![\\d.:\\p{L}])(\\d\\d?|${aWord})(?: ?h(?:eures?)?(?!\\p{L}))(?: ?(\\d{2})(?!\\d)| (et demie|et quart|moins le quart)(?!\\p{L}))?`,
      'giu',
    ),
    ([from, hour, minute, how = '']) =>
      time(from ? { hour: from } : { hour, minute, ...quarters[how.toLowerCase()] }),
  ],
  [
    /(?<![\d.:/+-])(\d\d?):(\d{2})(?::\d{2}(?:\.\d{1,6})?)?(?![\d:])/g,
    ([hour, minute]) => time({ hour, minute }),
  ],
  [
    /(?<!\p{L})(?:noon|midday|(?<!apr[èe]s[- ])midi|mittags?)(?!\p{L})|正午/giu,
    () => ({ hour: 12, minute: 0, either: false }),
  ],
  [
    new RegExp(
      `(?<=(?<!\\p{L})(?:at|um|gegen|@) )(\\d\\d?|${aWord})(?= (?:on|am|sharp|today|tomorrow|heute|morgen|in the)(?!\\p{L})|[.,;)!?]?(?:\\s|$))(?! (?!on|am|sharp|today|tomorrow|heute|morgen|in the)\\p{L})`,
      'giu',
    ),
    ([hour]) => time({ hour }),
  ],
];

const quarters: Record<string, { minute: string; less?: number }> = {
  halb: { minute: '30', less: 1 },
  'viertel vor': { minute: '45', less: 1 },
  'quarter to': { minute: '45', less: 1 },
  'moins le quart': { minute: '45', less: 1 },
  'viertel nach': { minute: '15' },
  'quarter past': { minute: '15' },
  'et quart': { minute: '15' },
  'half past': { minute: '30' },
  'et demie': { minute: '30' },
};

function halfNamed(word: string | undefined): Half | undefined {
  if (word === undefined) return undefined;
  return /^(?:午前|朝|深夜)$/.test(word) ? 'morning' : 'afternoon';
}

function time({ hour = '', minute = '0', half, less = 0 }: Said): SaidTime | undefined {
  const [hours, minutes] = [numberOf(hour) - less, Number(minute)];
  if (Number.isNaN(hours) || hours > 23 || minutes > 59 || hours < 0) return undefined;
  if (half && (hours === 0 || (hours > 12 && half === 'morning'))) return undefined;
  const either = !half && hours >= 1 && hours <= 11 && !hour.startsWith('0');
  return {
    ...(half ? inHalf({ hour: hours, minute: minutes }, half) : { hour: hours, minute: minutes }),
    either,
  };
}

function inHalf({ hour, minute }: TimeOfDay, half: Half): TimeOfDay {
  return { hour: hour > 12 ? hour : (hour % 12) + (half === 'afternoon' ? 12 : 0), minute };
}

/** Nobody promises a call at 4:30 in the night: one to six o'clock is the afternoon unless the morning is spoken of. */
export function timeIn({ hour, minute, either }: SaidTime, half: Half | undefined): TimeOfDay {
  const assumed = half ?? (hour <= 6 ? 'afternoon' : undefined);
  return either && assumed ? inHalf({ hour, minute }, assumed) : { hour, minute };
}

const halves: PatternReader<Half>[] = [
  [
    /(?<!\p{L})(?:(?:in the )?morning|first thing|(?:am )?(?:vormittags?|morgens)|(?:am )?früh|(?:du |le )?matin)(?!\p{L})|朝/giu,
    () => 'morning',
  ],
  [
    /(?<!\p{L})(?:(?:in the )?(?:afternoon|evening)|tonight|(?:am )?(?:nachmittags?|abends?)|(?:de l['’]|l['’]|du )?(?:apr[èe]s[- ]midi|soir))(?!\p{L})|夕方|今夜|今晩|夜/giu,
    () => 'afternoon',
  ],
];

const aUnit = '(minutes?|minuten|mins?|hours?|heures?|stunden?|hrs?|std|h)(?!\\p{L})\\.?';
const before =
  "(?<!\\p{L})(?:in|within|innerhalb(?: von)?|binnen|dans|d['’]ici|sous)(?: the next| den nächsten| les)?(?: about| approx\\.?| ca\\.?| circa| etwa| ungefähr| environ)?";
const parts: [RegExp, number][] = [
  [/^(?:half an hour|(?:einer |a )?halben? stunde|une demi[e-]*heure)$/iu, 30],
  [/^(?:a quarter of an hour|einer viertelstunde|un quart d['’]heure)$/iu, 15],
  [/^(?:three quarters of an hour|einer dreiviertelstunde|trois quarts d['’]heure)$/iu, 45],
  [
    /^(?:an hour and a half|one and a half hours|anderthalb stunden?|eineinhalb stunden?|une heure et demie)$/iu,
    90,
  ],
];

const stretches: PatternReader<number>[] = [
  [
    new RegExp(
      `${before} ((?:half an|(?:einer |a )?halben?|an|one and a half|anderthalb|eineinhalb|a quarter of an|einer viertel|einer dreiviertel|three quarters of an|une demi[- ]?|un quart d['’]|trois quarts d['’]|une) ?(?:hours?|stunden?|heure)(?: and a half| et demie)?)(?!\\p{L})`,
      'giu',
    ),
    ([said = '']) => parts.find(([name]) => name.test(said))?.[1],
  ],
  [
    new RegExp(`${before} (\\d{1,3}(?:[.,]\\d)?|${aWord}) ?${aUnit}(?! (?:and|et) )`, 'giu'),
    ([count = '', unit = '']) => stretch(count, /^m/i.test(unit)),
  ],
  [
    new RegExp(`(?<![\\d一-十])(半|${aNumber}) ?(分|時間)(半)? ?(?:以内|後|内)`, 'gu'),
    ([count = '', unit, half]) => stretch(count === '半' ? '0.5' : count, unit === '分', half ? 30 : 0),
  ],
];

/** Minutes. "In a minute" is no promise. */
function stretch(count: string, areMinutes: boolean, more = 0): number | undefined {
  const said = count.replace(',', '.');
  const many = /^\d+\.\d$/.test(said) ? Number(said) : numberOf(said);
  if (areMinutes && /^(?:an?|une?|eine?[rmn]?)$/iu.test(count)) return undefined;
  return Number.isNaN(many) ? undefined : many * (areMinutes ? 1 : 60) + more;
}

export const findTimes = (flat: string): Found<SaidTime>[] => findAll(flat, times);
export const findHalves = (flat: string): Found<Half>[] => findAll(flat, halves);
/** In milliseconds. */
export const findStretches = (flat: string): Found<number>[] =>
  findAll(flat, stretches).map((found) => ({ ...found, value: found.value * 60_000 }));
