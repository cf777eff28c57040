/** What somebody typed into the composer, and what is made of it. */

import { expect, test } from 'vitest';
import {
  completed,
  completingAt,
  meantBy,
  peopleFor,
  retyped,
  written,
} from '../../sandbox/page/composer/typed.ts';

const escalate = { command: '/escalate', description: 'Hand over', hint: '[team]' };
const people = [
  { id: 'UAOIFE', realName: 'Aoife', name: 'aoife' },
  { id: 'UMARCUS', realName: 'Marcus', name: 'marcus' },
  { id: 'UMINA', realName: 'Mina', name: 'mina' },
  { id: 'USAM', realName: 'Sam', name: 'sam' },
  { id: 'USAMI', realName: 'Sam Ito', name: 'sami' },
];

test('a text is a command where its first word is one of the app’s', () => {
  const meant = (text: string) => meantBy(text, [escalate]);
  expect(meant('/escalate risk urgent')).toEqual({ kind: 'command', command: escalate });
  expect(meant('/escalate')).toEqual({ kind: 'command', command: escalate });
  expect(meant('/escalated')).toEqual({ kind: 'unknown command', word: '/escalated' });
  expect(meant('/shrug why')).toEqual({ kind: 'unknown command', word: '/shrug' });
  expect(meant(' /escalate')).toEqual({ kind: 'text' });
  expect(meant('/ or not')).toEqual({ kind: 'text' });
  expect(meant('see /escalate')).toEqual({ kind: 'text' });
  expect(meant(' \n')).toEqual({ kind: 'nothing' });
});

test('a slash is completed at the beginning only, until a space', () => {
  expect(completingAt('/esc', 4)).toEqual({ kind: 'command', from: 0, word: '/esc' });
  expect(completingAt('/escalate ', 10)).toBeUndefined();
  expect(completingAt('and /esc', 8)).toBeUndefined();
});

test('a name is completed after an @ that begins a word, up to the caret', () => {
  expect(completingAt('ask @Pri now', 8)).toEqual({ kind: 'person', from: 4, word: 'Pri' });
  expect(completingAt('@', 1)).toEqual({ kind: 'person', from: 0, word: '' });
  expect(completingAt('(@Zoë', 5)).toEqual({ kind: 'person', from: 1, word: 'Zoë' });
  expect(completingAt('mail me@home', 12)).toBeUndefined();
  expect(completingAt('@Priya hello', 12)).toBeUndefined();
});

test('people whose names begin with the word come before those who have it inside', () => {
  expect(peopleFor('ma', people).map(({ id }) => id)).toEqual(['UMARCUS']);
  expect(peopleFor('a', people).map(({ id }) => id)).toEqual(['UAOIFE', 'UMARCUS', 'UMINA', 'USAM', 'USAMI']);
  expect(peopleFor('MI', people).map(({ id }) => id)).toEqual(['UMINA', 'USAMI']);
  expect(peopleFor('x', people)).toEqual([]);
});

test('a completion replaces the word before the caret and leaves one space after it', () => {
  const completing = { kind: 'person', from: 4, word: 'Mi' } as const;
  expect(completed('ask @Mi', 7, completing, '@Mina')).toEqual({ text: 'ask @Mina ', caret: 10 });
  expect(completed('ask @Mi please', 7, completing, '@Mina')).toEqual({
    text: 'ask @Mina please',
    caret: 10,
  });
});

test('who was picked and still stands in the text is mentioned, and the rest stays as typed', () => {
  expect(written('thanks <all> & @Mina', [])).toEqual({ text: 'thanks <all> & @Mina' });
  expect(written('hello', people)).toEqual({ text: 'hello' });
  expect(written('@Sam Ito and @Sam: see https://example.com/a & <!channel>', people)).toEqual({
    text: '<@USAMI> and <@USAM>: see <https://example.com/a> &amp; &lt;!channel&gt;',
    mentions: true,
  });
  expect(written('@Samuel and @Mina', people)).toEqual({ text: '@Samuel and <@UMINA>', mentions: true });
});

test('a stored text is typed again as its author saw it', () => {
  const nameOf = (id: string) => ({ UMINA: 'Mina', C0ENG: 'esc-engineering' })[id] ?? id;
  expect(retyped('<@UMINA> 1 &lt; 2 &amp; <https://example.com/a> in <#C0ENG>', nameOf)).toBe(
    '@Mina 1 < 2 & https://example.com/a in #esc-engineering',
  );
  expect(retyped('<mailto:a@b.example|a@b.example> <!here>', nameOf)).toBe('a@b.example @here');
});
