/** Looks at who may read the files that are the bot's. */
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { FileSeen, FilesSeen } from '../facts.ts';

export type FilePaths = { environment: string; configuration: string; database: string | undefined };

/** Null where files have no modes. What is not there, or may not be looked at, is left out. */
export function lookAtFiles(
  { environment, configuration, database }: FilePaths,
  platform: NodeJS.Platform = process.platform,
): FilesSeen | null {
  if (platform === 'win32') return null;
  return {
    environment: seen(environment),
    database: database === undefined ? [] : seen(database, `${database}-wal`, `${database}-shm`),
    configuration: seen(configuration),
    folder: database === undefined ? [] : seen(dirname(database)),
  };
}

const seen = (...paths: string[]): FileSeen[] =>
  paths.filter(existsSync).flatMap((path) => {
    // The files beside a database may go at any moment.
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats ? [{ path, mode: stats.mode }] : [];
  });
