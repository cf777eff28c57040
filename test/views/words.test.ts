/** Sentences are functions of a language, and stand in src/views/words alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const src = new URL('../../src/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, src), 'utf8');
const sourcesUnder = (folder: string): string[] =>
  readdirSync(new URL(folder, src), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`);

/** What is quoted in a source, without what is thrown, imported or explained; what a template fills in is a word. */
function quotedIn(source: string): string[] {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/^(?:import|export \{) [^;]*;$|^export .* from .*;$|(?<=^|\s)\/\/.*$|new Error\(.*\)/gm, '');
  return [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(([, text, template]) =>
    (text ?? template ?? '').replaceAll(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '…'),
  );
}

/** Values of the domain, a name, a mark of time, and a reason that the outbox stores. */
const data = new Set([
  ...[...sourcesUnder('domain'), ...sourcesUnder('doctor')].flatMap((path) => quotedIn(read(path))),
  'Switchboard',
  '… UTC',
  'perhaps posted',
]);

/** Two words, or a label. */
const isSaid = (text: string): boolean =>
  !data.has(text) && (/\p{L}{2,}[ ’,.:]+\p{L}|… \p{L}|\p{L} …/u.test(text) || /^\p{Lu}\p{Ll}+$/u.test(text));

const saying = sourcesUnder('views')
  .filter((path) => !path.startsWith('views/words/') && !path.startsWith('views/report/'))
  .flatMap((path) =>
    quotedIn(read(path))
      .filter(isSaid)
      .map((text) => ({ path, text })),
  );

test('what people read stands in words alone', () => {
  expect(saying).toEqual([]);
});

test('what a page says between its tags does, too', () => {
  const pages = sourcesUnder('views/report').map(read).join('\n');
  const withoutCode = pages
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '');
  const between = [
    ...withoutCode.matchAll(
      /<\/?(?:[ph][1-3]?|d[dlt]|li|ul|t[dhr]|thead|tbody|table|summary|details|title|div|section|figure|main|body)\b[^<>`]*>([^<>{}`;]*)/g,
    ),
  ].map(([, text = '']) => text);
  expect(between.length).toBeGreaterThan(20);
  expect(between.filter((text) => /\p{L}{2}/u.test(text))).toEqual([]);
});

test('no view takes the words of a language by itself', () => {
  const taking = sourcesUnder('views').filter(
    (path) => !path.startsWith('views/words/') && /from '[./]+words\/(?:en\/|default)/.test(read(path)),
  );
  expect(taking).toEqual([]);
});
