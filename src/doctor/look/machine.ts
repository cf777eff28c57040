/** Looks at the machine: the disk that the database is on, Node.js, and the public holidays it knows of. */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { holidaysOf } from '../../config/public-holidays.ts';
import type { CalendarRule } from '../../domain/calendars/opening-hours.ts';
import type { Looked, MachineFacts } from '../facts.ts';
import { look } from './database.ts';

/** Bytes that whoever runs this may still write where this file is, or will be. */
export const freeBytesBeside = (path: string): Promise<Looked<number>> =>
  look(async () => {
    let folder = dirname(resolve(path));
    while (!existsSync(folder)) folder = dirname(folder);
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  });

export const lookAtMachine = async (databasePath: string): Promise<MachineFacts> => ({
  disk: await freeBytesBeside(databasePath),
  nodeVersion: process.versions.node,
  timeZoneData: process.versions.tz ?? null,
});

/** Of the regions that the calendars of the configuration ask for, the years whose holidays are known. */
export function knownHolidays(
  calendars: Readonly<Record<string, CalendarRule>>,
  years: readonly number[],
): ReadonlyMap<string, readonly number[]> {
  const parts = Object.values(calendars).flatMap((rule) => ('anyOf' in rule ? rule.anyOf : [rule]));
  const regions = [...new Set(parts.flatMap(({ holidays }) => holidays))].sort();
  return new Map(
    regions.map((region) => [region, years.filter((year) => holidaysOf(region, year).length > 0)]),
  );
}
