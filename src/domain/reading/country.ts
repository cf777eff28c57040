/** Finds the country a call summary names, by name in English, German, French and Japanese, by flag or by code. */

import { countryNamed, countryNames, isCountryCode } from './country-names.ts';
import type { Quoted } from './quoted.ts';
import { fold } from './search-words.ts';

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const inJapanese = /[\p{sc=Han}\p{sc=Katakana}]/u;
const inLatin = countryNames.filter((name) => !inJapanese.test(name)).map(escaped);
const inKatakana = countryNames.filter((name) => /^[\p{sc=Katakana}ー・]+$/u.test(name)).map(escaped);
const inKanji = countryNames.filter((name) => /\p{sc=Han}/u.test(name)).map(escaped);

/** Not "New Mexico", "Bank of Ireland", "Air Canada", "Tour de France". */
const notBefore =
  '(?<!(?<!\\p{L})(?:new|nouvelle?|neu|air|bank of|banque de|tour de|stade de|made in|university of|crédit|credit|little|fc|via|radio|gulf of|golf von)[ -])';
const notBehind =
  '(?! (?:airlines|airways|express|bank|post|rail|telecom|mobile|street|road|avenue|strasse|straße|platz|hotel|hat|nuts?|ink|libre|inn|pub|pale ale|peach\\p{L}*|pigs?|cellular|daily|today|air|lines|ltd|limited|inc|gmbh|llc|sarl)(?!\\p{L}))';
const edge = '[\\p{sc=Latin}\\p{M}\\p{N}_@/]';
const latinNames = new RegExp(
  `(?=\\p{sc=Latin})(?<!${edge}|[\\p{L}\\p{N}][.&-])${notBefore}(?:${inLatin.join('|')})(?!${edge}|[.&]\\p{L}|-(?!based|wide|ans)\\p{L})${notBehind}`,
  'giu',
);
const katakanaNames = new RegExp(
  `(?=\\p{sc=Katakana})(?<![\\p{sc=Katakana}ー北南東西中])(?:${inKatakana.join('|')})(?![\\p{sc=Katakana}ー]|[語人料系風製車産式株債酒菓]|時間|銀行|料理)`,
  'gu',
);
const kanjiNames = new RegExp(
  `(?=[\\p{sc=Han}\\p{sc=Katakana}])(?<![\\p{sc=Han}\\p{sc=Katakana}ー])(?:${inKanji.join('|')})(?=[^\\p{sc=Han}\\p{sc=Katakana}]|$|在住|国内|在|市場|拠点|支社|支店|店舗|向け|側|発|国籍|サイト|サーバ|アカウント)`,
  'gu',
);

/** In prose these are mostly something else: states, people, animals, words of another language. */
const seldomMeant = new Set(
  'georgia géorgie ジョージア jersey ジャージー guernsey guernesey jordan chad reunion réunion maurice dominique dominica grenade grenada niger mali togo malte guinea guinée guinee montserrat samoa congo korea saint-martin pitcairn turkey マリ チャド アルバ tonga israel martinique island amerika antarctica antarktis antarctique 南極 curaçao'
    .split(' ')
    .map(fold),
);
/** In small letters these are words: the Dutch "indien" is "if". */
const onlyWithCapital = new Set(
  'indien inde china chile chili peru oman polen iran irak cuba kuba suisse panama'.split(' '),
);
const dutchIf =
  /^indien (?:de|het|u|je|jij|er|dit|dat|deze|geen|een|mogelijk|nodig|wij|we|ik|hij|zij|ze)(?!\p{L})/iu;

const flag = /[\u{1F1E6}-\u{1F1FF}]{2}/gu;
const someone =
  '(?:users?|customers?|clients?|callers?|merchants?|sellers?|business(?:es)?|compan(?:y|ies)|shops?|stores?|sites?|sole|resident|citizen|office|branch|entity|subsidiary|accounts?|traders?|markets?|restaurants?|bakery|owners?|based)';
const somewhere = '(?:in|from|to|of|within|across|outside|aus|nach|aux|au|the|based in)';
/** In capitals only, and never the word "us". Other codes are too often something else. "5 GB" and "US cellular" are none. */
const spelled = new RegExp(
  `(?<![\\p{L}\\p{N}_.])(?<!\\d ?)(?:U\\.S\\.A\\.?|USA|(?:U\\.S\\.|U\\.K\\.|US|UK|GB)(?=[ -]${someone}(?!\\p{L}))|(?<=(?<!\\p{L})${somewhere} |, |[(])(?:U\\.S\\.|U\\.K\\.|US|UK|GB)(?= ?(?:[.,;:!?)/]|$|\\n| (?:and|but|who|that|which|has|is|was|can|cannot|calls?|called|says?|asks?|wants?|und|et|ist|hat)(?!\\p{L}))))(?![\\p{L}\\p{N}_$])`,
  'gu',
);
const spelledCodes: Record<string, string> = { US: 'US', USA: 'US', UK: 'GB', GB: 'GB' };

/** Whoever names countries more often than this speaks of none, or always of the same. */
const enough = 50;

/** Several different countries are no guess. */
export function findCountry(text: string): Quoted<string> | undefined {
  return onlyOne(text, (name) => !seldomMeant.has(fold(name)));
}

/** Behind a label, a two-letter code of any country will do, and what stands first is meant. */
export function readCountry(value: string): Quoted<string> | undefined {
  const code = /^[(\s]*([a-z]{2})(?![\p{L}\p{N}.])/iu.exec(value);
  const said = code?.[1]?.toUpperCase() ?? '';
  if (code?.[1] && (isCountryCode(said) || said === 'UK')) {
    return { value: said === 'UK' ? 'GB' : said, quote: code[1] };
  }
  const short = /^[(\s]*(?:(U\.S\.A?\.?|USA)|(U\.K\.)|(UAE))(?![\p{L}\p{N}])/u.exec(value);
  if (short) return { value: short[1] ? 'US' : short[2] ? 'GB' : 'AE', quote: short[0].trim() };
  const first = /^[^(（,;:、/\n–—]{1,60}/u.exec(value)?.[0] ?? '';
  return onlyOne(first, () => true) ?? onlyOne(value, () => true);
}

function onlyOne(text: string, isMeant: (name: string) => boolean): Quoted<string> | undefined {
  const shouted = text === text.toUpperCase();
  const found = [
    ...matches(text, latinNames, (name, at) =>
      isMeant(name) && isName(name, at, text) ? countryNamed(name) : undefined,
    ),
    ...matches(text, katakanaNames, (name) => (isMeant(name) ? countryNamed(name) : undefined)),
    ...matches(text, kanjiNames, (name) => (isMeant(name) ? countryNamed(name) : undefined)),
    ...matches(text, flag, fromFlag),
    ...matches(text, spelled, (word) =>
      shouted && word.length < 3 ? undefined : spelledCodes[word.replaceAll('.', '')],
    ),
  ];
  const first = found[0];
  return first && found.every(({ value }) => value === first.value) ? first : undefined;
}

function isName(name: string, at: number, text: string): boolean {
  if (name === name.toLowerCase() && onlyWithCapital.has(fold(name))) return false;
  return !dutchIf.test(text.slice(at, at + 24));
}

function matches(
  text: string,
  pattern: RegExp,
  codeOf: (match: string, at: number) => string | undefined,
): Quoted<string>[] {
  const found: Quoted<string>[] = [];
  for (const { 0: quote, index } of text.matchAll(pattern)) {
    const value = codeOf(quote, index);
    if (value) found.push({ value, quote });
    if (found.length === enough) break;
  }
  return found;
}

function fromFlag(letters: string): string | undefined {
  const code = Array.from(letters, (letter) =>
    String.fromCharCode((letter.codePointAt(0) ?? 0) - 0x1f1e6 + 65),
  ).join('');
  return isCountryCode(code) ? code : undefined;
}
