/** Finds an amount of money and its currency, as people of several countries write them. */

import { flatten } from '../masking/flat-text.ts';
import type { Quoted } from './quoted.ts';

/** `amount` is the number as it was written; the currency is its ISO 4217 code. */
export type Money = { amount: string; currency?: string };

/** Read in any case; the others in capitals only, because "try", "all" and "cup" are words. */
const common = 'EUR|GBP|USD|JPY|AUD|CHF|CAD|NZD|SGD|HKD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|INR|BRL|MXN|CNY';
const iso = Intl.supportedValuesOf('currency')
  .filter((code) => !common.includes(code))
  .join('|');
const signs: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  US$: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  '$ CA': 'CAD',
  '$ US': 'USD',
  NZ$: 'NZD',
  S$: 'SGD',
  HK$: 'HKD',
  R$: 'BRL',
  MX$: 'MXN',
  NT$: 'TWD',
  '₹': 'INR',
  '₩': 'KRW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₫': 'VND',
  '฿': 'THB',
  '₱': 'PHP',
  '₪': 'ILS',
  '₴': 'UAH',
  '₦': 'NGN',
  ZŁ: 'PLN',
  KČ: 'CZK',
  FT: 'HUF',
  LEI: 'RON',
  'SFR.': 'CHF',
  'FR.': 'CHF',
};
const crowns: Record<string, string> = { SE: 'SEK', NO: 'NOK', DK: 'DKK', IS: 'ISK', CZ: 'CZK' };
const dollars: Record<string, string> = { AU: 'AUD', CA: 'CAD', NZ: 'NZD', SG: 'SGD', HK: 'HKD', TW: 'TWD' };
const named: [names: string, currency: string | Record<string, string>][] = [
  ['euros?|ユーロ', 'EUR'],
  ['pounds?(?: sterling)?|quid|pfund|livres?(?: sterling)?|ポンド', 'GBP'],
  ['us[- ]dollars?|dollars? us|dollars? américains|米ドル|アメリカドル', 'USD'],
  ['australian dollars?|australische dollar|dollars? australiens?|豪ドル|オーストラリアドル', 'AUD'],
  ['canadian dollars?|kanadische dollar|dollars? canadiens?|カナダドル', 'CAD'],
  ['new zealand dollars?|neuseeland-dollar|nzドル|ニュージーランドドル', 'NZD'],
  ['singapore dollars?|singapur-dollar|シンガポールドル', 'SGD'],
  ['hong kong dollars?|hongkong-dollar|香港ドル', 'HKD'],
  ['taiwan dollars?|台湾ドル', 'TWD'],
  ['dollars?|ドル', { ...dollars, '': 'USD' }],
  ['yen|円', 'JPY'],
  ['swiss francs?|schweizer franken|franken|francs? suisses?|スイスフラン', 'CHF'],
  ['swedish kron(?:or|a)|schwedische kronen|couronnes suédoises|スウェーデンクローナ|クローナ', 'SEK'],
  ['norwegian kron(?:er|e)|norwegische kronen|couronnes norvégiennes|ノルウェークローネ', 'NOK'],
  ['danish kron(?:er|e)|dänische kronen|couronnes danoises|デンマーククローネ', 'DKK'],
  ['czech (?:koruna|crowns?)|tschechische kronen|チェココルナ|コルナ', 'CZK'],
  ['kron(?:or|er|en|a|e)|couronnes|クローネ|kr', { ...crowns, '': '' }],
  ['zlot(?:ys?|ych|e)|ズウォティ', 'PLN'],
  ['forints?|フォリント', 'HUF'],
  ['(?:indian )?rupees?|(?:indische )?rupien|roupies|ルピー', 'INR'],
  ['yuan|renminbi|人民元|元', 'CNY'],
  ['(?:south korean )?won|ウォン', 'KRW'],
  ['baht|バーツ', 'THB'],
  ['(?:brazilian )?reais|レアル', 'BRL'],
  ['mexican pesos?|メキシコペソ', 'MXN'],
  ['dirhams?|ディルハム', { MA: 'MAD', AE: 'AED', '': '' }],
];
const aSign =
  '(?:US|AU?|CA?|NZ|S|HK|R|MX|NT)?\\$(?: (?:CA|US)(?![A-Za-z]))?|[€£¥₹₩₽₺₫฿₱₪₴₦]|(?:zł|Kč|Ft|lei|S?Fr\\.)(?![\\p{L}])';
const aName = named.map(([names]) => names).join('|');
const aNumber =
  "\\d{1,12}(?:[.,'’]\\d{2,3}| \\d{3}(?!\\d)){0,5}(?:[.,]\\d\\d?)?(?:,(?:-{1,2})|\\.-)?(?: ?(?:k|m|mio\\.?|millione?n?s?|tausend|tsd\\.?|mille)(?![a-z]))?";
/** "1億2,000万" and "2万5千" are one number. */
const aJapaneseNumber = '(?:\\d[\\d,.]{0,12} ?[億万千百] ?){1,4}(?:\\d[\\d,]{0,8})?';
const anAmount = `(?:${aJapaneseNumber}|${aNumber})`;
const notWithin = '(?<![\\p{sc=Latin}\\p{N}.,_])';
const money = moneyIn(`${common}|${aName}`, `${aSign}|(?:${common})(?![A-Za-z])`, 'diu');
const moneyInCapitals = moneyIn(iso, `(?:${iso})(?![A-Za-z])`, 'du');

function moneyIn(behind: string, before: string, flags: string): RegExp {
  return new RegExp(
    `${notWithin}(?:(?<before>${before}) ?(?<first>${anAmount})|(?<second>${anAmount}) ?(?<behind>${before}|(?:${behind})(?![A-Za-z])))`,
    flags,
  );
}

/** The first amount with a currency. A plain `$` is of the country that is known to use another dollar. */
export function findMoney(text: string, country?: string): Quoted<Money> | undefined {
  const flat = flatten(text);
  const isShouted = flat === flat.toUpperCase() && /\p{Lu}{3} \p{Lu}{2}/u.test(flat);
  const match = first(money.exec(flat), isShouted ? null : moneyInCapitals.exec(flat));
  const groups = match?.groups;
  const place = groups && (match.indices?.groups?.first ?? match.indices?.groups?.second);
  if (!match || !groups || !place) return undefined;
  const currency = currencyOf(groups.before ?? groups.behind ?? '', country);
  const amount = withoutDash(text.slice(place[0], place[1]));
  const quote = text.slice(match.index, match.index + match[0].length);
  return { value: { amount, ...(currency ? { currency } : {}) }, quote };
}

/** Behind a label a number alone is an amount too. */
export function readMoney(value: string, country?: string): Quoted<Money> | undefined {
  const found = findMoney(value, country);
  if (found) return found;
  const number = new RegExp(`(?<![\\p{sc=Latin}\\p{N}.,_-])${anAmount}(?![\\p{L}\\p{N}_-])`, 'iu').exec(
    flatten(value),
  );
  if (!number) return undefined;
  const amount = value.slice(number.index, number.index + number[0].length);
  return { value: { amount }, quote: amount };
}

function first(a: RegExpExecArray | null, b: RegExpExecArray | null): RegExpExecArray | null {
  return a && b ? (b.index < a.index ? b : a) : (a ?? b);
}

/** "50,– €" is 50. */
const withoutDash = (amount: string) => amount.replace(/[.,][-–—]+$/u, '').trim();

/** Undefined where a name is of several currencies, and the country does not say of which. */
function currencyOf(said: string, country = ''): string | undefined {
  if (said === '$') return dollars[country] ?? 'USD';
  if (said === '¥' && country === 'CN') return 'CNY';
  const sign = signs[said.toUpperCase()];
  if (sign) return sign;
  const currency = named.find(([names]) => new RegExp(`^(?:${names})$`, 'iu').test(said))?.[1];
  if (currency === undefined) return said.toUpperCase();
  return typeof currency === 'string' ? currency : currency[country] || currency[''] || undefined;
}
