/** What the fault harness takes out, and what is put back to see a leak, is where it is looked for: a change that moves it is noticed at once. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guards, manyOnOneFile, without } from '../../bench/faults/guards.ts';
import { leakFaults } from '../../bench/leak-faults.ts';

const removals = [
  ...[...Object.values(guards), ...leakFaults].flatMap((fault) => fault.removals),
  manyOnOneFile,
];

test.each(removals)('$file has "$is" once, and something else without it', (removal) => {
  const source = readFileSync(new URL(`../../${removal.file}`, import.meta.url), 'utf8');
  expect(without(source, removal)).not.toBe(source);
});

test('what is not there, or there twice, cannot be taken out', () => {
  const removal = { file: 'a.ts', is: 'guard', becomes: '' };
  expect(() => without('none', removal)).toThrow('a.ts has 0 times');
  expect(() => without('guard guard', removal)).toThrow('a.ts has 2 times');
});
