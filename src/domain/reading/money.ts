/** Finds an amount of money and its currency, as people of several countries write them. */

import { flatten } from '../masking/flat-text.ts';
import type { Quoted } from './quoted.ts';

/** `amount` is the number as it was written; the currency is its ISO 4217 code. */
export type Money = { amount: string; currency?: string };

const iso = 'EUR|GBP|USD|JPY|AUD|CHF|CAD|NZD|SGD|HKD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|INR|BRL|MXN|CNY';
const signs: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  US$: 'USD',
  A$: 'AUD',
  AU$: 'AUD',
  C$: 'CAD',
  CA$: 'CAD',
  NZ$: 'NZD',
  S$: 'SGD',
  HK$: 'HKD',
  R$: 'BRL',
  $: 'USD',
};
const namedCurrencies: [RegExp, string][] = [
  [/^(?:euros?|ユーロ)$/i, 'EUR'],
  [/^(?:pounds?(?: sterling)?|quid|pfund|livres?(?: sterling)?|ポンド)$/i, 'GBP'],
  [/^(?:us[- ]dollars?|dollars? us|米ドル)$/i, 'USD'],
  [/^(?:australian dollars?|豪ドル)$/i, 'AUD'],
  [/^(?:yen|円)$/i, 'JPY'],
  [/^(?:swiss francs?|franken|スイスフラン)$/i, 'CHF'],
];
const aSign = '(?:US|AU?|CA?|NZ|S|HK|R)?\\$|[€£¥]';
const aName =
  'euros?|pounds?(?: sterling)?|quid|pfund|livres?(?: sterling)?|us[- ]dollars?|australian dollars?|dollars?(?: us)?|yen|swiss francs?|franken|円|ユーロ|ポンド|米ドル|豪ドル|ドル|スイスフラン';
const aNumber =
  "\\d{1,12}(?:[.,'’]\\d{2,3}| \\d{3}(?!\\d)){0,5}(?:[.,]\\d{1,2})?(?: ?(?:k|m|mio\\.?|millione?n?s?|tausend|tsd\\.?|mille|万|億)(?![a-z]))?";
const money = new RegExp(
  `(?<![\\p{sc=Latin}\\p{N}.,_])(?:(?<before>${aSign}|(?:${iso})(?![A-Za-z])) ?(?<first>${aNumber})|(?<second>${aNumber}) ?(?<behind>${aSign}|(?:${iso}|${aName})(?![A-Za-z])))`,
  'diu',
);

/** The first amount with a currency. A plain `$` is of the country that is known to use another dollar. */
export function findMoney(text: string, country?: string): Quoted<Money> | undefined {
  const match = money.exec(flatten(text));
  const groups = match?.groups;
  const place = groups && (match.indices?.groups?.first ?? match.indices?.groups?.second);
  if (!match || !groups || !place) return undefined;
  const currency = currencyOf(groups.before ?? groups.behind ?? '', country);
  const amount = text.slice(place[0], place[1]).trim();
  const quote = text.slice(match.index, match.index + match[0].length);
  return { value: { amount, ...(currency ? { currency } : {}) }, quote };
}

/** Behind a label a number alone is an amount too. */
export function readMoney(value: string, country?: string): Quoted<Money> | undefined {
  const found = findMoney(value, country);
  if (found) return found;
  const number = new RegExp(`(?<![\\p{sc=Latin}\\p{N}.,_-])${aNumber}(?![\\p{L}\\p{N}_-])`, 'iu').exec(
    flatten(value),
  );
  if (!number) return undefined;
  const amount = value.slice(number.index, number.index + number[0].length);
  return { value: { amount }, quote: amount };
}

function currencyOf(said: string, country: string | undefined): string | undefined {
  const local: Record<string, string> = { AU: 'AUD', CA: 'CAD', NZ: 'NZD', SG: 'SGD' };
  if (/^(?:\$|dollars?|ドル)$/iu.test(said)) return local[country ?? ''] ?? 'USD';
  if (said === '¥' && country === 'CN') return 'CNY';
  return (
    signs[said.toUpperCase()] ?? namedCurrencies.find(([name]) => name.test(said))?.[1] ?? said.toUpperCase()
  );
}
