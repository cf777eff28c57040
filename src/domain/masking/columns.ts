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
  if (first === last || !isOfCounts(groups, first, last) || !/^[\s|]{1,8}$/.test(between)) return null;
  for (let i = first + 1; i < last; i++) if (!isDividedBy(between, groups[i])) return null;
  let [from, to] = [first, last];
  while (from > first - reach && isDividedBy(between, groups[from])) from--;
  while (to < last + reach && isDividedBy(between, groups[to + 1])) to++;
  // What is divided from the next number in another way may be something else: 12/27.
  if (from < first && isJoined(groups[from])) from++;
  if (to > last && isJoined(groups[to + 1])) to--;
  const isLonger = first - from + to - last > (between.includes('\n') ? 1 : 2);
  return isLonger && isOfCounts(groups, from, to) ? { first: from, last: to } : null;
}

const isJoined = (group?: DigitGroup): boolean => group !== undefined && group.joinedBy !== 'nothing';

const isDividedBy = (between: string, group?: DigitGroup): boolean =>
  group?.joinedBy === 'spacing' && group.between === between;

/** Between two and four digits, and of two lengths at most that follow each other: from 95 to 120, from 998 to 1811. */
function isOfCounts(groups: readonly DigitGroup[], first: number, last: number): boolean {
  let [least, most] = [9, 0];
  for (let i = first; i <= last; i++) {
    const size = sizeOf(groups[i]);
    if (size < 2 || size > 4) return false;
    least = Math.min(least, size);
    most = Math.max(most, size);
  }
  return most - least < 2;
}

const sizeOf = (group?: DigitGroup): number => (group ? group.to - group.from : 0);

/** As people write a card in pairs or threes: all groups alike, the last one perhaps shorter. */
export function isEven(groups: readonly DigitGroup[], first: number, last: number): boolean {
  for (let i = first + 1; i < last; i++) if (sizeOf(groups[i]) !== sizeOf(groups[first])) return false;
  return sizeOf(groups[last]) <= sizeOf(groups[first]);
}
