/**
 * Breaks the sources one small way at a time, in a copy of the repository, and reports which faults its tests let through. A fault in
 * src/<room> is first put before test/<room>, and one in the outbox's queries before test/db and test/outbox; with --stories
 * test/scenarios has a look at what they let through. With --root it does so to another checkout, which is left as it is.
 *
 *   npx tsx bench/mutation.ts [--in domain,outbox,db/outbox,views/card.ts] [--sample 100] [--seed 1] [--jobs 2] [--stories] [--root DIR]
 */

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { mulberry32 } from '../src/domain/statistics/mulberry32.ts';
import { copyOf } from './copied.ts';
import { type Mutation, mutationsOf } from './mutations.ts';

const { values } = parseArgs({
  options: {
    in: { type: 'string', default: 'domain' },
    sample: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '1' },
    stories: { type: 'boolean', default: false },
    root: { type: 'string', default: join(import.meta.dirname, '..') },
  },
});
const root = resolve(values.root);
const halfHourMs = 1_800_000;
type Mutant = Mutation & { file: string };

const roomOf = (file: string): string => file.split('/')[1] ?? '';

/** The tests that are to notice a fault in this file, in the order in which they are asked: those of its own folder notice most. */
const foldersFor = (file: string): string[] => {
  const folders = [
    dirname(file).replace('src/', 'test/'),
    `test/${roomOf(file)}`,
    ...(file.startsWith('src/db/outbox') ? ['test/outbox'] : []),
    ...(values.stories ? ['test/scenarios'] : []),
  ];
  return [...new Set(folders)].filter((folder) => existsSync(join(root, folder)));
};

/** How long each test file takes when nothing is broken: the quick ones are asked first, since most faults are noticed by any. */
const durations = new Map<string, number>();

/** Whether those tests in a folder that reach these files pass; they do where there are none. A run that does not end counts as failed. */
function pass(copy: string, files: readonly string[], folder: string, limitMs: number): Promise<boolean> {
  // What `vitest related` does, for the tests in one folder, which its command line does not offer.
  const related = files.map((file) => join(copy, file));
  const options = { related, run: true, bail: 1, maxWorkers: 1, passWithNoTests: true, cache: false };
  const script = `import { BaseSequencer, startVitest } from 'vitest/node';
    const durations = new Map(${JSON.stringify([...durations])});
    const lasts = ({ moduleId }) => durations.get(moduleId.slice(${JSON.stringify(copy.length)})) ?? 0;
    class QuickFirst extends BaseSequencer {
      sort = async (files) => files.toSorted((one, other) => lasts(one) - lasts(other));
    }
    const options = { ...${JSON.stringify(options)}, sequence: { sequencer: QuickFirst } };
    const vitest = await startVitest('test', ${JSON.stringify([`${folder}/`])}, options);
    const ran = vitest.state.getTestModules().map((each) => [each.moduleId.slice(${JSON.stringify(copy.length)}), each.diagnostic().duration]);
    process.send(ran);
    await vitest.exit();`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: copy,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('message', (ran: [string, number][]) => {
    for (const [file, ms] of ran) if (!durations.has(file)) durations.set(file, ms);
  });
  const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      clearTimeout(limit);
      resolve(code === 0);
    });
  });
}

/** How long the tests of a folder may take: three times what they take together when nothing is broken. */
const limits = new Map<string, number>();

async function isNoticed(copy: string, file: string): Promise<boolean> {
  for (const folder of foldersFor(file)) {
    if (!(await pass(copy, [file], folder, limits.get(folder) ?? halfHourMs))) return true;
  }
  return false;
}

function sampled(mutants: readonly Mutant[], count: number, seed: number): Mutant[] {
  if (count <= 0 || count >= mutants.length) return [...mutants];
  const random = mulberry32(seed);
  const drawn = mutants.map((mutant, place) => ({ mutant, place, key: random() }));
  const chosen = drawn.sort((a, b) => a.key - b.key).slice(0, count);
  return chosen.sort((a, b) => a.place - b.place).map(({ mutant }) => mutant);
}

const wanted = values.in.split(',').map((path) => `src/${path}`);
const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.ts') && wanted.some((path) => file.startsWith(path)))
  .sort();
const all = files.flatMap((file) =>
  mutationsOf(readFileSync(join(root, file), 'utf8')).map((mutation): Mutant => ({ file, ...mutation })),
);
const queue = sampled(all, Number(values.sample), Number(values.seed));
const tried = [...queue];
const survivors: Mutant[] = [];

async function work(): Promise<void> {
  const copy = copyOf(root, 'mutation');
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
      if (!(await isNoticed(copy, mutant.file))) {
        survivors.push(mutant);
        console.log(`survived  ${mutant.file}:${line}\n  - ${mutant.before.trim()}\n  + ${after.trim()}`);
      }
      writeFileSync(path, source);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const first = copyOf(root, 'mutation');
for (const folder of new Set(files.flatMap(foldersFor))) {
  const startedMs = performance.now();
  if (!(await pass(first, files, folder, halfHourMs)))
    throw new Error(`the tests in ${folder} fail before anything is broken`);
  limits.set(folder, 3 * (performance.now() - startedMs));
}
rmSync(first, { recursive: true });
console.log(`${all.length} mutants in ${files.length} files; ${tried.length} are tried`);
await Promise.all(Array.from({ length: Number(values.jobs) }, work));
for (const room of new Set(tried.map(({ file }) => roomOf(file)))) report(room, room);
report('all', '');

/** How many in a room were noticed; in all of them where no room is given. */
function report(name: string, room: string): void {
  const here = ({ file }: Mutant) => room === '' || roomOf(file) === room;
  const total = tried.filter(here).length;
  const noticed = total - survivors.filter(here).length;
  console.log(
    `${name}: ${noticed} of ${total} noticed (${((100 * noticed) / Math.max(1, total)).toFixed(1)} %)`,
  );
}
