/** What drives escalations and rises: categories by country and team whose counts have left their natural limits. Worth a look, and no more. */
import { aboveUsual, limitsOf, type NaturalLimits } from './statistics/natural-limits.ts';
import { median } from './statistics/quantile.ts';

/** Of a week, named by its Monday: how many were raised. */
export type WeekCount = {
  team: string;
  category: string | null;
  country: string | null;
  week: string;
  count: number;
};

/** What is left out is joined: several that are rare, each alone too rare to say anything. */
export type Driver = Pick<WeekCount, 'team'> & Partial<Pick<WeekCount, 'category' | 'country'>>;

/** `count` is that of one week, or of each of the last four. */
export type Rising = { driver: Driver; weeks: 1 | 4; count: number; usual: number };

/** The last ones are looked at, the others say what is usual. */
const lookedAt = 4;
const leastBaseline = 12;
const mostBaseline = 26;
export const mostRisingWeeks = mostBaseline + lookedAt;
/** Below so many a week it is joined with others. */
const often = 5;
const mostShown = 3;
/** Of Mondays on which nothing has changed, the share that names something. */
const falseMondays = 0.1;

/** By week, the oldest first. */
type Series = { driver: Driver; counts: number[] };

/** `weeksOf` are the last complete weeks that are known of a team, the oldest first. The furthest above its limits first. */
export function risingDrivers(
  counts: readonly WeekCount[],
  weeksOf: (team: string) => readonly string[],
): Rising[] {
  const { all, alarm } = watchedIn(counts, weeksOf, leastBaseline + lookedAt);
  return all
    .flatMap((series) => lookAt(series, alarm))
    .sort((one, other) => other.above - one.above)
    .slice(0, mostShown)
    .map(({ rising }) => rising);
}

/** `limits` are those of one week; null where too few weeks say what is usual. */
export type WatchedDriver = { driver: Driver; weeks: WeekOf[]; limits: NaturalLimits | null };
type WeekOf = { week: string; count: number };

/** The same drivers with all their weeks, the most frequent first. */
export function watchedDrivers(
  counts: readonly WeekCount[],
  weeksOf: (team: string) => readonly string[],
): WatchedDriver[] {
  const { all, alarm } = watchedIn(counts, weeksOf, 1);
  const total = (series: Series): number => mean(series.counts) * series.counts.length;
  return all
    .toSorted((one, other) => total(other) - total(one))
    .map(({ driver, counts: byWeek }) => {
      const weeks = weeksOf(driver.team).slice(-mostRisingWeeks);
      const baseline = byWeek.slice(0, -lookedAt);
      return {
        driver,
        weeks: weeks.map((week, n) => ({ week, count: byWeek[n] ?? 0 })),
        limits: baseline.length < leastBaseline ? null : limitsOf(baseline, alarm),
      };
    });
}

function watchedIn(
  counts: readonly WeekCount[],
  weeksOf: (team: string) => readonly string[],
  leastWeeks: number,
): { all: Series[]; alarm: number } {
  const teams = [...new Set(counts.map(({ team }) => team))];
  const all = teams.flatMap((team) => {
    const weeks = weeksOf(team).slice(-mostRisingWeeks);
    if (weeks.length < leastWeeks) return [];
    return joined(
      seriesOf(
        counts.filter((one) => one.team === team),
        weeks,
      ),
    );
  });
  // Each is looked at twice: its last week, and its last four.
  return { all, alarm: falseMondays / (2 * all.length) };
}

const seriesOf = (counts: readonly WeekCount[], weeks: readonly string[]): Series[] =>
  counts.map(({ team, category, country, week, count }) => ({
    driver: { team, category, country },
    counts: weeks.map((one) => (one === week ? count : 0)),
  }));

/** From the finest to the coarsest: what is rare is joined with what else is. */
function joined(series: readonly Series[]): Series[] {
  const levels: ((driver: Driver) => Driver)[] = [
    (driver) => driver,
    ({ team, category }) => ({ team, category }),
    ({ team }) => ({ team }),
  ];
  const isOften = ({ counts }: Series): boolean =>
    mean(counts.length > lookedAt ? counts.slice(0, -lookedAt) : counts) >= often;
  let rare = [...series];
  const kept: Series[] = [];
  for (const level of levels) {
    const groups = added(rare.map(({ driver, counts }) => ({ driver: level(driver), counts })));
    kept.push(...groups.filter(isOften));
    rare = groups.filter((group) => !isOften(group));
  }
  return [...kept, ...rare];
}

function added(series: readonly Series[]): Series[] {
  const groups = new Map<string, Series>();
  for (const { driver, counts } of series) {
    const key = JSON.stringify(driver);
    const sum = groups.get(key)?.counts;
    groups.set(key, { driver, counts: counts.map((count, week) => count + (sum?.[week] ?? 0)) });
  }
  return [...groups.values()];
}

function lookAt({ driver, counts }: Series, alarm: number): { above: number; rising: Rising }[] {
  const baseline = counts.slice(0, -lookedAt);
  const usual = median(baseline) ?? 0;
  const looks = ([1, lookedAt] as const).map((weeks) => {
    const recent = counts.slice(-weeks);
    const rising: Rising = { driver, weeks, count: mean(recent), usual };
    return { above: aboveUsual(recent, baseline, alarm), rising };
  });
  const [furthest] = looks.sort((one, other) => other.above - one.above);
  return furthest && furthest.above > 1 ? [furthest] : [];
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
