/** Medians and percentiles. */

/** The value that `share` of all are not above; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Of rounds: the median of each figure. */
export function medians<T extends Record<string, number>>(rounds: readonly T[]): T {
  const [first] = rounds;
  if (!first) throw new Error('there was no round');
  return Object.fromEntries(
    Object.keys(first).map((name) => [name, median(rounds.map((round) => round[name] ?? Number.NaN))]),
  ) as T;
}

/** Three figures that matter. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
