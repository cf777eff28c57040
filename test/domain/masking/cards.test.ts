/** Each grouping that cards are printed in, the edges of each issuer's numbers, and the edges of what is a list. */
import { expect, test } from 'vitest';
import { redact } from '../../../src/domain/masking/redact.ts';

test.each([
  ['VISA4081 7263 5490 8174', '8174'],
  ['CUP6281 7263 5490 8172 632', '2632'],
  ['CUP6281 7263 5490 8172 62', '7262'],
  ['CUP6281 7263 5490 8172 4', '1724'],
  ['Amex3781 726354 90817', '0817'],
  ['Diners3681 726354 9086', '9086'],
  ['VISA4081 7263 54901', '4901'],
  ['Amex3781 7263 5490 817', '0817'],
  ['Diners3881 7263 5490 84', '9084'],
  ['VISA4081 7263 5490 1', '4901'],
])('grouped as on a card, it is masked though letters touch it: %j', (typed, last) => {
  expect(redact(typed).text).toBe(`${typed.replace(/[0-9 ]/g, '')}•••• •••• •••• ${last}`);
});

test.each(['VISA408 17263 54908174', 'CUP628 17263 54908172632', 'Amex378 172635 490817'])(
  'letters touch it and it is grouped in no such way, so it is left alone: %j',
  (typed) => {
    expect(redact(typed)).toEqual({ text: typed, masked: [] });
  },
);

test.each([
  '305 17263 549088',
  '309 17263 54908174',
  '352 87263 54908177',
  '358 97263 54908172631',
  '222 17263 54908179',
  '272 07263 54908175',
  '220 47263 54908170',
  '979 27263 54908173',
  '810 07263 54908172',
  '518 17263 54908170',
  '568 17263 54908175',
  '348 17263 5490814',
  '408 17263 54908172638',
])('an issuer has it, so it is masked among other numbers: %j', (typed) => {
  expect(redact(`7 ${typed} 8`).text).toBe(`7 •••• •••• •••• ${typed.slice(-4)} 8`);
});

test.each([
  '306 10003 549086',
  '352 77263 54908178',
  '359 07263 54908170',
  '222 07263 54908170',
  '272 17263 54908174',
  '838 17263 54908172',
])('no issuer has it, so it is left alone among other numbers: %j', (typed) => {
  expect(redact(`7 ${typed} 8`).masked).toEqual([]);
});

const card = '•••• •••• •••• 4242';

test.each([
  // Three lines of numbers more than a card are no column yet, four are.
  ['4242\n4242\n4242\n4242\n1227\n1123\n4711', `${card}\n1227\n1123\n4711`],
  ['4242\n4242\n4242\n4242\n1227\n1123\n4711\n4815', null],
  // Cards among cards.
  ['4242\n4242\n4242\n4242\n5555\n5555\n5555\n4444', `${card}\n•••• •••• •••• 4444`],
  ['42 42 42 42 42 42 42 42 55 55 55 55 55 55 44 44', `${card} •••• •••• •••• 4444`],
  // In a line only what is uneven, or does not begin it.
  ['42 42 42 42 42 42 42 42 12 27', `${card} 12 27`],
  ['12 42 42 42 42 42 42 42 42 12 27', null],
  ['12 42 42 42 42 42 42 42 42 12', `12 ${card} 12`],
  ['42 42 42 42 42 42 42 42 12 27 12 27 11', null],
  ['12\n42\n42\n42\n42\n42\n42\n42\n42\n12', null],
  ['12\n42\n42\n42\n42\n42\n42\n42\n42', `12\n${card}`],
  // One digit is none of a column of counts, five are too many, and so are lengths from two to four.
  ['4 24 24 24 24 24 24 24 2 12 27 11 10', `${card} 12 27 11 10`],
  ['42424 2424 2424 242 1212 2727 1111', `${card} 1212 2727 1111`],
  ['42 4242 4242 4242 42 4711 4712 4713', `${card} 4711 4712 4713`],
])('a column of counts has more numbers than a card: %j', (typed, text) => {
  expect(redact(typed).text).toBe(text ?? typed);
});

const fives = '5555\n5555\n5555\n4444';
const zeros = '4000\n0566\n5566\n5556';

test.each([
  // Divided as a list is, one number more is a column, whatever divides them.
  ['4242\n4242\n4242\n4242\n4711', null],
  ['4711\n4242\n4242\n4242\n4242', null],
  ['4242\t4242\t4242\t4242\t4711', null],
  ['4242  4242  4242  4242  4711', null],
  ['1250, 4242, 4242, 4242, 4242', null],
  ['4242,4242,4242,4242,4711', null],
  ['4242; 4242; 4242; 4242; 4711', null],
  ['4242 | 4242 | 4242 | 4242 | 4711', null],
  ['4242 / 4242 / 4242 / 4242 / 4711', null],
  ['4242、4242、4242、4242、4711', null],
  ['| 4242 |\n| 4242 |\n| 4242 |\n| 4242 |\n| 4711 |', null],
  ['> 4242\n> 4242\n> 4242\n> 4242\n> 4711', null],
  ['4242\n4242\n4242\n4242\n471', `${card}\n471`],
  ['4242\n4242\n4242\n4242\n42', `${card}\n42`],
  ['4242\n4242\n4242\n4242\n12 27', `${card}\n12 27`],
  ['4242\t4242\t4242\t4242 4711', `${card} 4711`],
  ['4 4242\n4242\n4242\n4242', `4 ${card}`],
  ['4242-4242-4242-4242-4711', `${card}-4711`],
  // Its date, and at most two numbers more; its code.
  ['4242\n4242\n4242\n4242\n1227', `${card}\n1227`],
  ['4242\n4242\n4242\n4242\n1039\n4711', `${card}\n1039\n4711`],
  ['4242\n4242\n4242\n4242\n1327', null],
  ['4242\n4242\n4242\n4242\n1219', null],
  ['4242\n4242\n4242\n4242\n1240', null],
  ['4242\n4242\n4242\n4242\n4711\n123', null],
  ['4711\n4242\n4242\n4242\n4242\n1227', null],
  // No count begins with a zero, and a column has its name.
  ['4242\n4242\n4242\n4242\n0327', `${card}\n0327`],
  [`${zeros}\n4711`, '•••• •••• •••• 5556\n4711'],
  ['Card:\n4242\n4242\n4242\n4242\n4711', `Card:\n${card}\n4711`],
  ['Kreditkarte 4242, 4242, 4242, 4242, 4711', `Kreditkarte ${card}, 4711`],
  ['カード番号：4242、4242、4242、4242、4711', `カード番号：${card}、4711`],
  ['Card:\n4242\n4242\n4242\n4242\n4711\n4712\n4713\n4714', null],
  ['Orders\n4242\n4242\n4242\n4242\n4711', null],
  // Cards among cards.
  [`4242\n4242\n4242\n4242\n${fives}\n1227`, `${card}\n•••• •••• •••• 4444\n1227`],
  [`4242\n4242\n4242\n4242\n${fives}\n4712`, null],
  [`${fives}\n4242\n4242\n4242\n4242\n${fives}`, `•••• •••• •••• 4444\n${card}\n•••• •••• •••• 4444`],
  [`4242\n4242\n4242\n4242\n${fives}\n${fives}`, `${card}\n•••• •••• •••• 4444\n•••• •••• •••• 4444`],
  [`${fives}\n`.repeat(4), '•••• •••• •••• 4444\n'.repeat(4)],
  [`${fives}\n`.repeat(6), null],
  ['4242 '.repeat(16), `${`${card} `.repeat(4)}`],
  // Nobody issued it: spaces make a card of it, lines do not.
  ['9999 9999 9999 9995', '•••• •••• •••• 9995'],
  ['9999\n9999\n9999\n9995', null],
  ['9999\t9999\t9999\t9995', null],
  // In a line it is one in a row of up to eight, and where whole cards would stand.
  ['4711 4242 4242 4242 4242 4711 4712 4713', `4711 ${card} 4711 4712 4713`],
  ['4711 4242 4242 4242 4242 4711 4712 4713 4714', null],
  ['4242 4242 4242 4242 4711 4712 4713 4714 4715', null],
  [
    '4712 4713 4714 4715 4242 4242 4242 4242 4711 4712 4713 4714',
    `4712 4713 4714 4715 ${card} 4711 4712 4713 4714`,
  ],
  ['4242 4242 4242 4242 5555 5555 5555 4444 1227', `${card} •••• •••• •••• 4444 1227`],
])('of numbers of four digits those are a card that stand as one: %j', (typed, text) => {
  expect(redact(typed).text).toBe(text ?? typed);
});

test.each([
  ['4242 4242 4242 4242 2020 2021 2022', `${card} 2020 2021 2022`],
  ['4004 4242 4242 2020 2021 2022', '•••• •••• •••• 2020 2021 2022'],
  ['7 4000 2020 2021 2225 8', '7 •••• •••• •••• 2225 8'],
  ['7 4005 1948 1949 1950 8', '7 •••• •••• •••• 1950 8'],
  ['7 4001 2020 2021 2042 2022', '7 4001 2020 2021 2042 2022'],
  ['2019 4001 2020 2021 2042 7', '2019 4001 2020 2021 2042 7'],
  ['1950 1951 1952 1955', '1950 1951 1952 1955'],
])('a card has no three years that follow each other: %j', (typed, text) => {
  expect(redact(typed).text).toBe(text);
});

test.each([
  ['4242, 4242, 4242, 4242 1250', `${card} 1250`],
  ['42 -4242 42 -424 24242 42', card],
  ['-42 -424 24 -2424 2424 -242', '-42 -424 24 -2424 2424 -242'],
])('what divides a card is not what divides amounts: %j', (typed, text) => {
  expect(redact(typed).text).toBe(text);
});
