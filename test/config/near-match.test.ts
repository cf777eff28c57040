import { expect, test } from 'vitest';
import { nearMatch, suggest } from '../../src/config/near-match.ts';

const settings = ['channel', 'on_call', 'responders', 'leads'];

test.each([
  ['chanel', 'channel'],
  ['on-call', 'on_call'],
  ['onCall', 'on_call'],
  ['lead', 'leads'],
  ['respondes', 'responders'],
  ['colour', undefined],
  ['', undefined],
])('%j was meant as %j', (said, meant) => {
  expect(nearMatch(said, settings)).toBe(meant);
});

test('a suggestion is the near name, else all names, else to remove it', () => {
  expect([suggest('lead', settings), suggest('colour', settings), suggest('colour', [])]).toEqual([
    'Did you mean leads?',
    'Use one of: channel, on_call, responders, leads.',
    'Remove it.',
  ]);
});

test('a name of three letters with two of them wrong is another name', () => {
  expect([nearMatch('lew', ['low']), nearMatch('lab', ['low'])]).toEqual(['low', undefined]);
});

test('a text of more than 60 letters is no slip of any name, nor any name of it', () => {
  const [name, longer] = ['x'.repeat(60), 'x'.repeat(61)];
  expect([nearMatch(name, [name]) === name, nearMatch(name, [longer]), nearMatch(longer, [name])]).toEqual([
    true,
    undefined,
    undefined,
  ]);
});
