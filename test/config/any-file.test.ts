import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { loadConfig } from '../../src/config/config.ts';

const example = readFileSync(new URL('../../switchboard.example.yml', import.meta.url), 'utf8');

/** Every path into the example, branches and leaves. */
function pathsIn(value: unknown, path: string[] = []): string[][] {
  const below =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))
      : [];
  return path.length > 0 ? [path, ...below] : below;
}

function replaced(path: readonly string[], value: unknown): string {
  const file: unknown = parse(example);
  let at = file as Record<string, unknown>;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[path.at(-1) ?? ''] = value;
  return stringify(file);
}

const oddValue = fc.oneof(
  fc.constantFrom(
    '',
    'urgent',
    '50%',
    'breach',
    '1h',
    '0s',
    'always',
    'constructor',
    '__proto__',
    'C0ENG',
    'dublin',
    'mon-fri',
    '22:00-06:00',
    '2026-02-30',
    '2026-12-24 18:00',
    null,
    -1,
    {},
    [],
  ),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Words of the programs below us, which mean nothing to who reads a problem. */
const foreign = /undefined|\[object|Invalid input|expected |zod|NaN/;

test('whatever stands at any one place, it is good or every problem says what is wrong and what to do', () => {
  fc.assert(
    fc.property(fc.constantFrom(...pathsIn(parse(example))), oddValue, (path, value) => {
      const read = loadConfig(replaced(path, value));
      const problems = 'problems' in read ? read.problems : [];
      expect('config' in read || problems.length > 0).toBe(true);
      for (const one of problems) {
        expect(one).toEqual({
          path: expect.stringMatching(/\S/),
          ...('line' in one && { line: expect.any(Number) }),
          problem: expect.stringMatching(/^\S.*\.$/),
          fix: expect.stringMatching(/^\p{Lu}.*[.?]$/u),
        });
        expect(`${one.problem} ${one.fix}`.replaceAll(/"[^"]*"/g, '')).not.toMatch(foreign);
      }
    }),
    { numRuns: 150 },
  );
});

test('whatever the text is, it is read or refused', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      expect(loadConfig(text)).toEqual({ problems: expect.any(Array) });
    }),
    { numRuns: 300 },
  );
});
