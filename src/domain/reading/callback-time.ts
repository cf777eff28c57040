/**
 * Finds when the user was promised a call back: a time of day with or without a day, or a stretch of time from now.
 *
 * A day that is spoken of and not understood, or a clock that nobody knows, means no guess: tomorrow is never put in its place.
 */

import type { Instant } from '../calendars/calendar.ts';
import { wallTimeAt } from '../calendars/wall-time.ts';
import { flatten } from '../masking/flat-text.ts';
import { findStretches, findTimes, type TimeOfDay, timeIn } from './clock-words.ts';
import type { Day } from './day-words.ts';
import type { Found } from './found.ts';
import { nextInstant } from './next-instant.ts';
import { callingIn, withoutWhatIsNoPromise } from './no-promise.ts';
import type { Quoted } from './quoted.ts';
import { phraseAround } from './time-phrase.ts';
import type { SaidClock } from './zone-words.ts';
import { zonesOfCountry } from './zones-of-places.ts';

/** `country` is the user's, by its ISO code, for hours on the user's own clock. */
export type LocalNow = { now: Instant; timeZone: string; country?: string | undefined };

type Place = { from: number; to: number };
const longestClause = 400;
/** Nobody speaks of calling back in more sentences before saying when. */
const mostPromises = 30;

/** In free text the words of calling back must stand in the same sentence as the time. */
export function findCallback(sentences: string[], clock: LocalNow): Quoted<Instant> | undefined {
  let tried = 0;
  for (const sentence of sentences) {
    const clause = flatten(sentence.slice(0, longestClause));
    if (!callingIn(clause)) continue;
    if (++tried > mostPromises) return undefined;
    const flat = withoutWhatIsNoPromise(clause);
    const calling = callingIn(flat);
    const found = calling && readPromise(flat, sentence, clock, calling);
    if (found) return found;
  }
  return undefined;
}

/** Behind a label nothing has to say that a call is meant. */
export function readCallback(value: string, clock: LocalNow): Quoted<Instant> | undefined {
  const flat = withoutWhatIsNoPromise(flatten(value.slice(0, longestClause)));
  return readPromise(flat, value, clock, { from: 0, to: 0 });
}

/** The time closest behind the words of calling is meant, in Japanese the one before them. */
function readPromise(
  flat: string,
  text: string,
  clock: LocalNow,
  calling: Place,
): Quoted<Instant> | undefined {
  const stretches = findStretches(flat);
  const elsewhere = blanked(flat, stretches);
  const times = withoutEndsOfWindows(findTimes(elsewhere), elsewhere);
  const stretch = closest(stretches, calling.from, flat);
  const time = closest(times, calling.from, flat);
  const isAside = time && time.to <= calling.from && stretch && stretch.from >= calling.from;
  if (stretch && (!time || isAside)) {
    return { value: clock.now + stretch.value, quote: text.slice(stretch.from, stretch.to) };
  }
  if (!time) return undefined;
  const phrase = phraseAround(time, elsewhere, calling, clock.timeZone.startsWith('America/'));
  const zone = phrase && zoneMeant(phrase.clocks, clock);
  if (!zone) return undefined;
  const at = instantOn(timeIn(time.value, phrase.half), phrase.days, clock, zone);
  return at === undefined ? undefined : { value: at, quote: text.slice(phrase.from, phrase.to).trim() };
}

/** "Tuesday, 24 November" is one day if that is a Tuesday; days that are not the same are no guess. */
function instantOn(time: TimeOfDay, days: Day[], clock: LocalNow, timeZone: string): Instant | undefined {
  const isDate = ({ kind }: Day) => kind === 'date' || kind === 'day of month';
  const weekdays = days.filter((day) => day.kind === 'weekday');
  const others = days.some(isDate) ? days.filter((day) => day.kind !== 'weekday') : days;
  const instants = (others.length > 0 ? others : [undefined]).map((day) =>
    nextInstant(time, day, clock.now, timeZone, clock.timeZone),
  );
  const [at] = instants;
  if (at === undefined || instants.some((other) => other !== at)) return undefined;
  const isOther = ({ weekday }: { weekday: number }) => weekday !== wallTimeAt(at, timeZone).weekday;
  return weekdays.some(isOther) ? undefined : at;
}

/** Undefined when nobody knows which clock is meant, or the clocks of that place differ. */
function zoneMeant(clocks: SaidClock[], { now, timeZone, country }: LocalNow): string | undefined {
  const [clock, another] = clocks;
  if (clock === undefined || clock === 'ours') return timeZone;
  if (another !== undefined) return undefined;
  const zones = clock === 'theirs' ? (country ? zonesOfCountry(country) : []) : clock.zones;
  const shown = new Set(zones.map((zone) => JSON.stringify(wallTimeAt(now, zone))));
  return shown.size === 1 ? zones[0] : undefined;
}

function closest<T>(found: Found<T>[], near: number, text: string): Found<T> | undefined {
  const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);
  const behind = found.filter(({ from }) => from >= near).sort((a, b) => a.from - b.from)[0];
  const before = found.filter(({ to }) => to <= near).sort((a, b) => b.to - a.to)[0];
  return japanese ? (before ?? behind) : (behind ?? before);
}

const until = /^ ?(?:-|~|から|to|until|till|bis|à|and|und|et) ?$/iu;

/** Of "14:00 to 16:00" the first is meant. */
function withoutEndsOfWindows<T>(times: Found<T>[], flat: string): Found<T>[] {
  const inOrder = times.toSorted((a, b) => a.from - b.from);
  return inOrder.filter((time, i) => {
    const before = inOrder[i - 1];
    return !before || !until.test(flat.slice(before.to, time.from));
  });
}

function blanked(flat: string, places: Place[]): string {
  return places.reduce(
    (text, { from, to }) => text.slice(0, from) + ' '.repeat(to - from) + text.slice(to),
    flat,
  );
}
