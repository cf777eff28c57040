/** The middle of a number of values, and other shares of them. */

/**
 * The value below which this share (0 to 1) of the values lies, between two of them by a straight line: `percentile_cont` of SQL.
 * Null of no values. They need no order.
 */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)];
  const above = sorted[Math.ceil(at)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (at - Math.floor(at));
}

export const median = (values: readonly number[]): number | null => quantile(values, 0.5);
