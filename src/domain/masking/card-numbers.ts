/**
 * Finds payment card numbers: 13 to 19 digits in any spacing that pass the Luhn check (ISO/IEC 7812-1).
 *
 * One number in ten passes Luhn by chance, so what else it looks like decides. A number that stands by itself is masked
 * whoever issued it. Between other numbers ("4242 4242 4242 4242 12/27 123") every stretch of whole groups is tried, and
 * masked if an issuer has that prefix and length or if it is grouped as cards are. Touching letters or in an order reference
 * (`ORD-20261123-000187`) it must be both. An unbroken group of more than 19 digits is left alone: it is an acquirer's
 * reference or the like, and some stretch of it nearly always passes. Where stretches overlap, all of it is masked.
 */

import { isBrand, isPrintedLike } from './card-brands.ts';
import { type DigitGroup, type Digits, readDigits } from './digit-groups.ts';
import { isLongPhone } from './not-cards.ts';
import type { Secret } from './redact.ts';

/** Digits `from` included to `to` excluded, counted over the whole text. */
type Stretch = { from: number; to: number };

/** `flat` is `text` flattened (see `flatten`). */
export function findCardNumbers(flat: string, text: string): Secret[] {
  const digits = readDigits(flat);
  if (digits.all.length < 13) return [];
  const { sure, likely } = findStretches(digits);
  return join(withoutOverlap(sure), likely).map(({ from, to }) => {
    const lastPlace = digits.places[to - 1] ?? 0;
    const end = lastPlace + ((text.codePointAt(lastPlace) ?? 0) > 0xffff ? 2 : 1);
    return { start: digits.places[from] ?? 0, end, last: digits.all.slice(to - 4, to) };
  });
}

function findStretches({ all, groups }: Digits): { sure: Stretch[]; likely: Stretch[] } {
  const passes = luhnOver(all);
  const sure: Stretch[] = [];
  const likely: Stretch[] = [];
  groups.forEach(({ from }, first) => {
    for (let last = first; last < groups.length; last++) {
      const group = groups[last];
      if (!group || group.to - from > 19 || (last > first && group.joinedBy === 'nothing')) break;
      if (group.to - from < 13 || !passes(from, group.to)) continue;
      const found = judge(all.slice(from, group.to), groups, first, last);
      if (found === 'sure') sure.push({ from, to: group.to });
      if (found === 'likely') likely.push({ from, to: group.to });
    }
  });
  return { sure, likely };
}

function judge(digits: string, groups: DigitGroup[], first: number, last: number): 'sure' | 'likely' | 'no' {
  const start = groups[first];
  const brand = isBrand(digits);
  const printed = isPrintedLike(groups, first, last);
  const alone = start?.joinedBy !== 'spacing' && groups[last + 1]?.joinedBy !== 'spacing';
  if (!start || !(brand || printed || alone)) return 'no';
  if (start.afterPlus && isLongPhone(digits)) return 'no';
  if (digits.startsWith('00') && isLongPhone(digits.slice(2))) return 'no';
  const commas = countOf(groups, first + 1, last, (group) => group.joinedBy === 'comma');
  if (brand && printed && (commas === 0 || commas === last - first)) return 'sure';
  const words = countOf(groups, first, last, (group) => group.inWord);
  if (start.beginsPhone || commas + words > 0) return 'no';
  const doubtful = countOf(groups, first, last, (group) => group.likelyNot);
  if (brand) return doubtful > last - first ? 'no' : 'likely';
  return doubtful === 0 && !start.afterMask ? 'likely' : 'no';
}

function countOf(
  groups: DigitGroup[],
  first: number,
  last: number,
  counts: (group: DigitGroup) => boolean,
): number {
  let count = 0;
  for (let i = first; i <= last; i++) {
    const group = groups[i];
    if (group && counts(group)) count++;
  }
  return count;
}

/** Luhn of any stretch in constant time: running sums with the even and with the odd places doubled. */
function luhnOver(all: string): (from: number, to: number) => boolean {
  const sums = [0, 1].map((doubled) => {
    const running = new Int32Array(all.length + 1);
    for (let i = 0; i < all.length; i++) {
      const value = all.charCodeAt(i) - 48;
      const counted = i % 2 !== doubled ? value : value > 4 ? value * 2 - 9 : value * 2;
      running[i + 1] = (running[i] ?? 0) + counted;
    }
    return running;
  });
  return (from, to) => {
    const running = sums[to % 2];
    return ((running?.[to] ?? 0) - (running?.[from] ?? 0)) % 10 === 0;
  };
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
 * with it. But it is masked too if it holds that whole card, or begins in the four digits that stay
 * readable: else most or all of it could still be read.
 */
function join(sure: Stretch[], likely: Stretch[]): Stretch[] {
  let at = 0;
  const kept = likely.filter(({ from, to }) => {
    while ((sure[at]?.to ?? Number.POSITIVE_INFINITY) <= from) at++;
    const over = sure[at];
    if (!over || over.from >= to) return true;
    return from >= over.to - 4 || (from <= over.from && to >= over.to);
  });
  const joined: Stretch[] = [];
  for (const stretch of [...sure, ...kept].sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && stretch.from < last.to) last.to = Math.max(last.to, stretch.to);
    else joined.push({ ...stretch });
  }
  return joined;
}
