/** Identifiers, timestamps and the like: what is inside one is never part of a card, an account or a code. */

/** Written exactly like this and nothing else; an IBAN may not be hidden in one either. */
const sure: readonly RegExp[] = [
  // Of the payment platform: acct_1Kx…, ch_3Nx…
  /(?<![A-Za-z0-9])(?:acct|ch|cus|dp|du|evt|pi|pm|po|py|req|seti|sub|tr|txn)_[A-Za-z0-9]{8,}/g,
  // UUIDs.
  /(?<![A-Za-z0-9])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![A-Za-z0-9])/g,
  // Slack message timestamps, and the same in a permalink.
  /(?<![0-9.])1[0-9]{9}\.[0-9]{6}(?![0-9])/g,
  /\/p1[0-9]{15}(?![0-9])/g,
];

const short = [
  /(?<![A-Za-z0-9])(?:acct|ch|cus|dp|du|evt|pi|pm|po|py|req|seti|sub|tr|txn)_[A-Za-z0-9]{3,7}(?![A-Za-z0-9])/g,
  // Social security numbers, which are no code beside the words "security number".
  /(?<![a-z])(?:ssn|social security(?: (?:number|no\.?|nr|#))?)[\s:=#(is]{0,6}[0-9]{3}[- .]?[0-9]{2}[- .]?[0-9]{4}(?![0-9])/gi,
];

/** Stands where an identifier was: neither letter nor digit nor spacing. */
const blank = '\ue000';

/** `flat` as long as it was, with a blank for every character of an identifier. */
export function withoutIdentifiers(flat: string): string {
  return [...sure, ...short].reduce(blanked, flat);
}

/** The same for those only that are certainly no IBAN. */
export function withoutSureIdentifiers(flat: string): string {
  return sure.reduce(blanked, flat);
}

const blanked = (flat: string, pattern: RegExp): string =>
  flat.replace(pattern, (found) => blank.repeat(found.length));
