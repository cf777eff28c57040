/** How often each is notified, how often of that at night, and the worst hour and day of anybody. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Row } from './rows.ts';

export type Count = { pings: number; atNight: number; inWorstHour: number };
/** By person or user group. */
export type Counts = Record<string, Count>;

/** Most of something within so long, where, and from when. */
export type Peak = { most: number; name: string; at: Instant };
export type Worst = Record<'directInDay' | 'directInHour' | 'mentionsInHour' | 'linesInHour', Peak | null>;

const hourMs = 3_600_000;

export function countPings(rows: readonly Row[]): Counts {
  const pinged = pingsBy(rows);
  const names = [...pinged.keys()].sort();
  return Object.fromEntries(
    names.map((name): [string, Count] => {
      const { direct, mentions } = pinged.get(name) ?? nobody;
      const all = [...mentions, ...direct];
      return [
        name,
        {
          pings: all.length,
          atNight: all.filter(({ atNight }) => atNight.includes(name)).length,
          inWorstHour: peakOf(name, all, hourMs)?.most ?? 0,
        },
      ];
    }),
  );
}

/** Of direct messages to a person, of mentions of a person or group, and of lines in a channel. */
export function worstOf(rows: readonly Row[]): Worst {
  const pings = [...pingsBy(rows)];
  const direct = (withinMs: number) =>
    highest(pings.map(([name, told]) => peakOf(name, told.direct, withinMs)));
  return {
    directInDay: direct(24 * hourMs),
    directInHour: direct(hourMs),
    mentionsInHour: highest(pings.map(([name, told]) => peakOf(name, told.mentions, hourMs))),
    linesInHour: highest([...linesBy(rows)].map(([name, told]) => peakOf(name, told, hourMs))),
  };
}

type Pinged = { direct: Row[]; mentions: Row[] };
const nobody: Pinged = { direct: [], mentions: [] };

function pingsBy(rows: readonly Row[]): Map<string, Pinged> {
  const by = new Map<string, Pinged>();
  for (const row of rows) {
    for (const name of row.pinged) {
      const told = by.get(name) ?? { direct: [], mentions: [] };
      by.set(name, told);
      (row.direct ? told.direct : told.mentions).push(row);
    }
  }
  return by;
}

function linesBy(rows: readonly Row[]): Map<string, Row[]> {
  const by = new Map<string, Row[]>();
  const linesIn = (channel: string): Row[] => {
    const lines = by.get(channel) ?? [];
    by.set(channel, lines);
    return lines;
  };
  for (const row of rows) {
    if (row.channel !== null) linesIn(row.channel).push(row);
  }
  return by;
}

function peakOf(name: string, rows: readonly Row[], withinMs: number): Peak | null {
  const times = rows.map(({ at }) => at).sort((one, other) => one - other);
  let first = 0;
  let peak: Peak | null = null;
  for (const [last, at] of times.entries()) {
    while (at - (times[first] ?? at) >= withinMs) first++;
    const most = last - first + 1;
    if (most > (peak?.most ?? 0)) peak = { most, name, at: times[first] ?? at };
  }
  return peak;
}

const highest = (peaks: readonly (Peak | null)[]): Peak | null =>
  peaks.reduce((most, peak) => ((peak?.most ?? 0) > (most?.most ?? 0) ? peak : most), null);

export function sum(counts: Counts): Pick<Count, 'pings' | 'atNight'> {
  const all = Object.values(counts);
  return {
    pings: all.reduce((total, { pings }) => total + pings, 0),
    atNight: all.reduce((total, { atNight }) => total + atNight, 0),
  };
}
