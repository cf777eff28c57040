import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText } from '../../../src/domain/reading/cut-text.ts';

test.each([
  ['short text stays', 'Payouts frozen', 20, 'Payouts frozen'],
  ['exactly long enough stays', 'Payouts', 7, 'Payouts'],
  ['a cut falls between words', 'Payouts are frozen', 12, 'Payouts are…'],
  ['a word that just fits stays', 'Payouts are frozen', 8, 'Payouts…'],
  ['punctuation before the ellipsis goes', 'Payouts, refunds and more', 12, 'Payouts…'],
  ['Japanese is cut anywhere', '出金が停止しています', 6, '出金が停止…'],
  ['a very long word is cut', 'abcdefghij', 6, 'abcde…'],
  ['an emoji is never split', 'abcd😀😀', 6, 'abcd…'],
  ['the last of the surrogates is not split', 'abcd\u{103ff}\u{103ff}', 6, 'abcd…'],
  ['an accent stays with its letter', 'abcde\u0301fgh', 6, 'abcd…'],
])('%s', (_, text, most, cut) => {
  expect(cutText(text, most)).toBe(cut);
});

test('the result fits, is well formed and begins like the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.integer({ min: 2, max: 40 }),
      (text, most) => {
        const cut = cutText(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        expect(cut).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
        expect(text.startsWith(cut.replace(/…$/, '')) || cut === text).toBe(true);
      },
    ),
    { numRuns: 1_000 },
  );
});
