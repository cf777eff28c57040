/** How the database is: as new as the code, how large, whether rows are missing. Reads only. */
import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { z } from 'zod';
import { migrationsFolder } from './migrations-folder.ts';

type Opened = { sqlite: Database.Database };

/** Rows that point at rows that are not there. */
export const danglingIn = ({ sqlite }: Opened): number =>
  z.array(z.unknown()).parse(sqlite.pragma('foreign_key_check')).length;

export type MigrationsFound = { missing: number; unknown: number };

/** What the code would still do to the database, and what a newer one has done to it. */
export function migrationsIn({ sqlite }: Opened): MigrationsFound {
  const table = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  const rows = table === undefined ? [] : sqlite.prepare('select created_at from __drizzle_migrations').all();
  return comparedWith(migrationsFolder, rows);
}

/** `rows` are those of Drizzle’s own table. */
export function comparedWith(folder: string, rows: unknown): MigrationsFound {
  const ours = readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis);
  const done = z
    .array(z.object({ created_at: z.coerce.number() }))
    .parse(rows)
    .map(({ created_at }) => created_at);
  return {
    missing: ours.filter((at) => !done.includes(at)).length,
    unknown: done.filter((at) => !ours.includes(at)).length,
  };
}

/** What a later version has changed is not ours to write into. */
export function refuseNewer({ unknown }: MigrationsFound): void {
  if (unknown === 0) return;
  throw Object.assign(new Error('the database is newer than the code'), { code: 'NEWER_DATABASE' });
}

export const sizesOf = (path: string): { bytes: number; walBytes: number } => ({
  bytes: sizeOf(path),
  walBytes: sizeOf(`${path}-wal`),
});

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
