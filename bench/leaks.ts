/**
 * Lets the bot leak in one way after another, in a copy of the repository, and shows that the judge at the end of every story sees it.
 * Ends with 1 when a leak stays unseen.
 *
 *   npx tsx bench/leaks.ts [words of a fault]
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyOf } from './copied.ts';
import { without } from './faults/guards.ts';
import { type LeakFault, leakFaults } from './leak-faults.ts';

const stories = 'test/scenarios/read-by-nobody-else.test.ts';
const copy = copyOf(join(import.meta.dirname, '..'), 'leaks');
const wanted = leakFaults.filter(({ fault }) => fault.includes(process.argv[2] ?? ''));

/** What would fail before it could leak: names and properties that are not there (any more). */
function unknownNames(): string[] {
  const { stdout } = spawnSync('node_modules/.bin/tsc', ['--noEmit', '-p', '.'], {
    cwd: copy,
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((line) => /error TS(2304|2339|2551|2552)/.test(line));
}

/** What the judge says first when this has been broken. A story that fails otherwise proves nothing. */
function judged({ fault, story, removals }: LeakFault): string | undefined {
  const before = new Map<string, string>();
  try {
    for (const removal of removals) {
      const path = join(copy, removal.file);
      const source = readFileSync(path, 'utf8');
      if (!before.has(path)) before.set(path, source);
      writeFileSync(path, without(source, removal));
    }
    const unknown = unknownNames();
    if (unknown.length > 0) throw new Error(`“${fault}” is no code any more:\n${unknown.join('\n')}`);
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', stories, '-t', story],
      { cwd: copy, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
    );
    if (status === 0) return undefined;
    const seen = /could read what is not theirs[\s\S]*?^\+ +"(.*)",?$/m.exec(stdout + stderr)?.[1];
    if (seen === undefined) throw new Error(`“${story}” failed otherwise:\n${stdout}\n${stderr}`);
    return seen;
  } finally {
    for (const [path, source] of before) writeFileSync(path, source);
  }
}

try {
  for (const wrong of wanted) {
    const { fault, story } = wrong;
    const seen = judged(wrong);
    console.log(
      `${seen === undefined ? 'GREEN' : 'red  '}  ${fault} → “${story}”\n       ${seen ?? 'nothing was seen'}`,
    );
    if (seen === undefined) process.exitCode = 1;
  }
} finally {
  rmSync(copy, { recursive: true });
}
