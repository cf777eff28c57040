/** Whether two groups of numbers differ by more than chance: how often a difference as large comes up when they are split anew. */
import { mulberry32 } from './mulberry32.ts';

/** C(16, 8): up to here every split is looked at. */
const mostSplits = 12_870;
/** Of more so many, and always the same ones: who asks again gets the same answer. */
const shuffles = 5_000;
/** A split is the bits of a number. */
const mostNumbers = 30;

/**
 * Of all ways to split these numbers into groups of these sizes, the share (0 to 1) in which the medians of the groups differ at
 * least as much, whichever is greater. Throws RangeError when a group is empty, and when there are more than thirty numbers.
 */
export function shareOfSplits(one: readonly number[], other: readonly number[]): number {
  const n = one.length + other.length;
  if (one.length === 0 || other.length === 0 || n > mostNumbers)
    throw new RangeError(`${one.length} and ${other.length} numbers cannot be split`);
  const all = [
    ...one.map((value) => ({ value, isOne: true })),
    ...other.map((value) => ({ value, isOne: false })),
  ].sort((a, b) => a.value - b.value);
  const observed = all.reduce((bits, { isOne }, at) => (isOne ? bits | (1 << at) : bits), 0);
  const difference = differenceIn(
    all.map(({ value }) => value),
    one.length,
  );
  // Halves of sums are not exact; a difference that is the same must count as the same.
  const least = difference(observed) * (1 - 1e-9);
  const isExact = amountOfSplits(n, one.length) <= mostSplits;
  // Among the drawn ones there is the split that was observed.
  const splits = isExact ? everySplit(n, one.length) : [observed, ...drawnSplits(n, one.length)];
  let amount = 0;
  let asLarge = 0;
  for (const split of splits) {
    amount += 1;
    if (difference(split) >= least) asLarge += 1;
  }
  return asLarge / amount;
}

/** Between the medians of those whose bit is set, `k` of them, and of the others. */
function differenceIn(sorted: readonly number[], k: number): (split: number) => number {
  const [inMedian, outMedian] = [partsOfMedian(k), partsOfMedian(sorted.length - k)];
  return (split) => {
    let [inside, outside, difference] = [0, 0, 0];
    let rest = split;
    for (const value of sorted) {
      if (rest & 1) difference += value * (inMedian[inside++] ?? 0);
      else difference -= value * (outMedian[outside++] ?? 0);
      rest >>= 1;
    }
    return Math.abs(difference);
  };
}

/** What each of so many sorted values counts in their median. */
const partsOfMedian = (size: number): number[] =>
  Array.from({ length: size }, (_, at) => (at === (size - 1) >> 1 ? 0.5 : 0) + (at === size >> 1 ? 0.5 : 0));

/** n over k. */
function amountOfSplits(n: number, k: number): number {
  let amount = 1;
  for (let i = 1; i <= k; i++) amount = (amount * (n - k + i)) / i;
  return amount;
}

/** The numbers below 2ⁿ with k bits, in rising order: the next one moves the lowest run of bits up by one and its rest down to the end. */
function* everySplit(n: number, k: number): Generator<number> {
  for (let bits = 2 ** k - 1; bits < 2 ** n; ) {
    yield bits;
    const lowest = bits & -bits;
    const moved = bits + lowest;
    bits = moved | (((bits ^ moved) >> 2) / lowest);
  }
}

function* drawnSplits(n: number, k: number): Generator<number> {
  const random = mulberry32(1);
  for (let drawn = 0; drawn < shuffles; drawn++) {
    let bits = 0;
    for (let left = k; left > 0; ) {
      const bit = 1 << Math.floor(random() * n);
      if ((bits & bit) === 0) left -= 1;
      bits |= bit;
    }
    yield bits;
  }
}
