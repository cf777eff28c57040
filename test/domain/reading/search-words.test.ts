import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, searchWords } from '../../../src/domain/reading/search-words.ts';

test.each([
  ['case', 'PAYOUT Frozen', 'payout frozen'],
  ['accents', 'Café Zürich déjà naïve', 'cafe zurich deja naive'],
  ['accents typed apart', 'cafe\u0301 u\u0308', 'cafe u'],
  ['sharp s', 'Straße STRASSE GROẞ', 'strasse strasse gross'],
  ['full width', 'ＥＳＣ－１２　ｶｰﾄﾞ', 'esc-12 カード'],
  ['Greek endings', 'ΛΟΓΟΣ λόγος', 'λογοσ λογοσ'],
  ['ligatures', 'oﬃce', 'office'],
])('%s never hides a match', (_, text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('Japanese voiced letters stay what they are, however they were typed', () => {
  expect([fold('が'), fold('か\u3099'), fold('パ'), fold('か')]).toEqual(['が', 'が', 'パ', 'か']);
});

test('folding twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  ['words', 'Payouts frozen, again!', ['payouts', 'frozen', 'again']],
  [
    'identifiers stay whole',
    'acct_1KxA9 (ESC-12) ORD-20261123-000187',
    ['acct_1kxa9', 'esc-12', 'ord-20261123-000187'],
  ],
  ['hyphenated words come apart', 'on-call new-markets', ['on', 'call', 'new', 'markets']],
  ['addresses stay whole', 'ana.silva@example.com.', ['ana.silva@example.com']],
  ['amounts stay whole', '€1.250', ['1.250']],
  ['German', 'Auszahlung für Müller', ['auszahlung', 'fur', 'muller']],
  ['Japanese without spaces', '出金が停止、至急', ['出金が停止', '至急']],
  ['Japanese middle dot', 'カード・決済', ['カード', '決済']],
  ['each word once', 'refund Refund REFUND', ['refund']],
  ['nothing to look for', ' -- ... @ ', []],
  ['nothing', '', []],
])('%s', (_, query, words) => {
  expect(searchWords(query)).toEqual(words);
});

test('only the first eight words count', () => {
  expect(searchWords('a b c d e f g h i j')).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
});

test('a very long word is cut, not dropped', () => {
  expect(searchWords('x'.repeat(10_000))).toEqual(['x'.repeat(80)]);
});

test('every word is part of the folded query', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (query) => {
      expect(searchWords(query).filter((word) => !fold(query).includes(word))).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

test('what stands behind 2,000 characters is not searched for', () => {
  const words = (spaces: number) => searchWords(`  a${' '.repeat(spaces)}b`);
  expect([words(1_998), words(1_999)]).toEqual([['a', 'b'], ['a']]);
});
