/** Finds when the user was promised a call back: a time of day with or without a day, or a stretch of time from now. */

import type { Instant } from '../calendars/calendar.ts';
import { instantOf, wallTimeAt } from '../calendars/wall-time.ts';
import { flatten } from '../masking/flat-text.ts';
import { findStretches, findTimes, type TimeOfDay } from './clock-words.ts';
import { type Day, findDays } from './day-words.ts';
import type { Found } from './found.ts';
import type { Quoted } from './quoted.ts';

export type LocalNow = { now: Instant; timeZone: string };

const calling =
  /call(?:ing|ed)?[- ]?back|callback|(?:call|ring|phone) (?:(?:the |this |our )?\p{L}+ ){1,3}?back|(?<!\p{L})call (?:him|her|them|the (?:user|customer|caller|client|merchant))(?!\p{L})|r(?:ü|ue)ckruf|zur(?:ü|ue)ck(?:zu|ge)?rufen|(?<!\p{L})r(?:uf|ief)\p{L}* .{0,60}zur(?:ü|ue)ck|(?<!\p{L})rappel\p{L}*|折り?返|かけ直|コールバック|(?:お電話|ご連絡)(?:を|いた|差|する|します)/iu;

const longestClause = 400;

/** In free text the words of calling back must stand in the same sentence as the time. */
export function findCallback(sentences: string[], clock: LocalNow): Quoted<Instant> | undefined {
  for (const sentence of sentences) {
    const match = calling.exec(sentence.slice(0, longestClause));
    const found = match && readCallback(sentence, clock, match.index);
    if (found) return found;
  }
  return undefined;
}

/** `near` is where calling back begins to be spoken of; the time closest behind it is meant, in Japanese the one before it. */
export function readCallback(value: string, clock: LocalNow, near = 0): Quoted<Instant> | undefined {
  const clause = value.slice(0, longestClause);
  const flat = flatten(clause);
  const stretch = closest(findStretches(flat), near, clause);
  const time = closest(findTimes(flat), near, clause);
  if (stretch && !time)
    return { value: clock.now + stretch.value, quote: clause.slice(stretch.from, stretch.to) };
  if (!time) return undefined;
  const zone = zoneBehind(flat, time.to);
  const timeZone = zone?.timeZone ?? clock.timeZone;
  const day = dayOf(flat, time, near, clock.timeZone.startsWith('America/'));
  const at = nextInstant(time.value, day?.value, { now: clock.now, timeZone });
  if (at === undefined) return undefined;
  const from = Math.min(time.from, day?.from ?? time.from);
  const to = Math.max(zone?.to ?? time.to, day?.to ?? time.to);
  return { value: at, quote: clause.slice(from, to).trim() };
}

function closest<T>(found: Found<T>[], near: number, text: string): Found<T> | undefined {
  const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text);
  const behind = found.filter(({ from }) => from >= near).sort((a, b) => a.from - b.from)[0];
  const before = found.filter(({ to }) => to <= near).sort((a, b) => b.to - a.to)[0];
  return japanese ? (before ?? behind) : (behind ?? before);
}

const since = /(?:since|from|seit|ab|depuis|dès)(?: \p{L}{2,4})? ?$/iu;
const until = /^(?:から|以来|より)/u;
const joining =
  /^(?:[ ,.()の]|曜?日|at|on|by|before|around|the|in|early|morning|afternoon|evening|um|gegen|bis|vor|am|den|früh|vormittag|nachmittag|abend|à|a|vers|avant|le|matin|après-midi|soir|朝|夕方|まで|に)*$/iu;

/** A day is meant if it is said with the time or after calling back, and not as the day something began. */
function dayOf(
  flat: string,
  time: Found<TimeOfDay>,
  near: number,
  monthFirst: boolean,
): Found<Day> | undefined {
  const blanked = flat.slice(0, time.from) + ' '.repeat(time.to - time.from) + flat.slice(time.to);
  return findDays(blanked, monthFirst).find(({ from, to }) => {
    const between = from < time.from ? flat.slice(to, time.from) : flat.slice(time.to, from);
    const began = since.test(flat.slice(Math.max(0, from - 12), from)) || until.test(flat.slice(to));
    return !began && (from >= near || joining.test(between.slice(0, 40)));
  });
}

const zones: [RegExp, string][] = [
  [/^(?:UTC|GMT)$/, 'UTC'],
  [/^BST$/, 'Europe/London'],
  [/^(?:CES?T|MES?Z)$/, 'Europe/Berlin'],
  [/^(?:E[SD]?T)$/, 'America/New_York'],
  [/^(?:C[SD]T|CT)$/, 'America/Chicago'],
  [/^(?:M[SD]T)$/, 'America/Denver'],
  [/^(?:P[SD]?T)$/, 'America/Los_Angeles'],
  [/^JST$/, 'Asia/Tokyo'],
  [/^(?:AE[SD]T)$/, 'Australia/Sydney'],
];

/** A time zone said with the time is meant, wherever the agent sits. */
function zoneBehind(flat: string, at: number): { timeZone: string; to: number } | undefined {
  const match = /^ ?\(?([A-Z]{2,4})(?!\p{L})\)?/u.exec(flat.slice(at, at + 12));
  const timeZone = zones.find(([name]) => name.test(match?.[1] ?? ''))?.[1];
  return match && timeZone ? { timeZone, to: at + match[0].length } : undefined;
}

/** A date without a year that has passed for longer than this is one of next year. */
const longAgoMs = 30 * 24 * 60 * 60_000;

/** The next such instant; undefined when it has passed for good, or when there is no such day. */
function nextInstant(
  time: TimeOfDay,
  day: Day | undefined,
  { now, timeZone }: LocalNow,
): Instant | undefined {
  const today = wallTimeAt(now, timeZone);
  const ahead = (days: number) => instantOf({ ...today, ...time, day: today.day + days }, timeZone);
  if (day === undefined) return ahead(0) > now ? ahead(0) : ahead(1);
  if (day.kind === 'days ahead') return future(ahead(day.days), now);
  if (day.kind === 'weekday') {
    const days = (day.weekday - today.weekday + 7) % 7;
    return ahead(days) > now ? ahead(days) : ahead(days + 7);
  }
  const year = day.year ?? today.year;
  const at = instantOf({ ...time, year, month: day.month, day: day.day }, timeZone);
  if (wallTimeAt(at, timeZone).day !== day.day) return undefined;
  if (at > now || day.year !== undefined || now - at < longAgoMs) return future(at, now);
  return instantOf({ ...time, year: year + 1, month: day.month, day: day.day }, timeZone);
}

function future(at: Instant, now: Instant): Instant | undefined {
  return at > now ? at : undefined;
}
