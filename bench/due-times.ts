/**
 * How fast due times are found on a calendar with opening hours and public holidays, beside walking from day to day with date-fns.
 * All results of the two are compared.
 *
 *   npx tsx bench/due-times.ts [--json] [--rounds 5]
 *
 * Exits with 1 when a result differs.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { holidaysOf } from '../src/config/public-holidays.ts';
import { calendarOf } from '../src/domain/calendars/open-time.ts';
import type { Hours, OpeningHours } from '../src/domain/calendars/opening-hours.ts';
import { createDayWalk } from './day-walk.ts';
import { median, rounded } from './figures.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '5' } },
});
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number above 0.');

const minuteMs = 60_000;
const officeHours: Hours[] = [{ from: 9 * 60, to: 17 * 60 }];
const desk: OpeningHours = {
  timeZone: 'America/Los_Angeles',
  weekly: { mon: officeHours, tue: officeHours, wed: officeHours, thu: officeHours, fri: officeHours },
  holidays: ['US-CA'],
  closed: [],
  open: {},
};
/** The walk takes long, so it takes fewer. */
const targets = [
  { name: '15 minutes', ms: 15 * minuteMs, walks: 2000 },
  { name: '4 hours', ms: 240 * minuteMs, walks: 2000 },
  { name: '1 day of 8 hours', ms: 480 * minuteMs, walks: 2000 },
  { name: '30 days of 8 hours', ms: 30 * 480 * minuteMs, walks: 100 },
];
const many = 500_000;

/** From 1 January 2026 on through the year, at any time of day, closed or open: 8 hours, 47 minutes and a bit apart. */
const starts = Float64Array.from({ length: 1000 }, (_, n) => Date.UTC(2026, 0) + n * 31_620_777);
const startOf = (n: number): number => starts[n % starts.length] ?? Number.NaN;

/** Milliseconds that `work` takes. */
function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** The sum is what keeps the work from being left out. */
function perSecond(count: number, dueAt: (start: number) => number): number {
  let sum = 0;
  const ms = timed(() => {
    for (let n = 0; n < count; n++) sum += dueAt(startOf(n));
  });
  if (!Number.isSafeInteger(Math.round(sum / count))) throw new Error('a due time is no instant');
  return (count / ms) * 1000;
}

const firstAdd = (): number =>
  timed(() => calendarOf(desk, holidaysOf).add(startOf(400), targets[3]?.ms ?? 0));

const load = loadavg()[0] ?? 0;
const withoutHolidays = { ...desk, holidays: [] };
const zoneMs = timed(() => calendarOf(withoutHolidays, holidaysOf).add(startOf(400), minuteMs));
const firstMs = firstAdd();
const coldMs = median(Array.from({ length: 200 }, firstAdd));

const calendar = calendarOf(desk, holidaysOf);
const walk = createDayWalk(desk, holidaysOf);
let differences = 0;
const speeds = targets.map(({ name, ms, walks }) => {
  for (let n = 0; n < Math.min(walks, starts.length); n++) {
    if (calendar.add(startOf(n), ms) !== walk(startOf(n), ms)) differences += 1;
  }
  const count = () => perSecond(many, (start) => calendar.add(start, ms));
  count();
  const turns = Array.from({ length: rounds }, () => ({
    calendar: count(),
    walk: perSecond(walks, (start) => walk(start, ms)),
  }));
  const calendarPerSecond = median(turns.map((turn) => turn.calendar));
  const walkPerSecond = median(turns.map((turn) => turn.walk));
  const compared = Math.min(walks, starts.length);
  return { name, compared, calendarPerSecond, walkPerSecond, ratio: calendarPerSecond / walkPerSecond };
});

const machine = {
  node: process.version,
  cores: cpus().length,
  processor: cpus()[0]?.model ?? 'unknown',
  load,
};
const results = { zoneMs, firstMs, coldMs, speeds, differences };
if (values.json) {
  process.stdout.write(`${JSON.stringify({ machine, rounds, ...results }, null, 2)}\n`);
} else {
  const shown = (value: number) => rounded(value).toLocaleString('en', { maximumSignificantDigits: 3 });
  const row = (cells: string[]) =>
    cells.map((cell, n) => (n === 0 ? cell.padEnd(20) : cell.padStart(14))).join('');
  process.stdout.write(
    [
      `Node ${machine.node}, ${machine.cores} cores (${machine.processor}), load ${load.toFixed(1)} before the run`,
      `Los Angeles, 09:00 to 17:00, holidays of California; medians of ${rounds} rounds`,
      '',
      row(['Due times per second', 'calendar', 'day by day', 'ratio']),
      ...speeds.map(({ name, calendarPerSecond, walkPerSecond, ratio }) =>
        row([name, ...[calendarPerSecond, walkPerSecond, ratio].map(shown)]),
      ),
      '',
      `A new calendar and its first due time, 30 days ahead: ${shown(coldMs)} ms`,
      `  the first with these holidays in the process: ${shown(firstMs)} ms, loading them included`,
      `  the first in the time zone, without holidays: ${shown(zoneMs)} ms`,
      '',
      `Results that differ: ${differences} of ${speeds.reduce((sum, { compared }) => sum + compared, 0)}`,
      '',
    ].join('\n'),
  );
}
if (differences > 0) process.exitCode = 1;
