/** What this bot does not do: all cases of two spans of time as if each were for itself (Mann and Whitney, at 90 %). */

/** Above which a standard normal value is in 5 of 100 cases. */
const limit = 1.645;

export function differsPooled(one: readonly number[], other: readonly number[]): boolean {
  const ranked = [
    ...one.map((value) => ({ value, isOne: true })),
    ...other.map((value) => ({ value, isOne: false })),
  ].sort((a, b) => a.value - b.value);
  const ranks = ranked.reduce((sum, { isOne }, index) => (isOne ? sum + index + 1 : sum), 0);
  const [n, m] = [one.length, other.length];
  const expected = (n * (n + m + 1)) / 2;
  const deviation = Math.sqrt((n * m * (n + m + 1)) / 12);
  return Math.abs(ranks - expected) / deviation > limit;
}
