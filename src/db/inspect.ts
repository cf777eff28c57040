/** How the database is: as new as the code, how large, whether rows are missing. Reads only. */
import { statSync } from 'node:fs';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { z } from 'zod';
import { migrationsFolder } from './migrations-folder.ts';
import type { ReadOnly } from './read-only.ts';

/** Rows that point at rows that are not there. */
export const danglingIn = ({ sqlite }: ReadOnly): number =>
  z.array(z.unknown()).parse(sqlite.pragma('foreign_key_check')).length;

/** What the code would still do to the database, and what a newer one has done to it. */
export function migrationsIn({ sqlite }: Pick<ReadOnly, 'sqlite'>): { missing: number; unknown: number } {
  const ours = readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis);
  const table = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  const rows = table === undefined ? [] : sqlite.prepare('select created_at from __drizzle_migrations').all();
  const done = z
    .array(z.object({ created_at: z.coerce.number() }))
    .parse(rows)
    .map(({ created_at }) => created_at);
  return {
    missing: ours.filter((at) => !done.includes(at)).length,
    unknown: done.filter((at) => !ours.includes(at)).length,
  };
}

export const sizesOf = (path: string): { bytes: number; walBytes: number } => ({
  bytes: sizeOf(path),
  walBytes: sizeOf(`${path}-wal`),
});

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;
