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
  ['Am 24. November ist Zahltag. Danke.', ['Am 24. November ist Zahltag.', 'Danke.']],
  [
    'Hr. Weber und Fr. Holunder warten. Bitte helfen.',
    ['Hr. Weber und Fr. Holunder warten.', 'Bitte helfen.'],
  ],
  ['Vom 1. bis 15. Oktober fehlt alles. Warum?', ['Vom 1. bis 15. Oktober fehlt alles.', 'Warum?']],
  ['Rückruf am 27. um 10 Uhr. Danke.', ['Rückruf am 27. um 10 Uhr.', 'Danke.']],
  ['Seit dem 3.11. um 9 Uhr. Nichts geht.', ['Seit dem 3.11. um 9 Uhr.', 'Nichts geht.']],
  ['Frau Prof. Dr. Sandweg, vgl. Nr. 4. Sie wartet.', ['Frau Prof. Dr. Sandweg, vgl. Nr. 4.', 'Sie wartet.']],
  ['Zum 3. Mal gemahnt. Zum 2. Quartal gekündigt.', ['Zum 3. Mal gemahnt.', 'Zum 2. Quartal gekündigt.']],
  ['Es fehlen ca. 3 Mio. Euro bzw. 12 Std. Arbeit.', ['Es fehlen ca. 3 Mio. Euro bzw. 12 Std. Arbeit.']],
  ['Mo., 30. Nov. 2026 passt. Gut.', ['Mo., 30. Nov. 2026 passt.', 'Gut.']],
  ['Rappel mar. 24 nov. à 15h. Merci.', ['Rappel mar. 24 nov. à 15h.', 'Merci.']],
  ['Mme. Sureau et M. Tilleul, env. 3 fois. Merci.', ['Mme. Sureau et M. Tilleul, env. 3 fois.', 'Merci.']],
  ['Pebble Ltd. and Tarn Inc. wait. Please help.', ['Pebble Ltd. and Tarn Inc. wait.', 'Please help.']],
  ['They have 3. Please call.', ['They have 3.', 'Please call.']],
  ['What should I do. Please call.', ['What should I do.', 'Please call.']],
  ['1. Konto fehlt\n2. Karte fehlt', ['1. Konto fehlt', '2. Karte fehlt']],
  ['no end', ['no end']],
  [' \n ', []],
])('%j has the sentences %j', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});
