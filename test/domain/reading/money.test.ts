import { expect, test } from 'vitest';
import { findMoney, readMoney } from '../../../src/domain/reading/money.ts';

test.each([
  ['charged €1,250.00 twice', '1,250.00', 'EUR', '€1,250.00'],
  ['über 1.234,56 € offen', '1.234,56', 'EUR', '1.234,56 €'],
  ['montant de 1 250,00 euros', '1 250,00', 'EUR', '1 250,00 euros'],
  ['1\u202f250 EUR bloqués', '1\u202f250', 'EUR', '1\u202f250 EUR'],
  ['GBP 99', '99', 'GBP', 'GBP 99'],
  ['owes £20k', '20k', 'GBP', '£20k'],
  ['5 pounds sterling', '5', 'GBP', '5 pounds sterling'],
  ["CHF 1'000.50", "1'000.50", 'CHF', "CHF 1'000.50"],
  ['¥120,000 hold', '120,000', 'JPY', '¥120,000'],
  ['金額は５万円です', '５万', 'JPY', '５万円'],
  ['300ドル', '300', 'USD', '300ドル'],
  ['US$ 12.5', '12.5', 'USD', 'US$ 12.5'],
  ['A$40 refund', '40', 'AUD', 'A$40'],
  ['40 Australian dollars', '40', 'AUD', '40 Australian dollars'],
  ['$3 or €4', '3', 'USD', '$3'],
  ['2 Mio. Euro', '2 Mio.', 'EUR', '2 Mio. Euro'],
])('%s', (text, amount, currency, quote) => {
  expect(findMoney(text)).toEqual({ value: { amount, currency }, quote });
});

test.each([
  ['AU', 'AUD'],
  ['CA', 'CAD'],
  ['IE', 'USD'],
  [undefined, 'USD'],
])('a plain dollar in %s is %s', (country, currency) => {
  expect(findMoney('$59', country)?.value).toEqual({ amount: '59', currency });
});

test('a yen sign in China is the yuan', () => {
  expect(findMoney('¥59', 'CN')?.value).toEqual({ amount: '59', currency: 'CNY' });
});

test.each([
  'no money',
  'CAN DO 50 TRY',
  '12 users',
  'acct_12EUR',
  'version 1.2.3',
  'EUROPE 5',
  'at 16:00 CET',
  '',
])('no amount in "%s"', (text) => {
  expect(findMoney(text)).toBeUndefined();
});

test.each([
  ['1.250', { value: { amount: '1.250' }, quote: '1.250' }],
  ['ca. 300 EUR', { value: { amount: '300', currency: 'EUR' }, quote: '300 EUR' }],
  ['unknown', undefined],
  ['see po_123', undefined],
])('behind its label "%s" is an amount even without a currency', (text, money) => {
  expect(readMoney(text)).toEqual(money);
});

test.each([
  ['AU', 'AUD'],
  ['CA', 'CAD'],
  ['NZ', 'NZD'],
  ['SG', 'SGD'],
  ['US', 'USD'],
])('a plain dollar sign from %s means %s', (country, currency) => {
  expect(readMoney('$20', country)?.value).toEqual({ amount: '20', currency });
});
