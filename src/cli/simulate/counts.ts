/** How often each is notified, and how often of that at night. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Row } from './rows.ts';

export type Count = { pings: number; atNight: number };
/** By person or user group. */
export type Counts = Record<string, Count>;

/** A person is sent one direct message a minute at most, with everything in it. */
const breathMs = 60_000;

export function countPings(rows: readonly Row[]): Counts {
  const personal = rows.filter(({ direct }) => direct);
  const names = [...new Set(rows.flatMap(({ pinged }) => pinged))].sort();
  return Object.fromEntries(
    names.map((name): [string, Count] => {
      const mentions = rows.filter((row) => !row.direct && row.pinged.includes(name));
      const messages = inBreaths(personal.filter((row) => row.pinged.includes(name)));
      const all = [...mentions, ...messages];
      return [
        name,
        { pings: all.length, atNight: all.filter(({ atNight }) => atNight.includes(name)).length },
      ];
    }),
  );
}

export function sum(counts: Counts): Count {
  const all = Object.values(counts);
  return {
    pings: all.reduce((total, { pings }) => total + pings, 0),
    atNight: all.reduce((total, { atNight }) => total + atNight, 0),
  };
}

/** The rows that are a message of their own; those that come within a minute of one are in the next. */
function inBreaths(rows: readonly Row[]): Row[] {
  let sentAt: Instant = Number.NEGATIVE_INFINITY;
  return [...rows]
    .sort((one, other) => one.at - other.at)
    .filter(({ at }) => {
      if (at <= sentAt) return false;
      sentAt = Math.max(at, sentAt + breathMs);
      return true;
    });
}
