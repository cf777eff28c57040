/** When clocks change, as Temporal tells it: nothing here asks the code that is being judged. */
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../src/domain/calendars/calendar.ts';

export type ZoneChange = { timeZone: string; at: Instant; beforeMs: number; afterMs: number };

export const years: Readonly<{ from: Instant; to: Instant }> = {
  from: Date.UTC(2025, 0),
  to: Date.UTC(2029, 0),
};

/** On both sides of the equator, by an hour and by half of one, around Ramadan, and two that never change theirs. */
export const timeZones = [
  'Europe/Dublin',
  'Europe/Berlin',
  'Europe/Paris',
  'America/Los_Angeles',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
  'Africa/Casablanca',
  'Asia/Kathmandu',
];

export function changesOf(timeZone: string, { from, to } = years): ZoneChange[] {
  const found: ZoneChange[] = [];
  const start = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone);
  for (let next = start.getTimeZoneTransition('next'); next; next = next.getTimeZoneTransition('next')) {
    if (next.epochMilliseconds >= to) break;
    const before = next.subtract({ milliseconds: 1 });
    const [beforeMs, afterMs] = [before, next].map((at) => at.offsetNanoseconds / 1e6);
    if (beforeMs === undefined || afterMs === undefined || beforeMs === afterMs) continue;
    found.push({ timeZone, at: next.epochMilliseconds, beforeMs, afterMs });
  }
  return found;
}

export const changes: readonly ZoneChange[] = timeZones.flatMap((timeZone) => changesOf(timeZone));

/** Where it is worth looking: every change, and one day of each zone that has none. */
export const moments: readonly { timeZone: string; at: Instant }[] = [
  ...changes,
  ...timeZones
    .filter((name) => changes.every(({ timeZone }) => timeZone !== name))
    .map((timeZone) => ({ timeZone, at: Date.UTC(2026, 11, 31, 15) })),
];
