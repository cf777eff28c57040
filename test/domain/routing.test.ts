import { expect, test } from 'vitest';
import { type Conditions, type RoutingFacts, route } from '../../src/domain/routing.ts';

const facts = (given: Partial<RoutingFacts> = {}): RoutingFacts => ({
  category: 'payout',
  country: 'JP',
  currency: 'EUR',
  language: 'de',
  priority: 'high',
  text: 'Payouts frozen since Monday',
  ...given,
});
const nothingKnown = facts({ category: null, country: null, currency: null, language: null, text: '' });
const matches = (when: Conditions, given: RoutingFacts): boolean =>
  route({ rules: [{ when, team: 'risk' }], fallback: 'engineering' }, given).team === 'risk';

test('the first rule that matches chooses, and is named as people count', () => {
  const rules = [
    { when: { category: ['dispute'] }, team: 'risk' },
    { when: { country: ['AU', 'JP'] }, team: 'new-markets' },
    { when: { category: ['payout'] }, team: 'design' },
  ];
  expect(route({ rules, fallback: 'engineering' }, facts())).toEqual({ team: 'new-markets', rule: 2 });
  expect(route({ rules, fallback: 'engineering' }, facts({ country: 'IE' }))).toEqual({
    team: 'design',
    rule: 3,
  });
});

test('what no rule matches goes to the fallback', () => {
  const rules = [{ when: { category: ['dispute'] }, team: 'risk' }];
  expect(route({ rules, fallback: 'engineering' }, facts())).toEqual({ team: 'engineering', rule: null });
  expect(route({ rules: [], fallback: 'engineering' }, facts())).toEqual({ team: 'engineering', rule: null });
});

test.each<[string, Conditions]>([
  ['category', { category: ['refund', 'payout'] }],
  ['country', { country: ['AU', 'JP'] }],
  ['country in small letters', { country: ['jp'] }],
  ['currency', { currency: ['EUR'] }],
  ['language', { language: ['de'] }],
  ['priority', { priority: ['urgent', 'high'] }],
  ['words', { words: ['refund', 'frozen'] }],
  ['nothing at all', {}],
])('a rule on %s matches', (_, when) => {
  expect(matches(when, facts())).toBe(true);
});

test.each<[string, Conditions]>([
  ['category', { category: ['refund'] }],
  ['country', { country: ['AU'] }],
  ['currency', { currency: ['JPY'] }],
  ['language', { language: ['fr'] }],
  ['priority', { priority: ['urgent'] }],
  ['words', { words: ['refund'] }],
])('a rule on another %s does not match, whatever else holds', (_, when) => {
  const all: Conditions = {
    category: ['payout'],
    country: ['JP'],
    currency: ['EUR'],
    language: ['de'],
    priority: ['high'],
    words: ['frozen'],
  };
  expect(matches(all, facts())).toBe(true);
  expect(matches({ ...all, ...when }, facts())).toBe(false);
});

test.each<[string, Conditions]>([
  ['category', { category: ['payout'] }],
  ['country', { country: ['JP'] }],
  ['currency', { currency: ['EUR'] }],
  ['language', { language: ['de'] }],
  ['words', { words: ['frozen'] }],
])('a rule on %s does not match when that is not known', (_, when) => {
  expect(matches(when, nothingKnown)).toBe(false);
});

test.each<[string, string, string]>([
  ['in any letter case', 'PAYOUT', 'Missing payout'],
  ['in the plural', 'chargeback', 'Two Chargebacks in a week'],
  ['at the start of a compound', 'Geldwäsche', 'Geldwäscheverdacht'],
  ['with its accents typed apart', 'Geldwäsche', 'Verdacht auf geldwa\u0308sche'],
  ['as a phrase', 'money laundering', 'Asked about Money Laundering.'],
  ['after a word that holds it', 'ach', 'Each ACH transfer'],
  ['after a bracket', 'sepa', '(SEPA)'],
  ['anywhere in Japanese', '不正', '口座の不正利用'],
  ['after a Latin word in Japanese', '障害', 'API障害'],
  ['written in Latin letters within Japanese', 'api', '急ぎAPI障害'],
])('a word is found %s', (_, word, text) => {
  expect(matches({ words: [word] }, facts({ text }))).toBe(true);
});

test.each([
  ['ach', 'Each payout'],
  ['api', 'a rapid answer'],
  ['2026', 'order 12026'],
  ['payouts', 'one payout'],
])('the word %s is not found in "%s"', (word, text) => {
  expect(matches({ words: [word] }, facts({ text }))).toBe(false);
});
