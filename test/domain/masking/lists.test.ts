/** Amounts, dates, years and counts that follow each other are no card, and neither is an id in an address. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../../src/domain/masking/redact.ts';
import { amountLists, contexts, identifiersOfTheExample } from './harmless.ts';
import { cardNumbers } from './secrets.ts';

test.each([
  'Sie nannte -32.442\n\n-6\n\n-676.554\n\n-858\n\n-596\n\n-4\n\n-500\n\n-6\n\n-2\n\n-45',
  "Payouts\n−696\n−4'167\n−888'897\n−58'376\n−2'741\n−5\n−4'611\n−4'664\n−8\n−460",
  'Payouts\n9356.82\r\n398126.79\r\n60927.68',
  '金額：-9\u202f380  -8\u202f614  -43\u202f472  -6\u202f836  -697  -5\u202f605  -2.',
  '1. 51’022.02\n2. 31.57\n3. 766.81\n4. 8’673.24\n5. 18.40\n6. 51.17\n7. 33’679.60\n8. 6.98.',
  'Payouts\n9.2. 1.648 15.2. 6.290 5.8. 964 25.9. 53 19.11. 3 7.2. 109 27.6. 62\n',
  'Payouts\n825733.57\n\n2.08\n\n1220.44\n\n914.95\n\n827534.19\n\n510659.40\n\n36881.18\n\n503471.23\n\n94780.50\n\n747.98.',
  'Payouts\n1. 1087.59/2. 5.75/3. 743.97/4. 76072.37/5. 9737.72/6. 945193.87/7. 63980.33/8. 3.47/9. 819.69\nThanks',
  'Sie nannte 02.12.26 – 6554.26\n01.02.26 – 15754.69\n01.11.26 – 68095.61\n23.01.26 – 386738.98\nThanks',
  'Amounts: | 1. 259.16 |\n| 2. 72367.41 |\n| 3. 9012.36 |\n| 4. 904721.95 |\n| 5. 81480.88 |\n| 6. 143277.14 |\n',
  '金額：| 583’415.83 – 09.02.26 |\n| 3.47 – 04.07.26 |\n| 181.87 – 03.03.26 |\n| 262’982.73 – 27.08.26 |',
  "金額：* −21'279.30\n* −4.23\n* −2.70\n* −8'673.67\n* −7'743.37\n* −28.93",
  "金額：23.4.  304'637.20\n\n6.4.  256'941.93\n\n21.10.  6.11\n\n10.3.  9.75",
  "金額：1. 9'890.71\n2. 39'659.50\n3. 200'193.54\n4. 848'192.19\n5. 236'543.19\n6. 31.25\n7. 3.26\n8. 463'972.65\n9. 1.50\n",
  "金額：−404'332.79\t−2.00\t−34.72\t−8'908.35\t−5'955.80\t−8'864.76\t−991.65\t−77.81\n",
  'Amounts: 4.35\n6.57\n603.45\n2.07\n29,696.63\n79.13\n738,635.52\n935.83\n145.05\n7.48\n',
  'Sie nannte 1. 136.96 2. 23.87 3. 7.86 4. 8348.52 5. 14.67 6. 871.04 7. 850218.98 8. 1.48 total',
  'Sie nannte - -90’787.50\n- -36’520.33\n- -7.58\n- -811.86\n- -1.98\n- -9’898.23\n',
  "-350'143.68 / -4.15 / -62'351.30 / -80.74 / -86.60 / -126.50 / -5.91 / -2.15 total",
  '金額：| 20.5.\t5.16 |\n| 8.6.\t145’263.52 |\n| 16.10.\t560’478.70 |\n| 9.9.\t53.95 |\n| 28.10.\t512’348.62 | total',
  '-53.24 -16.52 -130.01 -3.49 -7.66 -2’726.69 -7.68',
  'Amounts: 7.39\t6’566.02\t85’950.94\t85.28 total',
  "金額：1. 54.20  2. 41'678.01  3. 115'289.64  4. 58'239.95  5. 500'782.11  6. 41'513.36  7. 5'530.97\nThanks",
  "金額：| 44.53 |\n| 36.18 |\n| 66.43 |\n| 289.86 |\n| 6'274.63 |\n| 592'909.37 |\n| 650'957.09 |\n",
])('a list of amounts is left alone: %j', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test.each([
  '2019 2020 2021 2022 2023',
  '2023 4120\n2024 3890\n2025 4410',
  '2021: 4120, 2022: 3890, 2023: 4410, 2024: 3975',
  '2022 4242\n2023 4242\n2024 4242\n2025 4242',
  '412\n387\n455\n501\n398\n420\n377\n390',
  'Orders per hour: 412 387 455 501 398 420 377 391',
  'Besucher\n1204\n998\n1450\n1622\n1811\n1733\n2090',
  '5 2026-11-24 51250\n5 2026-11-25 34001\n5 2026-11-26 42107',
  'am 4.11.2026 123456 Yen',
  '4.11.2026 1234.52',
  '4-11-2026 1 234 567 890',
])('years, counts and dates are left alone: %j', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test.each([
  'https://x.test/orders/4242424242424242',
  'see https://dash.test/payments/4000056655665556?id=5555555555554444',
  '<https://x.test/a/4000056655665556|the order>',
  'www.shop.test/4242424242424242/edit',
  'shop.example/orders/4242424242424242',
  'https://x.test/?order=4242424242424242&page=2',
  'https://x.test/#5555555555554444',
  'http://127.0.0.1:8080/v1/objects/378282246310005',
  'ご確認ください：https://x.test/%E6%B3%A8%E6%96%87/4242424242424242',
  'https://x.test/4242/42424/24242/42',
  'https://x.test/ids/6011-1111/11111117.',
])('an id in an address is left alone: %j', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test.each([
  ['https://x.test/pay?card=4242424242424242', 'https://x.test/pay?card=•••• •••• •••• 4242'],
  ['https://x.test/4242-4242-4242-4242', 'https://x.test/•••• •••• •••• 4242'],
  ['https://x.test/1 4242424242424242', 'https://x.test/1 •••• •••• •••• 4242'],
  ['https://x.test/a, 4242 4242 4242 4242', 'https://x.test/a, •••• •••• •••• 4242'],
])('a card is masked in an address that says so, and beside one: %j', (typed, text) => {
  expect(redact(typed).text).toBe(text);
});

test.each([
  ['4242 4242 4242 4242\n12.50\n13.50\n14.50', '•••• •••• •••• 4242\n12.50\n13.50\n14.50'],
  ['12.50\n13.50\n14.50\n4242424242424242', '12.50\n13.50\n14.50\n•••• •••• •••• 4242'],
  ['2026-11-24 42424242 42424242', '2026-11-24 •••• •••• •••• 4242'],
  ['4242\n4242\n4242\n4242', '•••• •••• •••• 4242'],
  ['42 42\n42 42\n42 42\n42 42', '•••• •••• •••• 4242'],
  ['4242 4242\n4242 4242\n5555 5555\n5555 4444', '•••• •••• •••• 4242\n•••• •••• •••• 4444'],
  ['1250, 4242, 4242, 4242, 4242', '1250, •••• •••• •••• 4242'],
])('a card beside figures, or written like some, is masked: %j', (typed, text) => {
  expect(redact(typed).text).toBe(text);
});

test('lists of three to ten amounts are left alone in every layout', () => {
  fc.assert(
    fc.property(amountLists, (typed) => {
      expect(redact(typed)).toEqual({ text: typed, masked: [] });
    }),
    { numRuns: 10_000 },
  );
});

test('four bare groups of four digits that make a card are a card, whatever the list is', () => {
  fc.assert(
    fc.property(
      cardNumbers.filter(({ length }) => length === 16),
      fc.constantFrom(' ', '\n', ', ', '; ', ' | ', '-', '\t', ' / '),
      (card, glue) => {
        const typed = (card.match(/.{4}/g) ?? []).join(glue);
        expect(redact(typed).text).toBe(`•••• •••• •••• ${card.slice(-4)}`);
      },
    ),
    { numRuns: 2_000 },
  );
});

test('every kind of identifier in the example configuration is left alone in every context', () => {
  fc.assert(
    fc.property(identifiersOfTheExample, contexts, (id, around) => {
      const typed = around(id);
      expect(redact(typed)).toEqual({ text: typed, masked: [] });
    }),
    { numRuns: 3_000 },
  );
});
