/**
 * Finds payment card numbers: 13 to 19 digits in any spacing that pass the Luhn check (ISO/IEC 7812-1).
 *
 * One number in ten passes Luhn by chance, so what else it looks like decides. A number that stands by itself is masked
 * whoever issued it. Between other numbers ("4242 4242 4242 4242 12/27 123") every stretch of whole groups is tried, and
 * masked if an issuer has that prefix and length or if it is grouped as cards are. Touching letters or in an order reference
 * (`ORD-20261123-000187`), in a web address, and where dates, amounts or counts stand it must be both. An unbroken group of
 * more than 19 digits is left alone: it is an acquirer's reference or the like, and some stretch of it nearly always passes.
 * Where stretches overlap, all of it is masked.
 */

import { isBrand, isPrintedLike } from './card-brands.ts';
import { isInColumn } from './columns.ts';
import { type DigitGroup, type Digits, readDigits } from './digit-groups.ts';
import { luhnOver } from './luhn.ts';
import { isDatesWithAmounts, isLongPhone } from './not-cards.ts';
import type { Secret, Typed } from './redact.ts';

/** Digits `from` included to `to` excluded, counted over the whole text. */
type Stretch = { from: number; to: number };

/** What a stretch is judged by: all digits in one row and in groups, and the text in which they stand. */
type Numbers = Digits & {
  flat: string;
  passes: (from: number, to: number) => boolean;
};

export function findCardNumbers({ text, open }: Typed): Secret[] {
  const digits = readDigits(open, text);
  const { all, places } = digits;
  if (all.length < 13) return [];
  const { sure, likely } = findStretches({ ...digits, flat: open, passes: luhnOver(all) });
  return join(withoutOverlap(sure), likely).map(({ from, to }) => {
    const lastPlace = places[to - 1] ?? 0;
    const end = lastPlace + ((text.codePointAt(lastPlace) ?? 0) > 0xffff ? 2 : 1);
    return { start: places[from] ?? 0, end, last: all.slice(to - 4, to) };
  });
}

function findStretches(numbers: Numbers): { sure: Stretch[]; likely: Stretch[] } {
  const { groups, passes } = numbers;
  const sure: Stretch[] = [];
  const likely: Stretch[] = [];
  // The first group with which it would be long enough, and the last one up to there that is joined to nothing.
  let least = 0;
  let cut = 0;
  groups.forEach(({ from }, first) => {
    while (least < groups.length && (groups[least]?.to ?? 0) - from < 13)
      if (groups[++least]?.joinedBy === 'nothing') cut = least;
    if (cut > first) return;
    for (let last = least; last < groups.length; last++) {
      const group = groups[last];
      if (!group || group.to - from > 19 || (last > least && group.joinedBy === 'nothing')) break;
      if (!passes(from, group.to)) continue;
      const found = judge(numbers, first, last);
      if (found === 'sure') sure.push({ from, to: group.to });
      if (found === 'likely') likely.push({ from, to: group.to });
    }
  });
  return { sure, likely };
}

function judge(numbers: Numbers, first: number, last: number): 'sure' | 'likely' | 'no' {
  const { all, groups } = numbers;
  const start = groups[first];
  if (!start) return 'no';
  const digits = all.slice(start.from, groups[last]?.to);
  const brand = isBrand(digits);
  const printed = isPrintedLike(groups, first, last);
  const alone = start.joinedBy !== 'spacing' && groups[last + 1]?.joinedBy !== 'spacing';
  if (!(brand || printed || alone) || isDialled(start, digits)) return 'no';
  if (isInColumn(numbers, first, last, printed)) return 'no';
  const seen = tally(groups, first, last);
  if (seen.linked > 0 && !(brand && printed && last > first)) return 'no';
  if (seen.apart > 0 && !brand) return 'no';
  const bounded = start.joinedBy === 'nothing' && (groups[last + 1]?.joinedBy ?? 'nothing') === 'nothing';
  if (brand && printed && (seen.commas === 0 || isDividedAlike(groups, first, last))) {
    const cutsLines = seen.records > 0 && !isInLines(numbers, first, last);
    return cutsLines || (!bounded && yearsIn(numbers, first, last)) ? 'no' : 'sure';
  }
  // Digit after digit, with commas or not.
  if (brand && bounded && seen.single > last - first) return 'sure';
  if (
    start.beginsPhone ||
    seen.commas + seen.records + seen.refused > 0 ||
    (seen.dated > 0 && isDatesWithAmounts(aroundOf(numbers, first, last))) ||
    yearsIn(numbers, first, last)
  )
    return 'no';
  if (brand) return seen.doubtful > last - first ? 'no' : 'likely';
  return seen.doubtful === 0 && !start.afterMask ? 'likely' : 'no';
}

/** How many groups of a stretch are what a card has not; what joins the first one to those before it does not count. */
function tally(groups: DigitGroup[], first: number, last: number) {
  const seen = { linked: 0, apart: 0, commas: 0, records: 0, refused: 0, dated: 0, doubtful: 0, single: 0 };
  for (let i = first; i <= last; i++) {
    const group = groups[i];
    if (!group) continue;
    if (group.inAddress) seen.linked++;
    if (group.inWord || group.listed) seen.refused++;
    if (group.dated) seen.dated++;
    if (group.likelyNot) seen.doubtful++;
    if (group.to - group.from === 1) seen.single++;
    if (i > first && group.apart) seen.apart++;
    if (i > first && group.joinedBy === 'comma') seen.commas++;
    if (i > first && group.endsRecord) seen.records++;
  }
  return seen;
}

/** Dialled from abroad, and as long as such numbers are somewhere. */
function isDialled({ afterPlus }: DigitGroup, digits: string): boolean {
  return (afterPlus && isLongPhone(digits)) || (digits.startsWith('00') && isLongPhone(digits.slice(2)));
}

function isDividedAlike(groups: DigitGroup[], first: number, last: number): boolean {
  return new Set(groups.slice(first + 1, last + 1).map(({ between }) => between.trim())).size === 1;
}

/** From the beginning of a line, or to the end of one. */
function isInLines({ flat, places, groups }: Numbers, first: number, last: number): boolean {
  const start = places[groups[first]?.from ?? 0] ?? 0;
  return (
    flat.slice(0, start).trimEnd() === '' ||
    [first, last + 1].some((i) => groups[i]?.between.includes('\n') ?? true)
  );
}

/** What stands there, with the figures on both sides of it as far as they are whole. */
function aroundOf({ flat, places, groups }: Numbers, first: number, last: number): string {
  const start = places[groups[first]?.from ?? 0] ?? 0;
  const end = (places[(groups[last]?.to ?? 0) - 1] ?? 0) + 1;
  const [before = ''] =
    /(?<=^|[^0-9.,'’/-])[0-9.,'’/\s-]*$/.exec(flat.slice(Math.max(0, start - 24), start)) ?? [];
  const [behind = ''] = /^[0-9.,'’/\s-]*(?![0-9.,'’/-])/.exec(flat.slice(end, end + 25)) ?? [];
  return before + flat.slice(start, end) + behind;
}

/** Two years that follow each other, and beside them a third, as in the first column of a table. */
function yearsIn(digits: Digits, first: number, last: number): boolean {
  const own = yearsOf(digits, first, last);
  if (own.length < 2) return false;
  const near = yearsOf(digits, first - 4, last + 4);
  return own.some((year) => own.includes(year + 1) && (near.includes(year - 1) || near.includes(year + 2)));
}

function yearsOf({ all, groups }: Digits, first: number, last: number): number[] {
  const years: number[] = [];
  for (let i = Math.max(0, first); i <= last; i++) {
    const { from, to } = groups[i] ?? { from: 0, to: 0 };
    const year = to - from === 4 ? Number(all.slice(from, to)) : 0;
    if (year >= 1950 && year < 2050) years.push(year);
  }
  return years;
}

/** The leftmost of those that overlap, and of those the longest. */
function withoutOverlap(sorted: Stretch[]): Stretch[] {
  const kept: Stretch[] = [];
  for (const stretch of sorted) {
    const last = kept.at(-1);
    if (last?.from === stretch.from) kept[kept.length - 1] = stretch;
    else if (!last || stretch.from >= last.to) kept.push(stretch);
  }
  return kept;
}

/**
 * Adds the likely ones. One that overlaps a sure card is mostly that card and its neighbours by chance, and loses its digits
 * with it. But it is masked too if it holds that whole card, begins in the four digits that stay
 * readable, or has nine more behind them: else most or all of it could still be read.
 */
function join(sure: Stretch[], likely: Stretch[]): Stretch[] {
  let at = 0;
  const kept = likely.filter(({ from, to }) => {
    while ((sure[at]?.to ?? Number.POSITIVE_INFINITY) <= from) at++;
    const over = sure[at];
    if (!over || over.from >= to) return true;
    return from >= over.to - 4 || to > over.to + 8 || (from <= over.from && to >= over.to);
  });
  const joined: Stretch[] = [];
  for (const stretch of [...sure, ...kept].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && stretch.from < last.to) last.to = Math.max(last.to, stretch.to);
    else joined.push({ ...stretch });
  }
  return joined;
}
