/** A second language needs nothing but its words: with a made-up one, nothing that is said is English. */
import { expect, test } from 'vitest';
import type { Wording } from '../../src/views/parts.ts';
import { en } from '../../src/views/words/en/index.ts';
import { everyMessage } from '../support/messages/every-message.ts';
import type { Telling } from '../support/messages/message-kind.ts';

/** A language of which every sentence is marked, ⟦like this⟧, and what is said with it. */
function marked<T>(said: T): T;
function marked(said: unknown): unknown {
  if (typeof said === 'string') return `⟦${said}⟧`;
  if (typeof said === 'function') return (...named: unknown[]) => marked(said(...named));
  if (Array.isArray(said)) return said.some(Array.isArray) ? said.map(marked) : ['⟦', ...said, '⟧'];
  if (typeof said !== 'object' || said === null) return said;
  return Object.fromEntries(Object.entries(said).map(([name, each]) => [name, marked(each)]));
}

const words = marked(en);
const wording: Wording = { words, nameOf: () => '①', teamName: () => '②', categoryName: () => '③' };

/** All texts that are shown. */
function textsIn(shown: unknown): string {
  if (typeof shown !== 'object' || shown === null) return '';
  if (Array.isArray(shown)) return shown.map(textsIn).join('');
  return Object.entries(shown)
    .map(([key, value]) => (key === 'text' && typeof value === 'string' ? value : textsIn(value)))
    .join('');
}

/** What is in no sentence of the language, beside references and the bot's own name. */
function unmarked(shown: unknown): string[] {
  let left = textsIn(shown).replaceAll(/<[^>]*>/g, '');
  for (let before = ''; before !== left; left = left.replaceAll(/⟦[^⟦⟧]*⟧/g, '')) before = left;
  return left.replaceAll(/ESC-\d+|Switchboard/g, '').match(/\p{L}+/gu) ?? [];
}

const telling: Telling = {
  wording,
  typed: { summary: '④', details: '⑤', need: '⑥', account: '⑦', text: '⑨', other: '⑧' },
};

test.each(
  everyMessage(telling).flatMap(({ title, kinds }) => kinds.map((kind) => ({ ...kind, chapter: title }))),
)('in a second language nothing is English of: $chapter, $title', ({ shown }) => {
  expect(textsIn(shown)).toMatch(/⟦/);
  expect(unmarked(shown)).toEqual([]);
});
