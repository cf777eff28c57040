import { expect, test } from 'vitest';
import { changed, configOf, problemsOf } from './small-config.ts';

type Changes = Parameters<typeof changed>[0];
const withRules = (...rules: Changes[string][]) =>
  changed({
    'routing.rules': rules,
    categories: [
      { id: 'fraud', name: 'Fraud' },
      { id: 'payout', name: 'Payout' },
    ],
  });

test('one value or several are read as a list', () => {
  const text = withRules(
    { when: { category: 'fraud', country: ['DE', 'FR'], currency: 'EUR' }, team: 'risk' },
    { when: { language: ['ja', 'de'], priority: 'urgent', words: 'money laundering' }, team: 'risk' },
  );
  expect(configOf(text).routing).toEqual({
    rules: [
      { when: { category: ['fraud'], country: ['DE', 'FR'], currency: ['EUR'] }, team: 'risk' },
      { when: { language: ['ja', 'de'], priority: ['urgent'], words: ['money laundering'] }, team: 'risk' },
    ],
    fallback: 'risk',
  });
});

test.each<[string, Changes[string]]>([
  [
    'rules[0].team: There is no team "rsik". Did you mean risk?',
    { when: { category: 'fraud' }, team: 'rsik' },
  ],
  [
    'rules[0].team: There is no team "constructor". Use one of: risk.',
    { when: { category: 'fraud' }, team: 'constructor' },
  ],
  [
    'rules[0].when.category: There is no category "frauds". Did you mean fraud?',
    { when: { category: ['payout', 'frauds'] }, team: 'risk' },
  ],
  [
    'rules[0].when.country: "CH" is not offered in the form, so this never matches. Add it to countries, or remove it here.',
    { when: { country: ['CH'] }, team: 'risk' },
  ],
  [
    'rules[0].when: This rule has no condition. Give it one, or use fallback for everything else.',
    { when: {}, team: 'risk' },
  ],
  [
    'rules[0].when.words: This list is empty. Fill it in or remove it.',
    { when: { words: [] }, team: 'risk' },
  ],
  [
    'rules[0].when.words[0]: This is empty. Write the word or words on one line, in at most 75 characters.',
    { when: { words: [''] }, team: 'risk' },
  ],
  [
    'rules[0].when.currency: "EURO" is not a currency code. Write the three letters of ISO 4217, like EUR or JPY.',
    { when: { currency: 'EURO' }, team: 'risk' },
  ],
  [
    'rules[0].when.language: "german" is not a language code. Write two small letters, like en, de, fr or ja.',
    { when: { language: 'german' }, team: 'risk' },
  ],
  [
    'rules[0].when.priority: "medium" is not a priority. Write urgent, high, normal or low.',
    { when: { priority: 'medium' }, team: 'risk' },
  ],
  [
    'rules[0].when.countries: There is no such setting. Use one of: category, country, currency, language, priority, words.',
    { when: { countries: 'DE' }, team: 'risk' },
  ],
])('%s', (problem, rule) => {
  expect(problemsOf(withRules(rule))).toEqual([`routing.${problem}`]);
});

test('a currency of three letters that does not exist is refused', () => {
  expect(problemsOf(withRules({ when: { currency: ['EUR', 'EUX'] }, team: 'risk' }))).toEqual([
    'routing.rules[0].when.currency[1]: "EUX" is not a currency code. Write the three letters of ISO 4217, like EUR or JPY.',
  ]);
});

test('what cannot be read is not also called unknown', () => {
  const rule = { when: { country: 'CH', category: 'fraud' }, team: 'risk' };
  expect(problemsOf(changed({ 'routing.rules': [rule], categories: 'none', countries: 'CH' }))).toEqual([
    'categories: "none" is not a list. Write a list of categories.',
    'countries: "CH" is not a list. Write a list of country codes.',
  ]);
});

test('without a fallback nothing starts', () => {
  expect(problemsOf(changed({ 'routing.fallback': undefined }))).toEqual([
    expect.stringMatching(/^routing\.fallback: This is missing\./),
  ]);
});
