/** Amounts, dates, years and counts that follow each other are no card, and neither is an id in an address. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../../src/domain/masking/redact.ts';
import { amountLists, contexts, identifiersOfTheExample, layouts } from './harmless.ts';
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
  'Jahre 2002\n2003\n2004\n2005\n2006\n2007\n2008',
  '年度：2019 2020 2021 2022 2023 2024 2025 2026',
  'années 1998 - 1999 - 2000 - 2001 - 2002 - 2003 - 2004 - 2005',
  'Years: 2014-2015-2016-2017-2018',
  'Year Orders\n2015 1020\n2016 2159\n2017 3924\n2018 3831\n2019 3786\n2020 7739',
  '2017\t6553\n2018\t4393\n2019\t7887\n2020\t9092',
  'Ventes par an :\n2018\t8666\r\n2019\t9834\r\n2020\t7980\r\n2021\t3651\r\n2022\t2961\r\n2023\t3715',
  '2014\t79897\r\n2015\t10385\r\n2016\t35446\r\n2017\t70765\r\n2018\t94754\r\n2019\t14398\r\n2020\t70686',
  '年 件数\n2016\t626\r\n2017\t251\r\n2018\t635\r\n2019\t307\r\n2020\t292\r\n2021\t163',
  '2017, 7895; 2018, 6293; 2019, 2907; 2020, 2343; 2021, 9463',
  'Umsatz\n2018\t812\n2019\t618\n2020\t410\n2021\t344\n2022\t272\n2023\t953',
])('years that follow each other are left alone: %j', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test.each([
  '412\n387\n455\n501\n398\n420\n377\n390',
  'Orders per hour: 412 387 455 501 398 420 377 391',
  'Besucher\n1204\n998\n1450\n1622\n1811\n1733\n2090',
  'Orders per hour: 551\n623\n500\n490\n488\n505\n519\n437\n439\n429\n633\n453\n465',
  'Besucher\n263\t332\t321\t321\t327\t301\t285\t333\t297\t302\t310',
  'Appels par jour : 289\n376\n324\n418\n279\n337\n438',
  'Besucher\n709  707  836  673  781  624  797  807  639  758',
  'Tickets 409 622 467 390 607 513 550 613 503 413 547 503 509 613',
  '803 648 661 703 718 814 927 899 711 896',
  'Appels par jour : 446 365 354 470 370 325 382 392 443 317 304 327',
  '7622\n6433\n4807\n656\n5683\n6396\n627\n3561\n9245',
  '224 9220 2839 4863 8971 262 7058 9092 3037',
  '件数：3503\n3865\n3639\n2528\n3789\n3588\n3340\n3282\n3061',
  'Tickets 618\n717\n537\n750\n586\n699\n711\n760\n755\n613\n613\n634\n808',
  'Besucher\n3401\n3161\n2325\n3223\n2986\n3247\n3153\n2458\n2648',
])('counts in a column are left alone: %j', (typed) => {
  expect(redact(typed)).toEqual({ text: typed, masked: [] });
});

test.each([
  '5 2026-11-24 51250\n5 2026-11-25 34001\n5 2026-11-26 42107',
  'am 4.11.2026 123456 Yen',
  '4.11.2026 1234.52',
  '4-11-2026 1 234 567 890',
  'payé le 26.5.2026 69551.61 11.2.2026 89146.07',
  'paid 28.10.2026 65007 26.5.2026 48775',
  '2026-01-05  6 888\n2026-06-02 10 432',
  'payé le 24/07/2026  58485\n14/05/2026  38155',
  '21.11.2026 74224\n21.09.2026  90598\n05.08.2026  66218\n13.07.2026  2544\n28.06.2026  50360',
  'bezahlt am 19.1.2026 60 563\n4.4.2026  17 391\n2.11.2026  72 690\n12.7.2026 23 919\n3.6.2026  49 024',
  'bezahlt am 12/01/2026  4110.66 28/09/2026 88632.79',
  'paid 01/05/2026 31 061\n22/11/2026  69 342\n14/10/2026 71 094\n06/02/2026  20 931',
  '支払日 17/03/2026 64914\n26/04/2026  56906\n08/05/2026  72573\n16/05/2026 68252',
  'payé le 2026-02-11 17417\n2026-12-16 50820\n2026-09-21  69595\n2026-03-25  91545',
])('amounts beside their dates are left alone: %j', (typed) => {
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
  ['1250 / 4242, 4242, 4242, 4242', '1250 / •••• •••• •••• 4242'],
])('a card beside figures, or written like some, is masked: %j', (typed, text) => {
  expect(redact(typed).text).toBe(text);
});

test.each([
  ['34468.31 400.78 8.31 12/27', '•••• •••• •••• 8831 12/27'],
  ['3.4. 877 8.80 39.06 1.40', '•••• •••• •••• 6140'],
  ['2221 8 7488 05/2 4 2/3 3 12/27', '•••• •••• •••• 4233 12/27'],
  ['22.2.1993 555.81.2630', '•••• •••• •••• 2630'],
  ['2.7.2017 6333 8.51.999', '•••• •••• •••• 1999'],
  ['2/7/2036 31/3/2/9.9/0/1/66', '•••• •••• •••• 0166'],
  ['60 114\n34 361509054 428 36530412.3880343\n4\n091', '•••• •••• •••• 4428 •••• •••• •••• 4091'],
  ['5\n0 59643\n073118 5.0.1 8.8 7.6.7.143.508', '•••• •••• •••• 3118 •••• •••• •••• 3508'],
  ['62 6279 09 8326 078 3 4711', '•••• •••• •••• 0783 4711'],
  ['35898 22 4 1 63 528 54 67 988 87 6 83 90 138', '•••• •••• •••• 0138'],
  ['365\n2/1\n8-52\n2811\n7815 88\n5 515 11249372.35 80\n6', '•••• •••• •••• 5885 •••• •••• •••• 5806'],
  ['3528 6512\n1898 0916\n289 6\n5 8294-8 76*8-62-6-494', '•••• •••• •••• 6289 •••• •••• •••• 6494'],
  ['001 - 3 6.0.119.2.001.397.1 7.674.2 2', '001 - •••• •••• •••• 7422'],
  ['42 42 42 42 42 42 42 42 12 27 123', '•••• •••• •••• 4242 12 27 123'],
  ['4242 -4242 -4242 -4242', '•••• •••• •••• 4242'],
  ['6 5451 305 4368*3936 50756 - 7868_37.59353', '6 5451 305 •••• •••• •••• 9353'],
  ['A.AA/4000056655665556, abc.de/4000056655665556', 'A.AA/•••• •••• •••• 5556, abc.de/•••• •••• •••• 5556'],
])('a card is masked that is spaced much like a list: %j', (typed, text) => {
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

test('columns of counts of four digits are left alone, but where they are as many as a card or two have', () => {
  const columns = fc.constantFrom(5, 6, 7, 9, 10).chain((n) =>
    // From 1300 on none is a date.
    fc.array(fc.integer({ min: 1_300, max: 9_999 }).map(String), { minLength: n, maxLength: n }),
  );
  fc.assert(
    fc.property(
      columns,
      fc.constantFrom(...layouts),
      fc.constantFrom('', 'Orders:\n', '件数：'),
      (counts, layout, before) => {
        const typed = before + layout(counts);
        expect(redact(typed)).toEqual({ text: typed, masked: [] });
      },
    ),
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
