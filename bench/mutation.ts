/**
 * Breaks the domain one small way at a time, in a copy of the sources, and reports which faults its tests let through.
 *
 *   npx tsx bench/mutation.ts [--file clock,ladder] [--sample 100] [--seed 1] [--jobs 2]
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mutation, mutationsOf } from './mutations.ts';

const { values } = parseArgs({
  options: {
    file: { type: 'string', default: '' },
    sample: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
  },
});
const root = join(import.meta.dirname, '..');
const longestRunMs = 60_000;
type Mutant = Mutation & { file: string };

/** The sources and tests of the domain, with the packages of this folder. */
function copyOfTheRepo(): string {
  const copy = mkdtempSync(join(tmpdir(), 'switchboard-mutation-'));
  for (const part of [
    'src',
    'test/domain',
    'test/support',
    'test/config/small-config.ts',
    'docs',
    'sandbox',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
    'manifest.yml',
    'switchboard.example.yml',
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

/** Whether the tests that reach these files pass. A run that does not end counts as failed. */
function pass(copy: string, files: readonly string[]): Promise<boolean> {
  const vitest = join('node_modules', 'vitest', 'vitest.mjs');
  const paths = files.map((file) => join(copy, file));
  const options = ['--run', '--bail=1', '--no-isolate', '--maxWorkers=1', '--passWithNoTests=false'];
  const child = spawn(process.execPath, [vitest, 'related', ...paths, ...options], {
    cwd: copy,
    stdio: 'ignore',
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), longestRunMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(limit);
      resolve(code === 0);
    });
  });
}

/** Mulberry32: the same seed chooses the same mutants. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function sampled(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  if (count <= 0 || count >= mutants.length) return [...mutants];
  const random = randomFrom(seed);
  const drawn = mutants.map((mutant, place) => ({ mutant, place, key: random() }));
  const chosen = drawn.sort((a, b) => a.key - b.key).slice(0, count);
  return chosen.sort((a, b) => a.place - b.place).map(({ mutant }) => mutant);
}

const wanted = values.file === '' ? [] : values.file.split(',').map((name) => `/${name}.ts`);
const files = readdirSync(join(root, 'src/domain'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/domain/${name.replaceAll('\\', '/')}`)
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.endsWith(name)))
  .sort();
const all = files.flatMap((file) =>
  mutationsOf(readFileSync(join(root, file), 'utf8')).map((mutation): Mutant => ({ file, ...mutation })),
);
const queue = sampled(all, Number(values.sample), Number(values.seed));
const total = queue.length;
const survivors: Mutant[] = [];

async function work(): Promise<void> {
  const copy = copyOfTheRepo();
  try {
    for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
      const path = join(copy, mutant.file);
      const source = readFileSync(path, 'utf8');
      const { line, after } = mutant;
      writeFileSync(
        path,
        source
          .split('\n')
          .with(line - 1, after)
          .join('\n'),
      );
      if (await pass(copy, [mutant.file])) {
        survivors.push(mutant);
        console.log(`survived  ${mutant.file}:${line}\n  - ${mutant.before.trim()}\n  + ${after.trim()}`);
      }
      writeFileSync(path, source);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const first = copyOfTheRepo();
const healthy = await pass(first, files);
rmSync(first, { recursive: true });
if (!healthy) throw new Error('the tests fail, or take more than a minute, before anything is broken');
console.log(`${all.length} mutants in ${files.length} files; ${total} are tried`);
await Promise.all(Array.from({ length: Number(values.jobs) }, work));
const killed = total - survivors.length;
console.log(`${killed} of ${total} noticed (${((100 * killed) / Math.max(1, total)).toFixed(1)} %)`);
