/**
 * Changes every label and sentence of src/views, and the shortcuts' names, in a copy of the repository, and runs the tests there: those of
 * test/views are to notice, and no others.
 *
 *   npx tsx bench/reworded.ts [test/scenarios/moving.test.ts …]
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { copyOf } from './copied.ts';

const root = join(import.meta.dirname, '..');

/** As long as before, for Slack limits the length of labels. */
const reworded = (words: string): string => words.replaceAll('e', 'é').replaceAll('o', 'ö');

/** Markup, codes and patterns are no words. */
const isMarkup = (text: string): boolean => /[<{^/_\\]|https?:/.test(text);
const isSentence = (text: string): boolean =>
  /^[A-Z ’,.(:“•].*[a-z]/.test(text) || text.includes('. ') || /[a-z].* $/.test(text);

const quoted = /(?<!\w)'((?:[^'\\]|\\.)*)'/g;
const template = /`([^`]*)`/g;
const filledIn = /(\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})/;

function rewordLine(line: string): string {
  // What imports, what distinguishes cases and what explains is not said to anybody.
  if (/^\s*(?:import|case |\} from|\*|\/|export (?:type|\{))| from '|[!=]== '/.test(line)) return line;
  return line
    .replace(quoted, (all, text: string) =>
      isMarkup(text) || !isSentence(text) ? all : `'${reworded(text)}'`,
    )
    .replace(template, (all, text: string) => {
      const pieces = text.split(filledIn);
      const words = pieces.filter((_, index) => index % 2 === 0).join('');
      if (isMarkup(words) || !/[a-z]/.test(words) || !words.includes(' ')) return all;
      return `\`${pieces.map((piece, index) => (index % 2 === 0 ? reworded(piece) : piece)).join('')}\``;
    });
}

function reword(path: string): number {
  const before = readFileSync(path, 'utf8').split('\n');
  const after = before.map(rewordLine);
  writeFileSync(path, after.join('\n'));
  return after.filter((line, index) => line !== before[index]).length;
}

const copy = copyOf(root, 'reworded');
try {
  const views = readdirSync(join(copy, 'src/views'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && basename(name) !== 'ids.ts',
  );
  const lines = views.reduce((count, name) => count + reword(join(copy, 'src/views', name)), 0);
  const manifest = join(copy, 'manifest.yml');
  const [features = '', ...rest] = readFileSync(manifest, 'utf8').split('oauth_config:');
  const shortcuts = features.replaceAll(
    /^ {4}- name: (.*)$/gm,
    (_, name: string) => `    - name: ${reworded(name)}`,
  );
  writeFileSync(manifest, [shortcuts, ...rest].join('oauth_config:'));
  console.log(`${lines} lines of ${views.length} views say something else now.`);
  const paths = process.argv.slice(2);
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--exclude', 'test/views/**', ...paths],
    { cwd: copy, stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
