/** Labels are also written where people are told what to press: in the guide for users, and in the sandbox. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { acts, forms, shortcuts } from '../support/words/labels.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const sourcesUnder = (folder: string): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `${folder}/${path}`);
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name);

test('the words on screen in the guide for users are the words on screen', () => {
  const screens = [
    'manifest.yml',
    'switchboard.example.yml',
    ...sourcesUnder('src/views'),
    ...sourcesUnder('src/domain'),
  ];
  const shown = screens.map(read).join('\n');
  const guide = read('docs/guides/using.md').replaceAll(/^```[\s\S]*?^```/gm, '');
  const quoted = found(guide, /`([^`\n]+)`/g);
  const commands = (words: string) => words.startsWith('/escalate');
  expect(quoted.filter((words) => !commands(words) && !shown.includes(words))).toEqual([]);
});

test('what the sandbox’s tour, story and prompt say to press or choose is what stands there', () => {
  const told = [
    ...sourcesUnder('sandbox/page/tour'),
    ...sourcesUnder('sandbox/story'),
    'sandbox/prompt/help.ts',
  ];
  const named = told.flatMap((path) =>
    found(
      read(path),
      /\b(?:press(?:es)?|chooses?|click|shortcut) “?([A-Z\d][^.:;”'"`]*?)(?=[.:;”'"`]| on | in the message’s)/g,
    ),
  );
  const labels: string[] = [
    ...Object.values(acts),
    ...Object.values(shortcuts),
    ...Object.values(forms).map(({ submit }) => submit),
  ];
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((label) => !labels.includes(label))).toEqual([]);
});

test('the shortcuts say what they do', () => {
  expect(shortcuts).toEqual({ callSummary: 'Escalate call summary', newEscalation: 'New escalation' });
});
