/** Shares, and how much a share of a sample says about all that it was taken from. */

export type Share = { met: number; of: number };
/** From 0 to 1. */
export type Interval = { low: number; high: number };

/** Of a normal distribution, nine tenths lie so many standard deviations around the middle. */
const z90 = 1.6448536269514722;

/** Wilson's score interval: in nine of ten samples it holds the true share. Undefined of nothing. */
export function wilson90({ met, of }: Share): Interval | undefined {
  if (of === 0) return undefined;
  const share = met / of;
  const squared = z90 ** 2 / of;
  const middle = (share + squared / 2) / (1 + squared);
  const half = (z90 / (1 + squared)) * Math.sqrt((share * (1 - share)) / of + squared / (4 * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Below this a percentage says more than is known: both numbers are told. */
const fewestForPercent = 50;
/** Where the true share is below this for all that is known, it is told between what it lies. */
const wanted = 0.9;

/** How a share is told: `18 of 20`, `96 %`, or `84 %, between 79 and 88 %`; null of nothing. */
export type ToldShare =
  | { met: number; of: number }
  | { percent: number; between: { low: number; high: number } | null };

export function toldShare({ met, of }: Share): ToldShare | null {
  if (of === 0) return null;
  if (of < fewestForPercent) return { met, of };
  const interval = wilson90({ met, of });
  const between =
    interval && interval.high < wanted
      ? { low: Math.round(interval.low * 100), high: Math.round(interval.high * 100) }
      : null;
  // Not all is never 100 %.
  return { percent: Math.floor((100 * met) / of), between };
}
