/**
 * The public holidays of countries and regions, from date-holidays. A date is a holiday when it is off from midnight to midnight: half
 * days, such as Christmas Eve from 13:00 in Iceland, are none. Where the law moves a holiday off a weekend, both dates are holidays.
 *
 * The library does not know days that were decided for one year only (it misses 15 June 2026 in Scotland) and gives Ireland nothing for
 * a holiday on a weekend, as its law does not move it. `closed` in a calendar is for those.
 */
import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { HolidaysOf } from '../domain/calendars/opening-hours.ts';

type Library = typeof Holidays;

const dayMs = 24 * 60 * 60_000;
/** A day on which the clock goes forward is that much shorter at most. */
const shorterMs = 2 * 60 * 60_000;

const require = createRequire(import.meta.url);
/** Takes a fifth of a second and 25 MB the first time, which calendars without holidays never spend. */
const load = (): Library => require('date-holidays') as Library;

const regions = new Map<string, Holidays>();
const begun = new Map<string, readonly string[]>();
const inYear = new Map<string, readonly string[]>();

/** Throws RangeError on a region that is not known. */
export const holidaysOf: HolidaysOf = (region, year) =>
  remembered(inYear, `${region} ${year}`, () => {
    // Some last into January (Eswatini's of 28 December).
    const dates = [...datesBegunIn(region, year - 1), ...datesBegunIn(region, year)];
    return [...new Set(dates)].filter((date) => date.startsWith(`${year}-`)).sort();
  });

/** Whether `IE`, `US-CA` or `DE-BY-A` names a country, one of its regions, or a part of one. As ISO 3166 writes them. */
export function isRegion(region: string): boolean {
  const [country = '', state, part, ...rest] = region.split('-');
  const all = new (load())();
  const has = (names: object | undefined, name: string) => Object.hasOwn(names ?? {}, name);
  if (rest.length > 0 || !has(all.getCountries(), country)) return false;
  if (state === undefined) return true;
  if (!has(all.getStates(country), state)) return false;
  return part === undefined || has(all.getRegions(country, state), part);
}

function datesBegunIn(region: string, year: number): readonly string[] {
  return remembered(begun, `${region} ${year}`, () => {
    const found = remembered(regions, region, () => find(region));
    return found
      .getHolidays(year)
      .filter(({ type }) => type === 'public')
      .flatMap(datesOf);
  });
}

function find(region: string): Holidays {
  if (!isRegion(region))
    throw new RangeError(`There is no region "${region}" whose public holidays are known.`);
  const [country = '', state = '', part = ''] = region.split('-');
  return new (load())(country, state, part);
}

/** `date` is the local date on which it begins, whatever the time zone of this process. */
function datesOf({ date, start, end }: HolidaysTypes.Holiday): string[] {
  const days = Math.floor((end.getTime() - start.getTime() + shorterMs) / dayMs);
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: days }, (_, n) => new Date(first + n * dayMs).toISOString().slice(0, 10));
}

function remembered<T>(known: Map<string, T>, key: string, find: () => T): T {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}
