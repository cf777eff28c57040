/** Tells a card from a part of a column of counts: more numbers than one card has, about as long as each other and divided in one way. */

import { isBrand } from './card-brands.ts';
import type { DigitGroup, Digits } from './digit-groups.ts';

type Numbers = Digits & { flat: string; passes: (from: number, to: number) => boolean };

/** So far is looked before a stretch and behind it: further than two cards; from there on a column is a long one. */
const reach = 10;
const divider = /^(?:[\s|]{1,8}|[,;、] ?| \/ | ?\n *(?:(?:>|&gt;) *)+)$/;
const cardLabel = /(?:card|karte|carte|visa|amex|カード)[^0-9]{0,12}$/i;
const expiry = /^1[0-2][23][0-9]$/;

/**
 * One of many numbers that are divided alike, unless all the others are cards, or a card's date and code behind it. In a line with spaces
 * groups as on a card are one, but in a row of more than twice as many; in odd groups it is one that begins the column evenly.
 */
export function isInColumn(numbers: Numbers, first: number, last: number, printed: boolean): boolean {
  const column = columnAround(numbers, first, last);
  if (!column) return false;
  const { groups, flat, places } = numbers;
  const [before, behind] = [first - column.first, column.last - last];
  const others = before + behind;
  if (others < fewest(numbers, last, printed)) return false;
  const isLong = before >= reach - 1 || behind >= reach - 1;
  if (!isLong && isAmongCards(numbers, column, first, last)) return false;
  if (!printed) return before > 0 || others > 4 || !isEven(numbers, first, last);
  if (!groups[last]?.apart) return !isLong && (before % 4 > 0 || behind % 4 > 0);
  const start = places[groups[column.first]?.from ?? 0] ?? 0;
  return others > 3 || !cardLabel.test(flat.slice(Math.max(0, start - 24), start));
}

/** How many other numbers a column has that is longer than the card. */
function fewest({ groups }: Digits, last: number, printed: boolean): number {
  if (printed) return groups[last]?.apart ? 1 : 5;
  return groups[last]?.between.includes('\n') ? 2 : 3;
}

type Column = { first: number; last: number };

function columnAround(digits: Digits, first: number, last: number): Column | null {
  const { groups } = digits;
  const { between, row } = groups[last] ?? {};
  if (!row || first < row.first - 1 || first === last || sizeOf(digits, first) === 1) return null;
  if (!divider.test(between ?? '')) return null;
  let [from, to] = [Math.max(row.first - 1, first - reach), Math.min(row.last, last + reach)];
  // What is divided from the next number in another way may be something else, 12/27, and what a mask left is no number.
  if (from < first && (isJoined(groups[from]) || groups[from]?.afterMask)) from++;
  if (to > last && isJoined(groups[to + 1])) to--;
  return isOfCounts(digits, from, to) ? { first: from, last: to } : null;
}

const isJoined = (group?: DigitGroup): boolean => group !== undefined && group.joinedBy !== 'nothing';

/** Between two and four digits, and of two lengths at most that follow each other: from 95 to 120, from 998 to 1811. */
function isOfCounts({ all, groups }: Digits, first: number, last: number): boolean {
  let [least, most] = [3, 3];
  for (let i = first; i <= last; i++) {
    const { from, to } = groups[i] ?? { from: 0, to: 0 };
    if (to - from < most - 1 || to - from > least + 1 || all[from] === '0') return false;
    least = Math.min(least, to - from);
    most = Math.max(most, to - from);
  }
  return true;
}

const sizeOf = ({ groups }: Digits, i: number): number => (groups[i]?.to ?? 0) - (groups[i]?.from ?? 0);

/** As people write a card in pairs or threes: all groups alike, the last one perhaps shorter. */
function isEven(digits: Digits, first: number, last: number): boolean {
  const size = sizeOf(digits, first);
  for (let i = first + 1; i < last; i++) if (sizeOf(digits, i) !== size) return false;
  return sizeOf(digits, last) <= size;
}

/** Whole cards before it and behind it, and at the end the date and code of the last one. */
function isAmongCards(numbers: Numbers, column: Column, first: number, last: number): boolean {
  const end = column.last + 1;
  if (!areCards(numbers, column.first, first)) return false;
  if (areCards(numbers, last + 1, end)) return true;
  for (let at = last + 1; at < end; at += 4)
    if (areCards(numbers, last + 1, at) && isCode(numbers, at, end)) return true;
  return false;
}

/** One card in any groups, or several in fours; up to the group `end`. */
function areCards(numbers: Numbers, from: number, end: number): boolean {
  if (from === end || isCard(numbers, from, end)) return true;
  return end - from > 4 && isCard(numbers, from, from + 4) && areCards(numbers, from + 4, end);
}

function isCard({ all, groups, passes }: Numbers, first: number, end: number): boolean {
  const [from, to] = [groups[first]?.from ?? 0, groups[end - 1]?.to ?? 0];
  return to - from > 12 && to - from < 20 && passes(from, to) && isBrand(all.slice(from, to));
}

/** The month and year behind a card with at most two more numbers, or three digits at the end. */
function isCode(numbers: Numbers, at: number, end: number): boolean {
  const group = numbers.groups[at];
  if (expiry.test(numbers.all.slice(group?.from, group?.to))) return end - at < 4;
  return end - at === 1 && sizeOf(numbers, at) === 3;
}
