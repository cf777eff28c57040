import { expect, test } from 'vitest';
import { hasVisible } from '../../../src/domain/reading/visible-text.ts';

test.each([
  ['nothing', ''],
  ['spaces and line breaks', ' \t\n\u00a0\u3000\u2028'],
  ['zero width spaces', '\u200b\u200b'],
  ['a byte order mark', '\ufeff'],
  ['an invisible separator', '\u2063'],
  ['Hangul fillers', '\u3164\uffa0\u115f\u1160'],
  ['a soft hyphen', '\u00ad'],
  ['an empty Braille cell', '\u2800'],
  ['a mark that turns the direction', '\u202e'],
  ['a variation selector', '\ufe0f'],
  ['a grapheme joiner', '\u034f'],
  ['an accent without a letter', '\u0301'],
  ['tag characters', '\u{e0041}\u{e007f}'],
  ['a control character', '\u0007'],
  ['several kinds at once', ' \u200d\u2060\u180e\u3164\n'],
])('%s cannot be seen', (_, text) => {
  expect(hasVisible(text)).toBe(false);
});

test.each(['x', '\u200bx', '.', '出', '🔒', '👩‍💻', '-', 'é', '1', '€'])('"%s" can', (text) => {
  expect(hasVisible(text)).toBe(true);
});
