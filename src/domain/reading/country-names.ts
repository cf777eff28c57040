/** Names of countries in English, German, French and Japanese: the kept list of i18n-iso-countries, and what people say beside it. */

import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import ja from 'i18n-iso-countries/langs/ja.json' with { type: 'json' };
import { fold } from './search-words.ts';

const alsoSaid: Record<string, string> = {
  GB: 'britain|england|scotland|wales|northern ireland|vereinigten königreich|schottland|nordirland|grande-bretagne|angleterre|écosse|pays de galles|irlande du nord|英国|北アイルランド|スコットランド',
  US: 'united states|vereinigten staaten|états-unis|etats unis|amerika|アメリカ|米国|合衆国',
  AU: 'new south wales|豪州',
  NL: 'holland|niederlanden',
  CZ: 'tchéquie|tschechischen republik',
  KR: 'corée du sud|韓国',
  CN: '中国',
  RU: 'ロシア',
  BO: 'ボリビア',
  BN: 'brunei|ブルネイ',
  LA: 'laos|ラオス',
  IR: 'イラン',
  SY: 'syria|syrien|シリア',
  VE: 'ベネズエラ',
  MD: 'moldova|republik moldau|moldavie|モルドバ',
  TZ: 'tanzanie',
  AE: 'vereinigten arabischen emirate|vereinigten arabischen emiraten|émirats arabes unis|アラブ首長国',
  VA: 'vatican|vatikan|バチカン',
  CI: "côte d'ivoire",
  SZ: 'eswatini|エスワティニ',
  BA: 'bosnia|bosnien|bosnie|ボスニア',
};

const codes = new Map<string, string>();
const written: string[] = [];

/** "Congo" is two countries: a name of several is none. */
function learn(code: string, names: readonly string[]): void {
  for (const name of names) {
    const known = codes.get(fold(name));
    codes.set(fold(name), known === undefined || known === code ? code : '');
    written.push(name, fold(name));
  }
}

for (const { countries } of [en, de, fr, ja]) {
  for (const [code, said] of Object.entries(countries)) {
    const names = typeof said === 'string' ? [said] : said;
    // What is as short as "US" is read in capitals only.
    learn(
      code,
      names.filter((name) => name.length > 3 || !/^[A-Z.]+$/.test(name)),
    );
  }
}
for (const [code, names] of Object.entries(alsoSaid)) learn(code, names.split('|'));

/** The longest first, so that Northern Ireland is not Ireland. */
export const countryNames: readonly string[] = [...new Set(written)].sort((a, b) => b.length - a.length);

export const countryNamed = (name: string): string | undefined => codes.get(fold(name)) || undefined;

export const isCountryCode = (code: string): boolean => code in en.countries;
