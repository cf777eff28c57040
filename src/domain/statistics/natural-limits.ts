/**
 * The natural limits of weekly counts, as XmR charts have them: what a week may be while nothing has changed, from how much weeks
 * differ from the week before. Counts are taken as logarithms, for a busy week of many is not stranger than a busy week of few; and the more
 * is looked at, the wider the limits, so that all of it together gives a false alarm no more often than was asked for.
 */

/** Of the mean difference of two values that follow each other, for one standard deviation. */
const d2 = 1.128;
/** How many independent differences a mean of n − 1 that overlap is worth, per difference. */
const worth = 0.62;

const scaled = (count: number): number => Math.log(count + 1);
const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/**
 * How far the mean of `recent` weeks is above what `baseline` has as usual, in parts of the way to the upper natural limit: above 1 it is outside.
 * `alarm` is the share of looks, such as this one, that may be outside by chance. At least two weeks of baseline.
 */
export function aboveUsual(recent: readonly number[], baseline: readonly number[], alarm: number): number {
  const { middle, reach } = reachOf(recent.length, baseline, alarm);
  return (mean(recent.map(scaled)) - middle) / reach;
}

export type NaturalLimits = { low: number; usual: number; high: number };

/** What one week may be, as a count. */
export function limitsOf(baseline: readonly number[], alarm: number): NaturalLimits {
  const { middle, reach } = reachOf(1, baseline, alarm);
  const count = (at: number): number => Math.max(0, Math.exp(at) - 1);
  return { low: count(middle - reach), usual: count(middle), high: count(middle + reach) };
}

function reachOf(weeks: number, baseline: readonly number[], alarm: number) {
  const usual = baseline.map(scaled);
  const moves = usual.slice(1).map((week, index) => Math.abs(week - (usual[index] ?? week)));
  const deviation = Math.max(mean(moves) / d2, leastDeviation(mean(baseline)));
  const wide = tQuantile(alarm, worth * moves.length) * Math.sqrt(1 / weeks + 1 / baseline.length);
  return { middle: mean(usual), reach: deviation * wide };
}

/** Half of what counting at random makes: weeks that differed even less did so by luck. */
const leastDeviation = (count: number): number => 0.5 / Math.sqrt(count + 1);

/** What a standard normal value exceeds with this probability (Abramowitz and Stegun 26.2.23), below a half. */
function normalQuantile(probability: number): number {
  const t = Math.sqrt(-2 * Math.log(probability));
  return (
    t -
    (2.515517 + 0.802853 * t + 0.010328 * t ** 2) / (1 + 1.432788 * t + 0.189269 * t ** 2 + 0.001308 * t ** 3)
  );
}

/** What Student's t exceeds with this probability (Abramowitz and Stegun 26.7.5). */
export function tQuantile(probability: number, freedom: number): number {
  const z = normalQuantile(probability);
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
