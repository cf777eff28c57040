/** Looks at the machine: the disk that the database is on, and Node.js. */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
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
