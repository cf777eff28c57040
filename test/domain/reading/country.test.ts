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
  ['based in the U.K.', 'GB', 'U.K.'],
  ['the UK merchant', 'GB', 'UK'],
  ['a shop in the US, open late', 'US', 'US'],
  ['lives in Japan.', 'JP', 'Japan'],
  ['Germany-based shop', 'DE', 'Germany'],
  ["Ireland's largest bakery", 'IE', 'Ireland'],
  ['Kundin in Indien', 'IN', 'Indien'],
  ['インドのお客様', 'IN', 'インド'],
  ['インドネシアのお客様', 'ID', 'インドネシア'],
  ['ベトナムの店舗', 'VN', 'ベトナム'],
  ['韓国在住のお客様', 'KR', '韓国'],
  ['お店は台湾です', 'TW', '台湾'],
  ['aus den Niederlanden', 'NL', 'Niederlanden'],
  ['in den Vereinigten Staaten', 'US', 'Vereinigten Staaten'],
  ['un marchand au Maroc', 'MA', 'Maroc'],
  ['Händler aus Island-Nähe oder Island? Nein, aus Südafrika', 'ZA', 'Südafrika'],
  ['a merchant in South Korea', 'KR', 'South Korea'],
  ['moved to Iceland', 'IS', 'Iceland'],
  ['Papua New Guinea', 'PG', 'Papua New Guinea'],
  ['Cocos (Keeling) Islands', 'CC', 'Cocos (Keeling) Islands'],
  ['Guinea-Bissau', 'GW', 'Guinea-Bissau'],
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
  '5 GB of receipts',
  '5GB upload stops',
  'Upload von 20 GB',
  'envoyé 5 GB',
  '5 GBの領収書',
  'Indien de klant belt, graag helpen',
  'graag terugbellen indien nodig',
  'インドネシア語の案内',
  'アメリカンエキスプレスのカード',
  'アメリカドルで払った',
  'a shop in New Mexico',
  'New England Bakery called',
  'client de Nouvelle-Angleterre',
  'has a US cellular number',
  'paid with US dollars',
  'a US bank account',
  'the American Express card',
  'card of Bank of Ireland',
  'flew with Air Canada',
  'Japan Airlines refund',
  'Georgia Peach Preserves',
  'Georgia from support called',
  'Jordan says hello',
  'Jersey City',
  'the family reunion',
  'la réunion de lundi',
  'Dominique rappelle demain',
  'ジョージアの缶コーヒー',
  '日本語で話したい人',
  '日本円で払う',
  '日本時間で15時',
  '中国銀行の口座',
  '中国料理の店',
  '東日本の店舗',
  'タイミングが悪い',
  'ネクタイの返品',
  'Congo',
  'mail to someone@france.example',
  'see shop_germany_1',
  'made for usa by uae',
  'ships to uk',
  'ASK US IN THE UK NOW',
  'the 🇪🇺 site',
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
  ['Georgia', 'GE', 'Georgia'],
  ['Island', 'IS', 'Island'],
  ['Jersey', 'JE', 'Jersey'],
  ['ジョージア', 'GE', 'ジョージア'],
  ['France (cards from Germany fail)', 'FR', 'France'],
  ['Frankreich, Karten aus Deutschland', 'FR', 'Frankreich'],
  ['フランス（ドイツのカード）', 'FR', 'フランス'],
  ['U.S.', 'US', 'U.S.'],
  ['UAE', 'AE', 'UAE'],
  ['🇨🇭 Schweiz', 'CH', 'Schweiz'],
])('behind its label %s is %s', (text, value, quote) => {
  expect(readCountry(text)).toEqual({ value, quote });
});

test.each(['zz', 'unknown', '', 'Congo', 'New Mexico', 'インドネシア語'])(
  'behind its label "%s" is no country',
  (text) => {
    expect(readCountry(text)).toBeUndefined();
  },
);

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
