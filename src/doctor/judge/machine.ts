/** Judges the machine: room on the disk, Node.js and what it knows of time zones, and the public holidays of the calendars. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Looked, MachineFacts } from '../facts.ts';
import type { Finding } from '../finding.ts';

const mega = 1024 * 1024;
const tooLittleBytes = 100 * mega;
const littleBytes = 1024 * mega;
/** Governments change their clocks several times a year. */
const oldYears = 2;

export function judgeDisk(disk: Looked<number>): Finding[] {
  if ('failed' in disk) return [{ level: 'look', area: 'disk', what: 'disk unknown', code: disk.failed }];
  const freeBytes = disk.value;
  const level = freeBytes < tooLittleBytes ? 'wrong' : freeBytes < littleBytes ? 'look' : 'ok';
  return [{ level, area: 'disk', what: 'disk', freeBytes }];
}

export function judgeNode(
  { nodeVersion: version, timeZoneData }: Pick<MachineFacts, 'nodeVersion' | 'timeZoneData'>,
  needed: string,
  now: Instant,
): Finding[] {
  const area = 'Node.js';
  if (isOlder(version, needed)) return [{ level: 'wrong', area, what: 'node too old', version, needed }];
  const year = Number(/^\d{4}/.exec(timeZoneData ?? '')?.[0]);
  // A release of 2024 is from the middle of 2024, more or less.
  if (timeZoneData !== null && Date.UTC(year + oldYears, 6) < now) {
    return [{ level: 'look', area, what: 'time zones old', timeZoneData }];
  }
  return [{ level: 'ok', area, what: 'node', version, timeZoneData }];
}

/** Compares `20.12` and `v20.19.4` number by number. */
function isOlder(version: string, needed: string): boolean {
  const numbers = (text: string) => text.replace(/^\D*/, '').split('.').map(Number);
  const have = numbers(version);
  for (const [place, wanted] of numbers(needed).entries()) {
    const got = have[place] ?? 0;
    if (got !== wanted) return got < wanted;
  }
  return false;
}

/** For each region, which of these years have public holidays that are known. */
export function judgeHolidays(
  known: ReadonlyMap<string, readonly number[]>,
  years: readonly number[],
): Finding[] {
  const area = 'holidays';
  const unknown = [...known].flatMap(([region, of]) =>
    years
      .filter((year) => !of.includes(year))
      .map((year): Finding => ({ level: 'look', area, what: 'holidays unknown', region, year })),
  );
  if (unknown.length > 0 || known.size === 0) return unknown;
  return [{ level: 'ok', area, what: 'holidays', regions: [...known.keys()], until: Math.max(...years) }];
}
