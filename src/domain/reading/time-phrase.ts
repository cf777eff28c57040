/** Gathers what is said together with a time of day: day, part of the day, clock; or finds that something in it is not understood. */

import { findHalves, type Half, type SaidTime } from './clock-words.ts';
import { type Day, findDays } from './day-words.ts';
import type { Found } from './found.ts';
import { isKnown, isUnderstood, joining } from './known-words.ts';
import { findClocks, type SaidClock } from './zone-words.ts';

type Place = { from: number; to: number };
export type TimePhrase = Place & { days: Day[]; half: Half | undefined; clocks: SaidClock[] };

type Piece = Place & ({ day: Day } | { half: Half } | { clock: SaidClock });

/** Undefined when a day nearby is not understood, or a word stands before the time that may be one. */
export function phraseAround(
  time: Found<SaidTime>,
  flat: string,
  calling: Place,
  monthFirst: boolean,
): TimePhrase | undefined {
  const hidden = flat.slice(0, time.from) + ' '.repeat(time.to - time.from) + flat.slice(time.to);
  const clocks = findClocks(flat).map(({ value, ...place }): Piece => ({ ...place, clock: value }));
  const days = findDays(hidden, monthFirst).map(({ value, ...place }): Piece => ({ ...place, day: value }));
  const halves = findHalves(hidden).map(({ value, ...place }): Piece => ({ ...place, half: value }));
  const free = [...clocks, ...days, ...halves].filter(
    (piece) => piece.to <= time.from || piece.from >= time.to || 'clock' in piece,
  );
  const { phrase, taken } = grow({ from: time.from, to: time.to }, free, flat, calling);
  const left = free.filter((piece) => 'day' in piece && !taken.includes(piece));
  if (left.some((piece) => isNear(piece, phrase, flat, calling))) return undefined;
  if (!isUnderstood(flat, phrase, calling)) return undefined;
  const meant = taken.flatMap((piece) => ('day' in piece ? [piece.day] : []));
  if (meant.some(({ kind }) => kind === 'unclear')) return undefined;
  return {
    ...quoted(time, taken, flat),
    days: meant,
    half: taken.flatMap((piece) => ('half' in piece ? [piece.half] : []))[0],
    clocks: taken.flatMap((piece) => ('clock' in piece ? [piece.clock] : [])),
  };
}

/** Takes up piece by piece what is joined to the time; a day between calling and the time is joined by any words that are known. */
function grow(time: Place, pieces: Piece[], flat: string, calling: Place): { phrase: Place; taken: Piece[] } {
  let phrase = time;
  const taken: Piece[] = [];
  for (;;) {
    const next = pieces.find((piece) => {
      if (taken.includes(piece)) return false;
      const isBefore = piece.to <= phrase.from;
      const gap = isBefore ? flat.slice(piece.to, phrase.from) : flat.slice(phrase.to, piece.from);
      if ('day' in piece && isBefore && isOfCalling(piece, phrase, flat, calling)) return true;
      return gap.length <= 40 && joining.test(gap) && !/(?<!(?<!\p{L})(?:zw|ca|approx))[.;] $/u.test(gap);
    });
    if (!next) return { phrase, taken };
    taken.push(next);
    phrase = { from: Math.min(phrase.from, next.from), to: Math.max(phrase.to, next.to) };
  }
}

/** Between calling and the time, or at the beginning of the sentence as in "On Thursday we call back at 16:00". */
function isOfCalling(day: Place, phrase: Place, flat: string, calling: Place): boolean {
  // "rufen wir um 16 Uhr zurück" has the time within.
  const behindCalling = calling.to <= phrase.from ? calling.to : calling.from;
  const isBefore = day.to <= calling.from && behindCalling <= phrase.from;
  const isFirst = isBefore && opening.test(flat.slice(0, day.from));
  if (isFirst && !subject.test(flat.slice(day.to, calling.from))) return false;
  if (!isFirst && day.from < calling.from) return false;
  const between = flat.slice(isFirst ? behindCalling : day.to, phrase.from);
  return between.split(/\s+/).every(isKnown);
}

const opening = /(?:^|[.;:!?] ?)(?:on |am |le |by |bis )?$/iu;
const subject =
  /^,? ?(?:(?:please|pls|we|i|will|should|must|the|a|bitte|wir|ich|merci|de|je|on|nous|il|faut|la|le|les|rufen) ?)*$/iu;

function quoted(time: Place, taken: Piece[], flat: string): Place {
  const said = taken.filter((piece) => !('half' in piece));
  const from = Math.min(time.from, ...said.map((piece) => piece.from));
  const to = Math.max(time.to, ...said.map((piece) => piece.to));
  const isOpen = /\([^)]*$/.test(flat.slice(from, to)) && flat[to] === ')';
  return { from, to: isOpen ? to + 1 : to };
}

/** "She paid on Friday and wants a call back at 16:00", but not "Friday suits her, call back at 16:00". */
const apart =
  /[;.、。]|(?<!\p{L})(?:and|und|et) (?:\p{L}+ )?(?:wants?|asks?|asked|needs?|expects?|would like|bittet|bat|möchte|wünscht|erwartet|souhaite|demande|attend)(?!\p{L})/iu;
const nearBehind = 30;

/** Between calling and the time, or soon behind it in the same clause. */
function isNear(piece: Place, phrase: Place, flat: string, calling: Place): boolean {
  if (piece.to <= phrase.from) {
    const between = flat.slice(piece.to, phrase.from);
    return piece.from >= Math.min(calling.from, phrase.from) || !apart.test(between);
  }
  const behind = flat.slice(phrase.to, piece.from);
  return (
    piece.from - phrase.to <= nearBehind &&
    !/[.;!?。]|(?<!\p{L})(?:because|as|about|regarding|so|since|weil|da|wegen|car|parce|au sujet)(?!\p{L})/iu.test(
      behind,
    ) &&
    !/,(?: \S+){3} /u.test(behind)
  );
}
