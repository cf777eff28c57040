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
