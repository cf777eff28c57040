/** Identifiers, timestamps and the like: what is inside one is never part of a card, an account or a code. */

import { placesOf } from './not-cards.ts';

const prefix = '(?<![A-Za-z0-9])(?:acct|ch|cus|dp|du|evt|pi|pm|po|py|req|seti|sub|tr|txn)_';
/** Of the payment platform: acct_1Kx…, ch_3Nx…; only digits, and more of them behind a space or a dash, are a number. */
const platform = (least: number) =>
  new RegExp(
    `${prefix}(?:(?=[0-9]{0,255}[A-Za-z])[A-Za-z0-9]{${least},}|[0-9]{${least},}(?![A-Za-z0-9]|[^A-Za-z0-9,;]{1,3}[0-9]))`,
    'g',
  );

/** Written exactly like this and nothing else: the country and check digits of an IBAN are in none. */
const sure: readonly RegExp[] = [
  platform(8),
  // UUIDs.
  /(?<![A-Za-z0-9])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![A-Za-z0-9])/g,
  // Slack message timestamps, and the same in a permalink.
  /(?<![0-9.]|[0-9][ \n-]{1,2})1[0-9]{9}\.[0-9]{6}(?![0-9])/g,
  /\/p1[0-9]{15}(?![0-9])/g,
];

const all = [
  ...sure,
  platform(3),
  // Social security numbers, which are no code beside the words "security number".
  /(?<![a-z])(?:ssn|social security(?: (?:number|no\.?|nr|#))?)[\s:=#(is]{0,6}[0-9]{3}[- .]?[0-9]{2}[- .]?[0-9]{4}(?![- .]?[0-9])/gi,
];

/** Stands where an identifier was: neither letter nor digit nor spacing. */
const blank = '\ue000';

/** `flat` as long as it was, with a blank for every character of an identifier. */
export function withoutIdentifiers(flat: string): string {
  return all.reduce((open, pattern) => open.replace(pattern, (found) => blank.repeat(found.length)), flat);
}

/** One for every UTF-16 unit of an identifier that is certainly no IBAN. */
export const placesOfIdentifiers = (flat: string): Uint8Array => placesOf(flat, sure);
