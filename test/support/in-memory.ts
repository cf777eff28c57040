/** Before a run of the tests: files are made in memory where there is room, so that no test waits for the disk. */
import { existsSync, statfsSync } from 'node:fs';

const memory = '/dev/shm';
/** Of a container it is often 64 MB. */
const leastBytes = 4 * 1024 ** 3;

export default function inMemory(): void {
  if (process.env.TMPDIR !== undefined || !existsSync(memory)) return;
  const { bavail, bsize } = statfsSync(memory);
  if (bavail * bsize >= leastBytes) process.env.TMPDIR = memory;
}
