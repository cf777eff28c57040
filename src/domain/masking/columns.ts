/** Tells a card from a part of a column of counts: more numbers than one card has, about as long as each other and divided in one way. */

import type { DigitGroup } from './digit-groups.ts';

/** So far is looked before a stretch and behind it. */
const reach = 8;

/** The first and the last group of the column that a stretch belongs to; null where it belongs to none. */
export function columnAround(
  groups: readonly DigitGroup[],
  first: number,
  last: number,
): { first: number; last: number } | null {
  const between = groups[last]?.between ?? '';
  if (first === last || !/^[\s|]{1,8}$/.test(between)) return null;
  const goesOn = (i: number) => groups[i]?.joinedBy === 'spacing' && groups[i]?.between === between;
  for (let i = first + 1; i < last; i++) if (!goesOn(i)) return null;
  let [from, to] = [first, last];
  while (from > first - reach && goesOn(from)) from--;
  while (to < last + reach && goesOn(to + 1)) to++;
  // What is divided from the next number in another way may be something else: 12/27.
  const isJoined = (group?: DigitGroup) => group !== undefined && group.joinedBy !== 'nothing';
  if (from < first && isJoined(groups[from])) from++;
  if (to > last && isJoined(groups[to + 1])) to--;
  const isLonger = first - from + to - last > (between.includes('\n') ? 1 : 2);
  return isLonger && isOfCounts(groups, from, to) ? { first: from, last: to } : null;
}

/** Between two and four digits, and of two lengths at most that follow each other: from 95 to 120, from 998 to 1811. */
function isOfCounts(groups: readonly DigitGroup[], first: number, last: number): boolean {
  let [least, most] = [9, 0];
  for (const { from, to } of groups.slice(first, last + 1)) {
    least = Math.min(least, to - from);
    most = Math.max(most, to - from);
  }
  return least > 1 && most < 5 && most - least < 2;
}

/** As people write a card in pairs or threes: all groups alike, the last one perhaps shorter. */
export function isEven(groups: readonly DigitGroup[], first: number, last: number): boolean {
  const size = (i: number) => (groups[i]?.to ?? 0) - (groups[i]?.from ?? 0);
  for (let i = first + 1; i < last; i++) if (size(i) !== size(first)) return false;
  return size(last) <= size(first);
}
