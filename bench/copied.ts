/** A copy of the repository to break: all that tests read, with the packages of the folder it is copied from. */
import { cpSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export function copyOf(root: string, name: string): string {
  const copy = mkdtempSync(join(tmpdir(), `switchboard-${name}-`));
  const left = ['node_modules', '.git', 'coverage'];
  cpSync(root, copy, { recursive: true, filter: (path) => !left.includes(basename(path)) });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}
