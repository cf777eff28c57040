/** The bot as plain JavaScript in a folder of its own, whole or with one guard taken out: it starts in half the time. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type GuardName, guards, manyOnOneFile, without } from './guards.ts';

const root = join(import.meta.dirname, '..', '..');

export type Built = { entry: string; folder: string; remove(): void };

/** Throws where the guard is not to be found in the sources, or where they do not compile. */
export function buildBot(guard: GuardName | undefined, { several }: { several: boolean }): Built {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-faults-'));
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  for (const part of ['src', 'package.json', 'tsconfig.json', 'tsconfig.build.json']) {
    cpSync(join(root, part), join(sources, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(sources, 'node_modules'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const removal of [...(guard ? guards[guard].removals : []), ...(several ? [manyOnOneFile] : [])]) {
    const path = join(sources, removal.file);
    writeFileSync(path, without(readFileSync(path, 'utf8'), removal));
  }
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const out = join(folder, 'src');
  execFileSync(tsc, ['-p', 'tsconfig.build.json', '--outDir', out, '--sourceMap', 'false'], {
    cwd: sources,
    stdio: 'inherit',
  });
  const migrations = join('src', 'db', 'migrations');
  cpSync(join(root, migrations), join(folder, migrations), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  const entry = join(out, 'cli', 'main.js');
  if (!existsSync(entry)) throw new Error(`nothing was built at ${dirname(entry)}`);
  return { entry, folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
