/** Why a calendar is closed for a while, as people would say it: a night, a break, the weekend, or days on which the place does not work. */
import type { Calendar, Span } from './calendar.ts';
import type { CalendarRule, OpeningHours } from './opening-hours.ts';
import { instantOf, type WallTime, wallTimeAt } from './wall-time.ts';
import { weekdays } from './weekday.ts';

export type Closure =
  /** `hours` where it cannot be told, as with several time zones, or is only a part of a night. */
  | { because: 'night' | 'break' | 'hours' }
  /** Local dates, `2026-10-26`; those of the weekend are not among them. */
  | { because: 'days'; weekend: boolean; dates: string[] };

export const placesIn = (rule: CalendarRule): readonly OpeningHours[] =>
  'anyOf' in rule ? rule.anyOf : [rule];

/** Of a calendar with one time zone. */
export function timeZoneOf(rule: CalendarRule | undefined): string | null {
  const zones = new Set(rule ? placesIn(rule).map(({ timeZone }) => timeZone) : []);
  const [zone] = zones;
  return zones.size === 1 && zone !== undefined ? zone : null;
}

/** `span` lies in one stretch during which the calendar is closed. */
export function whyClosed(span: Span, calendar: Calendar, rule: CalendarRule | undefined): Closure {
  const timeZone = timeZoneOf(rule);
  if (!rule || timeZone === null) return { because: 'hours' };
  const first = wallTimeAt(span.from, timeZone);
  const last = dateOf(wallTimeAt(span.to - 1, timeZone));
  const touched: Day[] = [];
  for (let day = dayOf(first); dateOf(day) <= last; day = dayOf({ ...day, day: day.day + 1 }))
    touched.push(day);
  const off = touched.filter((day) => isOff(day, { places: placesIn(rule), timeZone, calendar }));
  if (off.length > 0) {
    const others = off.filter((day) => !isWeekend(day) || worksOn(day, placesIn(rule)));
    return { because: 'days', weekend: others.length < off.length, dates: others.map(dateOf) };
  }
  if (touched.length > 1) return { because: 'night' };
  const opensFrom = calendar.next(span.from)?.from;
  const midnight = instantOf({ ...first, hour: 0, minute: 0 }, timeZone);
  const again = opensFrom !== undefined && dateOf(wallTimeAt(opensFrom, timeZone)) === dateOf(first);
  return { because: again && calendar.between(midnight, span.from) > 0 ? 'break' : 'hours' };
}

/** A local date; the weekday counts from Sunday. */
type Day = Pick<WallTime, 'year' | 'month' | 'day'> & { weekday: number };

function dayOf({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): Day {
  const date = new Date(Date.UTC(year, month - 1, day));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

const dateOf = ({ year, month, day }: Pick<WallTime, 'year' | 'month' | 'day'>): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

const isWeekend = ({ weekday }: Day): boolean => weekday === 0 || weekday === 6;

/** What the week says. */
const hoursOn = ({ weekday }: Day, places: readonly OpeningHours[]) => {
  const name = weekdays[(weekday + 6) % 7];
  return places.flatMap(({ weekly }) => (name && weekly[name]) ?? []);
};

const worksOn = (day: Day, places: readonly OpeningHours[]): boolean => hoursOn(day, places).length > 0;

/** No hours begin on it: the week has none, or all that it has are closed, as on a holiday. */
function isOff(
  day: Day,
  { places, timeZone, calendar }: { places: readonly OpeningHours[]; timeZone: string; calendar: Calendar },
): boolean {
  if (places.some(({ open }) => (open[dateOf(day)] ?? []).length > 0)) return false;
  const at = (minute: number) => instantOf({ ...day, hour: 0, minute }, timeZone);
  return hoursOn(day, places).every(({ from, to }) => calendar.between(at(from), at(to)) === 0);
}
