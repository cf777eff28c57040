/** What drives escalations and rises: categories by country and team whose counts have left their natural limits. Worth a look, and no more. */
import { aboveUsual } from './statistics/natural-limits.ts';
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
  const teams = [...new Set(counts.map(({ team }) => team))];
  const all = teams.flatMap((team) => {
    const weeks = weeksOf(team).slice(-mostRisingWeeks);
    if (weeks.length < leastBaseline + lookedAt) return [];
    return joined(
      seriesOf(
        counts.filter((one) => one.team === team),
        weeks,
      ),
    );
  });
  // Each is looked at twice: its last week, and its last four.
  const alarm = falseMondays / (2 * all.length);
  return all
    .flatMap((series) => lookAt(series, alarm))
    .sort((one, other) => other.above - one.above)
    .slice(0, mostShown)
    .map(({ rising }) => rising);
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
  const isOften = ({ counts }: Series): boolean => mean(counts.slice(0, -lookedAt)) >= often;
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
