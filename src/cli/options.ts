/** What options are given in words → values; what cannot be read is refused with what to write. */
import { InvalidArgumentError } from 'commander';
import { parseDuration } from '../config/durations.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { instantOf, type WallTime, wallTimeAt } from '../domain/calendars/wall-time.ts';
import type { Terminal } from './terminal.ts';

/** A window longer than a year would ask for holidays nobody plans with. */
const mostDays = 366;

export function wholeDays(text: string): number {
  const days = Number(text);
  if (/^\d{1,3}$/.test(text) && days >= 1 && days <= mostDays) return days;
  throw new InvalidArgumentError(`Write a whole number from 1 to ${mostDays}.`);
}

/** Milliseconds. */
export function someTime(text: string): number {
  const ms = parseDuration(text);
  if (ms !== null) return ms;
  throw new InvalidArgumentError('Write it like 20m, 4h or 1h 30m.');
}

/** Midnight in UTC. */
export function dayGiven(text: string): Instant {
  const { year, month, day, hour, minute } = wallGiven(text);
  return Date.UTC(year, month - 1, day, hour, minute);
}

/** `2026-12-24`, or with a time behind it: what the clock on a wall shows, whatever the zone. */
export function wallGiven(text: string): WallTime {
  const [, date = '', time = '00:00'] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?$/.exec(text.trim()) ?? [];
  const at = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(date))
    throw new InvalidArgumentError('Write it like 2026-12-24 or "2026-12-24 16:40".');
  const { weekday: _, ...wall } = wallTimeAt(at, 'UTC');
  return wall;
}

export function zoneGiven(text: string): string {
  try {
    instantOf({ year: 2026, month: 1, day: 1, hour: 0, minute: 0 }, text);
    return text;
  } catch (error) {
    if (error instanceof RangeError) throw new InvalidArgumentError('Write it like Europe/Dublin.');
    throw error;
  }
}

export const oneDayMs = 86_400_000;

/** Says it where the last day is before the first. */
export function isInOrder(terminal: Terminal, { from, to }: { from: Instant; to: Instant }): boolean {
  if (to >= from) return true;
  terminal.complain(
    '--to is before --from. Write the first day and the last one, like 2026-11-01 and 2026-11-30.',
  );
  terminal.fail();
  return false;
}
