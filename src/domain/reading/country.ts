/** Finds the country a call summary names, by name in English, German, French and Japanese, by flag or by code. */

import type { Quoted } from './quoted.ts';
import { fold } from './search-words.ts';

/** Longest names are tried first, so that Northern Ireland is not Ireland and New South Wales is not Wales. */
const named: Record<string, string> = {
  GB: 'united kingdom|great britain|britain|england|scotland|wales|northern ireland|vereinigtes königreich|großbritannien|schottland|nordirland|royaume-uni|grande-bretagne|angleterre|écosse|irlande du nord|イギリス|英国|北アイルランド',
  US: 'united states of america|united states|vereinigte staaten|états-unis|etats unis|amerika|アメリカ|米国|合衆国',
  DE: 'germany|deutschland|allemagne|ドイツ',
  IE: 'ireland|irland|irlande|アイルランド',
  FR: 'france|frankreich|フランス',
  JP: 'japan|japon|日本',
  AU: 'australia|new south wales|australien|australie|オーストラリア|豪州',
  AT: 'austria|österreich|autriche|オーストリア',
  BE: 'belgium|belgien|belgique|ベルギー',
  BG: 'bulgaria|bulgarien|bulgarie|ブルガリア',
  HR: 'croatia|kroatien|croatie|クロアチア',
  CY: 'cyprus|zypern|chypre|キプロス',
  CZ: 'czechia|czech republic|tschechien|tchéquie|république tchèque|チェコ',
  DK: 'denmark|dänemark|danemark|デンマーク',
  EE: 'estonia|estland|estonie|エストニア',
  FI: 'finland|finnland|finlande|フィンランド',
  GR: 'greece|griechenland|grèce|ギリシャ',
  HU: 'hungary|ungarn|hongrie|ハンガリー',
  IT: 'italy|italien|italie|イタリア',
  LV: 'latvia|lettland|lettonie|ラトビア',
  LT: 'lithuania|litauen|lituanie|リトアニア',
  LU: 'luxembourg|luxemburg|ルクセンブルク',
  MT: 'malta|malte|マルタ',
  NL: 'the netherlands|netherlands|holland|niederlande|pays-bas|オランダ',
  PL: 'poland|polen|pologne|ポーランド',
  PT: 'portugal|ポルトガル',
  RO: 'romania|rumänien|roumanie|ルーマニア',
  SK: 'slovakia|slowakei|slovaquie|スロバキア',
  SI: 'slovenia|slowenien|slovénie|スロベニア',
  ES: 'spain|spanien|espagne|スペイン',
  SE: 'sweden|schweden|suède|スウェーデン',
  CH: 'switzerland|schweiz|suisse|スイス',
  NO: 'norway|norwegen|norvège|ノルウェー',
  CA: 'canada|kanada|カナダ',
  NZ: 'new zealand|neuseeland|nouvelle-zélande|ニュージーランド',
  IN: 'india|indien|inde|インド',
  SG: 'singapore|singapur|singapour|シンガポール',
  BR: 'brazil|brasilien|brésil|ブラジル',
  MX: 'mexico|mexiko|mexique|メキシコ',
};

const codes = new Map<string, string>();
for (const [code, names] of Object.entries(named))
  for (const name of names.split('|')) codes.set(fold(name), code);

const allNames = Object.values(named)
  .flatMap((names) => names.split('|').flatMap((name) => [name, fold(name)]))
  .sort((a, b) => b.length - a.length)
  .join('|');
const latinOrJapanese = new RegExp(`(?<!\\p{sc=Latin})(?:${allNames})(?!\\p{sc=Latin}|語)`, 'giu');
const flag = /[\u{1F1E6}-\u{1F1FF}]{2}/gu;
/** In capitals only, and never the word "us". Other codes are too often something else. */
const spelled = /(?<![\p{L}\p{N}_.])(?:U\.S\.A?\.?|U\.K\.|USA|US|UK|GB)(?![\p{L}\p{N}_])/gu;
const spelledCodes: Record<string, string> = { US: 'US', USA: 'US', UK: 'GB', GB: 'GB' };

/** Several different countries are no guess. */
export function findCountry(text: string): Quoted<string> | undefined {
  const shouted = text === text.toUpperCase();
  const found = [
    ...matches(text, latinOrJapanese, (name) => codes.get(fold(name))),
    ...matches(text, flag, fromFlag),
    ...(shouted ? [] : matches(text, spelled, (word) => spelledCodes[word.replaceAll('.', '')])),
  ];
  const first = found[0];
  return first && found.every(({ value }) => value === first.value) ? first : undefined;
}

/** Behind a label, a two-letter code of any country will do. */
export function readCountry(value: string): Quoted<string> | undefined {
  const code = /^[(\s]*([a-z]{2})(?![\p{L}\p{N}])/iu.exec(value);
  const said = code?.[1]?.toUpperCase();
  if (code && said && (said in named || /^[A-Z]{2}$/.test(code[1] ?? '') || said === 'UK')) {
    return { value: said === 'UK' ? 'GB' : said, quote: code[1] ?? '' };
  }
  return findCountry(value);
}

function matches(
  text: string,
  pattern: RegExp,
  codeOf: (match: string) => string | undefined,
): Quoted<string>[] {
  return [...text.matchAll(pattern)].flatMap(([quote]) => {
    const value = codeOf(quote);
    return value ? [{ value, quote }] : [];
  });
}

function fromFlag(letters: string): string {
  return Array.from(letters, (letter) =>
    String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65),
  ).join('');
}
