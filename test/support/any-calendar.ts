/** Opening hours of every kind, for properties: split days, spans over midnight, whole days, closed and open dates, holidays, unions. */
import fc from 'fast-check';
import type { Instant } from '../../src/domain/calendars/calendar.ts';
import type {
  CalendarRule,
  HolidaysOf,
  Hours,
  OpeningHours,
} from '../../src/domain/calendars/opening-hours.ts';
import { type Weekday, weekdays } from '../../src/domain/calendars/weekday.ts';
import { moments, timeZones } from './zone-changes.ts';

const dayMs = 24 * 60 * 60_000;
const dateAt = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/** In the region `every 5`, each fifth day since 1970 is a holiday. */
export const holidaysOf: HolidaysOf = (region, year) => {
  const key = `${region} ${year}`;
  const dates = known.get(key) ?? datesEvery(Number(region.split(' ')[1]) * dayMs, year);
  known.set(key, dates);
  return dates;
};

const known = new Map<string, readonly string[]>();

function datesEvery(interval: number, year: number): string[] {
  const dates: string[] = [];
  const first = Math.ceil(Date.UTC(year, 0) / interval) * interval;
  for (let at = first; at < Date.UTC(year + 1, 0); at += interval) dates.push(dateAt(at));
  return dates;
}

const span = (from: number, to: number): Hours => ({ from: Math.round(from * 60), to: Math.round(to * 60) });
/** Around the hours at which clocks change, and what a desk may have. */
const usual: Hours[][] = [
  [span(9, 17)],
  [span(8, 12), span(13, 17.5)],
  [span(0, 24)],
  [span(0, 8), span(16, 24)],
  [span(22, 30)],
  [span(18, 24), span(24, 48)],
  [span(0, 2.5)],
  [span(1.5, 2.25)],
  [span(2, 3)],
  [span(23.5, 24.5)],
];

/** Any minutes of the day, the last of them perhaps on the next. */
const odd = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 }),
    fc.option(fc.integer({ min: 1, max: 1440 }), { freq: 2 }),
  )
  .map(([edges, late]): Hours[] => {
    const rising = edges.sort((a, b) => a - b);
    const hours: Hours[] = [];
    for (let n = 0; n + 1 < rising.length; n += 2)
      hours.push({ from: rising[n] ?? 0, to: rising[n + 1] ?? 0 });
    const last = hours.at(-1);
    if (last && late !== null) last.to = 1440 + late;
    return hours;
  });

const hours = fc.oneof(
  { arbitrary: fc.constantFrom(...usual), weight: 3 },
  { arbitrary: odd, weight: 2 },
  { arbitrary: fc.constant<Hours[]>([]), weight: 1 },
);

/** Open on one day of the week at least. */
const weekly = fc
  .tuple(
    fc.oneof(
      hours.map((same) => Object.fromEntries(weekdays.map((day) => [day, same]))),
      fc.dictionary(fc.constantFrom(...weekdays), hours, { maxKeys: 7 }),
    ),
    fc.constantFrom(...weekdays),
    fc.constantFrom(...usual),
  )
  .map(([week, day, some]): Partial<Record<Weekday, Hours[]>> => ({ ...week, [day]: some }));

function anyPlace(around: Instant, timeZone: fc.Arbitrary<string>): fc.Arbitrary<OpeningHours> {
  const date = fc.integer({ min: -3, max: 3 }).map((days) => dateAt(around + days * dayMs));
  const dates = fc
    .tuple(date, date)
    .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));
  return fc.record({
    timeZone,
    weekly,
    holidays: fc.uniqueArray(fc.constantFrom('every 5', 'every 6'), { maxLength: 2 }),
    closed: fc.array(dates, { maxLength: 1 }),
    open: fc.dictionary(date, hours, { maxKeys: 3 }),
  });
}

export type Scene = { rule: CalendarRule; at: Instant };

/** A calendar, and an instant at which the clocks of its (first) time zone change. */
export const scene: fc.Arbitrary<Scene> = fc.constantFrom(...moments).chain(({ timeZone, at }) => {
  const here = anyPlace(at, fc.constant(timeZone));
  const others = fc.array(anyPlace(at, fc.constantFrom(...timeZones)), { maxLength: 2 });
  const rule: fc.Arbitrary<CalendarRule> = fc.oneof(
    { arbitrary: here, weight: 3 },
    { arbitrary: fc.tuple(here, others).map(([first, rest]) => ({ anyOf: [first, ...rest] })), weight: 1 },
  );
  return rule.map((one) => ({ rule: one, at }));
});

/** How long before or after: often within the hour, on a whole minute as often as not. */
export const awayMs = (most: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: -120, max: 120 }).map((minutes) => minutes * 60_000),
    fc.integer({ min: -7_200_000, max: 7_200_000 }),
    fc.integer({ min: -most, max: most }),
  );
