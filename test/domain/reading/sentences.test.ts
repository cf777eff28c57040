import { expect, test } from 'vitest';
import { sentencesOf } from '../../../src/domain/reading/sentences.ts';

test.each([
  ['Payouts are frozen. Bank says no! Why?', ['Payouts are frozen.', 'Bank says no!', 'Why?']],
  [
    'Fee of 1.50 e.g. for cards, approx. 3 p.m. today. Next.',
    ['Fee of 1.50 e.g. for cards, approx. 3 p.m. today.', 'Next.'],
  ],
  ['Mehrere Fälle, z. B. Karten bzw. Konten. Danke.', ['Mehrere Fälle, z. B. Karten bzw. Konten.', 'Danke.']],
  ['Please check ch_55X. Thanks.', ['Please check ch_55X.', 'Thanks.']],
  ['出金が止まっています。確認をお願いします！', ['出金が止まっています。', '確認をお願いします！']],
  ['first line\n\nsecond line', ['first line', 'second line']],
  ['He said "no." Then left...', ['He said "no."', 'Then left...']],
  ['no end', ['no end']],
  [' \n ', []],
])('%j has the sentences %j', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});
