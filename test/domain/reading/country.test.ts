import { expect, test } from 'vitest';
import { findCountry, readCountry } from '../../../src/domain/reading/country.ts';

test.each([
  ['A user in Ireland cannot log in', 'IE', 'Ireland'],
  ['calling from Northern Ireland', 'GB', 'Northern Ireland'],
  ['shop in New South Wales', 'AU', 'New South Wales'],
  ['Kunde aus Großbritannien', 'GB', 'Großbritannien'],
  ['haendler in OSTERREICH', 'AT', 'OSTERREICH'],
  ['Frankreich und nochmal Frankreich', 'FR', 'Frankreich'],
  ['un marchand aux États-Unis', 'US', 'États-Unis'],
  ['client aux etats-unis', 'US', 'etats-unis'],
  ['livraison aux Pays-Bas', 'NL', 'Pays-Bas'],
  ['アメリカのお客様', 'US', 'アメリカ'],
  ['日本のお客様', 'JP', '日本'],
  ['user 🇩🇪 asks', 'DE', '🇩🇪'],
  ['a US user', 'US', 'US'],
  ['based in the U.S.', 'US', 'U.S.'],
  ['the UK merchant', 'GB', 'UK'],
])('%s: %s', (text, value, quote) => {
  expect(findCountry(text)).toEqual({ value, quote });
});

test.each([
  'tell us please',
  'CONTACT US NOW',
  '日本語で話したい',
  'Irelands',
  'card from France used in Germany',
  'DE 12',
  '',
])('no country is guessed from "%s"', (text) => {
  expect(findCountry(text)).toBeUndefined();
});

test.each([
  ['DE', 'DE', 'DE'],
  ['de', 'DE', 'de'],
  ['UK (London)', 'GB', 'UK'],
  ['ZA', 'ZA', 'ZA'],
  ['Deutschland', 'DE', 'Deutschland'],
  ['(IE)', 'IE', 'IE'],
])('behind its label %s is %s', (text, value, quote) => {
  expect(readCountry(text)).toEqual({ value, quote });
});

test.each(['zz', 'unknown', ''])('behind its label "%s" is no country', (text) => {
  expect(readCountry(text)).toBeUndefined();
});

/** Every country the form or the money has to know, as an independent list. */
const codes =
  'GB US DE IE FR JP AU AT BE BG HR CY CZ DK EE FI GR HU IT LV LT LU MT NL PL PT RO SK SI ES SE CH NO CA NZ IN SG BR MX'.split(
    ' ',
  );
const languages = ['en', 'de', 'fr', 'ja'];

/** Names that Unicode's list writes in another way than people do on the phone are left to the table above. */
test.each(codes)('%s is known by its name in English, German, French and Japanese', (code) => {
  const names = languages.map(
    (language) => new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? '',
  );
  const found = names.map((name) => readCountry(name)?.value);
  expect(Object.fromEntries(names.map((name, i) => [name, found[i]]))).toEqual(
    Object.fromEntries(names.map((name) => [name, code])),
  );
});
