/**
 * Whether what leads are told of changes and of rising drivers is true: weeks are made up in which nothing changed, or something did.
 *
 *   npx tsx bench/statistics.ts [--json] [--seed 1] [--runs 600]
 *
 * Exits with 1 when weeks in which nothing changed are called changed in more than 13 of 100 cases, or when a Monday after which nothing rose
 * names something more often than that.
 */
import { parseArgs } from 'node:util';
import { createRandom } from '../sandbox/slack/faults.ts';
import { mostByChance } from '../src/domain/process-change.ts';
import { mostRisingWeeks, risingDrivers, type WeekCount } from '../src/domain/rising.ts';
import { shareOfSplits } from '../src/domain/statistics/permutation.ts';
import { median } from '../src/domain/statistics/quantile.ts';
import { amount } from './amount.ts';
import { inColumns } from './columns.ts';
import { differsPooled } from './pooled.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e6) + 1) },
    runs: { type: 'string', default: '600' },
  },
});
const seed = amount('seed', values.seed);
const runs = amount('runs', values.runs);
/** Of 100 that may be false: what is aimed at, and by how much a run may be off by chance. */
const mostFalse = (mostByChance + 0.03) * 100;

const random = createRandom(seed);
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
/** Around 1: weeks differ from each other by this much, as staffing, incidents and releases make them. */
const week = (vary: number): number => Math.exp(vary * normal() - vary ** 2 / 2);

function poisson(mean: number): number {
  let left = mean;
  let count = -1;
  for (; left > 0; count++) left += Math.log(1 - random());
  return Math.max(0, count);
}

const percent = (amount: number, of: number): number => (100 * amount) / of;
const variations = [0, 0.3, 0.6];

/** Times of so many cases in each of so many weeks, as long-tailed as they are; `by` is what a change makes of them. */
const weeksOf = (weeks: number, cases: number, vary: number, by: number): number[][] =>
  Array.from({ length: weeks }, () => {
    const length = by * week(vary);
    return Array.from({ length: cases }, () => length * Math.exp(normal()));
  });

function changes(weeks: number, cases: number, vary: number) {
  const found = { weeksFalse: 0, weeksFound: 0, pooledFalse: 0, pooledFound: 0 };
  const judge = (by: number) => {
    const [before, after] = [weeksOf(weeks, cases, vary, 1), weeksOf(weeks, cases, vary, by)];
    const medians = (side: number[][]) => side.map((one) => median(one) ?? 0);
    return {
      weeks: shareOfSplits(medians(after), medians(before)) <= mostByChance,
      pooled: differsPooled(after.flat(), before.flat()),
    };
  };
  for (let run = 0; run < runs; run++) {
    const [none, faster] = [judge(1), judge(0.6)];
    found.weeksFalse += Number(none.weeks);
    found.pooledFalse += Number(none.pooled);
    found.weeksFound += Number(faster.weeks);
    found.pooledFound += Number(faster.pooled);
  }
  const shares = Object.entries(found).map(([name, times]) => [name, percent(times, runs)]);
  return { weeks, cases, vary, ...(Object.fromEntries(shares) as typeof found) };
}

const mondays = Array.from({ length: mostRisingWeeks }, (_, n) => `week ${n}`);

/** How many a week come in each of so many categories; `rises` is what becomes of the first of them in the last weeks. */
function counted(
  means: readonly number[],
  { weeks, vary, rises }: { weeks: number; vary: number; rises: readonly number[] },
) {
  const names = mondays.slice(-weeks);
  return means.flatMap((mean, category) =>
    names.map((name, n): WeekCount => {
      const risen = category === 0 ? (rises[n - weeks + rises.length] ?? 1) : 1;
      const count = poisson(mean * risen * week(vary));
      return { team: 'engineering', category: String(category), country: null, week: name, count };
    }),
  );
}

function mondaysWith(weeks: number, means: readonly number[], vary: number) {
  const named = (rises: readonly number[]): string[] =>
    risingDrivers(counted(means, { weeks, vary, rises }), () => mondays.slice(-weeks)).map(
      ({ driver }) => driver.category ?? 'others',
    );
  const found = { none: 0, month: 0, threefold: 0 };
  for (let run = 0; run < runs; run++) {
    found.none += Number(named([]).length > 0);
    found.month += Number(named([1.6, 1.6, 1.6, 1.6]).includes('0'));
    found.threefold += Number(named([3]).includes('0'));
  }
  const [mean = 0] = means;
  return {
    cells: means.length,
    mean,
    baseline: weeks - 4,
    vary,
    namesFalse: percent(found.none, runs),
    // What is joined because it is rare does not rise because one of it does.
    foundMonth: mean < 5 ? undefined : percent(found.month, runs),
    foundThreefold: mean < 5 ? undefined : percent(found.threefold, runs),
  };
}

const thirty = (mean: number): number[] => Array.from({ length: 30 }, () => mean);
const changed = [
  [4, 10],
  [8, 10],
  [8, 20],
  [12, 10],
].flatMap(([weeks = 0, cases = 0]) => variations.map((vary) => changes(weeks, cases, vary)));
const risen = [16, 30].flatMap((weeks) =>
  [thirty(6), thirty(12), thirty(40), Array.from({ length: 60 }, () => 0.7)].flatMap((means) =>
    variations.map((vary) => mondaysWith(weeks, means, vary)),
  ),
);

if (values.json) process.stdout.write(`${JSON.stringify({ seed, runs, changed, risen }, null, 2)}\n`);
else
  process.stdout.write(
    [
      `Seed ${seed}, ${runs} runs each. Of 100 runs:`,
      '',
      ...inColumns([
        ['changes', 'a week', 'weeks vary', 'false', 'found −40 %', 'pooled: false', 'pooled: found'],
        ...changed.map((one) => [
          `${one.weeks} + ${one.weeks} weeks`,
          one.cases,
          `${one.vary * 100} %`,
          one.weeksFalse,
          one.weeksFound,
          one.pooledFalse,
          one.pooledFound,
        ]),
      ]),
      '',
      ...inColumns([
        ['rising', 'a week', 'baseline', 'weeks vary', 'false', 'found +60 %, 4 weeks', 'found × 3, 1 week'],
        ...risen.map((one) => [
          `${one.cells} cells`,
          one.mean,
          `${one.baseline} weeks`,
          `${one.vary * 100} %`,
          one.namesFalse,
          one.foundMonth,
          one.foundThreefold,
        ]),
      ]),
      '',
    ].join('\n'),
  );
const worst = Math.max(...changed.map((one) => one.weeksFalse), ...risen.map((one) => one.namesFalse));
if (worst > mostFalse) {
  process.stderr.write(`False in ${worst.toFixed(1)} of 100: at most ${mostFalse} may be.\n`);
  process.exitCode = 1;
}
