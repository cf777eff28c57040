import { expect, test } from 'vitest';
import { patternProblem } from '../../src/config/identifiers.ts';
import { changed, configOf, problemsOf } from './small-config.ts';

test('a pattern becomes a regular expression', () => {
  const text = changed({ identifiers: [{ kind: 'account', pattern: '\\bacct_[A-Za-z0-9]{3,32}' }] });
  expect(configOf(text).identifiers).toEqual([{ kind: 'account', pattern: /\bacct_[A-Za-z0-9]{3,32}/u }]);
});

test('every problem of a list of patterns is listed', () => {
  expect(
    problemsOf(
      changed({
        identifiers: [
          { kind: 'acount', pattern: 'a' },
          { kind: 'charge', pattern: 'ch_(' },
          { kind: 'payout', pattern: 12 },
        ],
      }),
    ),
  ).toEqual([
    'identifiers[0].kind: "acount" is not a kind of identifier. Write account, charge, payout, dispute, request.',
    'identifiers[1].pattern: This is not a valid regular expression. Check its brackets and backslashes; write it in single quotes.',
    "identifiers[2].pattern: 12 is not a pattern. Write a regular expression in quotes, like 'acct_[A-Za-z0-9]{6,32}'.",
  ]);
});

test.each([
  '',
  'a*',
  'a?',
  '(?:)',
  '\\b',
  '^',
  '$',
  '(?:ch_)?',
  'a{0,3}',
  'ch_x|',
  '^\\b$',
  '(a?|b*)',
  'a*?',
])('%j can match nothing', (source) => {
  expect(patternProblem(source)).toMatch(/^This pattern can match nothing at all\./);
});

test.each(['(?=a)', 'a(?!b)', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?<x>a)\\k<x>'])(
  '%j looks around',
  (source) => {
    expect(patternProblem(source)).toMatch(/^This pattern looks ahead, behind or back\./);
  },
);

test.each(['(a+)+', '(?:a*b)*c', '(a{2,}){3}', '((a+)b)+', 'x([a-z]+-?)+'])(
  '%j repeats in a repetition',
  (source) => {
    expect(patternProblem(source)).toMatch(/^This pattern repeats inside a repetition/);
  },
);

test.each([
  '\\bacct_[A-Za-z0-9]{3,32}\\b',
  '^ch_[^\\]\\\\]+$',
  'req_(?:live|test)_[a-z]+',
  '(?:ch_[a-z]+)?x',
  '[*+?]',
  '\\(a+\\)+',
  '(?:[a-z]{2}-){3}\\d+',
  '\\p{Lu}{3}-\\d+',
  'x'.repeat(200),
])('%j can be used', (source) => {
  expect(patternProblem(source)).toBeUndefined();
});

test('a pattern of more than 200 characters is refused', () => {
  expect(patternProblem('x'.repeat(201))).toBe(
    'This pattern has 201 characters, 200 is the most.\nShorten it.',
  );
});
