/**
 * An oracle for open time: looks at the clock on the wall in every single minute and asks the opening hours themselves.
 *
 * A minute is fine enough to be exact: hours begin and end on whole minutes of the wall clock, and every offset and every change of
 * clocks in the years of the tests lies on a whole minute, so nothing opens or closes inside of one. What the clock shows is asked of
 * Intl, minute by minute.
 */
import type { Calendar, Instant, Span } from '../../src/domain/calendars/calendar.ts';
import type { CalendarRule, HolidaysOf, OpeningHours } from '../../src/domain/calendars/opening-hours.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** How far it looks, minute by minute, before it gives up. */
const farMs = 60 * dayMs;

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export function slowCalendar(rule: CalendarRule, holidaysOf: HolidaysOf, sightMs = farMs): Calendar {
  const places = 'anyOf' in rule ? rule.anyOf : [rule];
  const seen = new Map<number, boolean>();
  const isOpen = (minute: number): boolean => {
    const known = seen.get(minute);
    if (known !== undefined) return known;
    const open = places.some((place) => isOpenIn(place, holidaysOf, minute * minuteMs));
    seen.set(minute, open);
    return open;
  };
  return {
    add(start, ms) {
      if (ms === 0) return start;
      return ms > 0 ? ahead(isOpen, start, ms) : back(isOpen, start, -ms);
    },
    between(from, to) {
      let open = 0;
      for (let at = from; at < to; ) {
        const minute = Math.floor(at / minuteMs);
        const end = Math.min(to, (minute + 1) * minuteMs);
        if (isOpen(minute)) open += end - at;
        at = end;
      }
      return open;
    },
    next: (at) => nextSpan(isOpen, at, sightMs / minuteMs),
  };
}

/** The definition: the wall shows a date and a time that lie inside the hours of that date, or of the one before it. */
function isOpenIn(place: OpeningHours, holidaysOf: HolidaysOf, at: Instant): boolean {
  const { date, dayBefore, minute } = onTheWall(place.timeZone, at);
  return (
    hoursOf(place, holidaysOf, date).some(({ from, to }) => from <= minute && minute < to) ||
    hoursOf(place, holidaysOf, dayBefore).some(({ to }) => minute + 1440 < to)
  );
}

function hoursOf({ weekly, holidays, closed, open }: OpeningHours, holidaysOf: HolidaysOf, date: string) {
  const own = open[date];
  if (own) return own;
  if (closed.some(({ from, to }) => from <= date && date <= to)) return [];
  if (holidays.some((region) => holidaysOf(region, Number(date.slice(0, 4))).includes(date))) return [];
  const day = days[new Date(date).getUTCDay()];
  return (day && weekly[day]) ?? [];
}

type Wall = { date: string; dayBefore: string; minute: number };
type Zone = { format: (at: Instant) => string; walls: Map<Instant, Wall> };
const zones = new Map<string, Zone>();

function onTheWall(timeZone: string, at: Instant): Wall {
  const zone = zones.get(timeZone) ?? { format: formatIn(timeZone), walls: new Map() };
  zones.set(timeZone, zone);
  const known = zone.walls.get(at);
  if (known) return known;
  const [date = '', time = ''] = zone.format(at).split(' ');
  const [hour, minute] = time.split(':').map(Number);
  const dayBefore = new Date(Date.parse(date) - dayMs).toISOString().slice(0, 10);
  const wall = { date, dayBefore, minute: (hour ?? Number.NaN) * 60 + (minute ?? Number.NaN) };
  zone.walls.set(at, wall);
  return wall;
}

/** Swedes write 2026-03-29 02:30. */
function formatIn(timeZone: string): (at: Instant) => string {
  const twoDigits = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', hourCycle: 'h23', ...twoDigits })
    .format;
}

type IsOpen = (minute: number) => boolean;

function ahead(isOpen: IsOpen, start: Instant, ms: number): Instant {
  let left = ms;
  for (let at = start; at < start + farMs; ) {
    const minute = Math.floor(at / minuteMs);
    const end = (minute + 1) * minuteMs;
    if (isOpen(minute)) {
      if (end - at >= left) return at + left;
      left -= end - at;
    }
    at = end;
  }
  throw new RangeError('not within sight');
}

/** The first instant of all from which as much is open until `start`: at the end of a minute that is open. */
function back(isOpen: IsOpen, start: Instant, ms: number): Instant {
  let left = ms;
  for (let at = start; at > start - farMs; ) {
    const minute = Math.ceil(at / minuteMs) - 1;
    const begin = minute * minuteMs;
    if (isOpen(minute)) {
      if (at - begin > left) return at - left;
      left -= at - begin;
    }
    at = begin;
  }
  throw new RangeError('not within sight');
}

/** What is out of sight, in minutes, counts as open for ever or as never. */
function nextSpan(isOpen: IsOpen, at: Instant, sight: number): Span | null {
  const now = Math.floor(at / minuteMs);
  let first = now;
  while (!isOpen(first)) if (++first > now + sight) return null;
  let end = first;
  while (isOpen(end) && end <= now + sight) end++;
  while (isOpen(first - 1) && first >= now - sight) first--;
  return {
    from: first < now - sight ? Number.NEGATIVE_INFINITY : first * minuteMs,
    to: end > now + sight ? Number.POSITIVE_INFINITY : end * minuteMs,
  };
}
