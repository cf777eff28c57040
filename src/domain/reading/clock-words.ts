/** Finds a time of day or a stretch of time in English, German, French and Japanese words. Takes flattened text. */

import { type Found, findAll, type PatternReader } from './found.ts';

export type TimeOfDay = { hour: number; minute: number };

const times: PatternReader<TimeOfDay>[] = [
  [
    /(午前|午後)? ?(?<!\d)(\d{1,2}) ?時(?!間) ?(?:(半)|(\d{1,2}) ?分)?/g,
    ([half, hour, thirty, minute]) => time(hour, thirty ? '30' : minute, half === '午後' ? 'p' : undefined),
  ],
  [
    /(?<![\d.:])(\d{1,2})(?:[:.](\d{2}))? ?([ap])(?:\. ?m\.?|m)(?![a-z])/gi,
    ([hour, minute, half]) => time(hour, minute, half),
  ],
  [
    /(?<![\d.:])(\d{1,2})(?:[:.](\d{2}))? ?Uhr(?: (\d{2})(?!\d))?/gi,
    ([hour, minute, behind]) => time(hour, minute ?? behind),
  ],
  [/(?<![\d.:])(\d{1,2}) ?h(?: ?(\d{2}))?(?![\p{L}\d])/giu, ([hour, minute]) => time(hour, minute)],
  [/(?<![\d.:/-])(\d{1,2}):(\d{2})(?![\d:])/g, ([hour, minute]) => time(hour, minute, undefined, true)],
  [/(?<!\p{L})(?:noon|midday|midi|mittags?)(?!\p{L})|正午/giu, () => ({ hour: 12, minute: 0 })],
];

/** Nobody promises a call at 4:30 in the night: one to six o'clock without a zero in front is the afternoon. */
function time(
  hour: string | undefined,
  minute = '0',
  half?: string,
  mayBeAfternoon = false,
): TimeOfDay | undefined {
  let hours = Number(hour);
  const minutes = Number(minute);
  const afternoon = half?.toLowerCase() === 'p';
  if (half && (hours === 0 || (hours > 12 && !afternoon))) return undefined;
  if (half) hours = (hours % 12) + (afternoon ? 12 : 0);
  else if (mayBeAfternoon && hours >= 1 && hours <= 6 && !hour?.startsWith('0')) hours += 12;
  return hours <= 23 && minutes <= 59 ? { hour: hours, minute: minutes } : undefined;
}

const stretches: PatternReader<number>[] = [
  [
    /(?<!\p{L})(?:in|within|innerhalb(?: von)?|binnen|dans|d['’]ici|sous)(?: the next| den nächsten| les)? (\d{1,3}|an?|one|two|einer?|zwei|une|deux) ?(min|h|std|stunde)\p{L}*/giu,
    ([count, unit]) => stretch(count, unit),
  ],
  [/(?<!\d)(\d{1,3}) ?(分|時間) ?(?:以内|後|内)/g, ([count, unit]) => stretch(count, unit)],
];

const counts: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  ein: 1,
  eine: 1,
  einer: 1,
  une: 1,
  two: 2,
  zwei: 2,
  deux: 2,
};

/** Milliseconds. */
function stretch(count = '', unit = ''): number {
  const minutes = /^(?:min|分)/i.test(unit) ? 1 : 60;
  return (counts[count.toLowerCase()] ?? Number(count)) * minutes * 60_000;
}

export const findTimes = (flat: string): Found<TimeOfDay>[] => findAll(flat, times);
export const findStretches = (flat: string): Found<number>[] => findAll(flat, stretches);
