import { expect, test } from 'vitest';
import { findLanguage, readLanguage } from '../../../src/domain/reading/call-language.ts';

test.each([
  ['Customer is asking for the refund', 'en', 'Customer'],
  ['Auszahlung ist seit Montag nicht da', 'de', 'Auszahlung'],
  ['Le virement est bloqué depuis lundi', 'fr', 'Le'],
  ['出金が止まっています acct_1KxA9', 'ja', 'が'],
  ['Login failed, のエラー', 'ja', 'のエラー'],
])('"%s" is %s', (text, value, quote) => {
  expect(findLanguage(text)).toEqual({ value, quote });
});

test.each(['', '12345', 'acct_1KxA9', 'zzz qqq'])('nothing tells the language of "%s"', (text) => {
  expect(findLanguage(text)).toBeUndefined();
});

test.each([
  ['Englisch', 'en'],
  ['DE', 'de'],
  ['français', 'fr'],
  ['日本語', 'ja'],
])('behind its label "%s" is %s', (value, language) => {
  expect(readLanguage(value)).toEqual({ value: language, quote: value });
});

test('a language nobody configured is no guess', () => {
  expect(readLanguage('Klingon')).toBeUndefined();
});
