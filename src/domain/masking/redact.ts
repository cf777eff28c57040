/** Masks card numbers, IBANs, codes and credentials in text that a person typed, before it is stored, logged or sent. */

import { findBankAccounts } from './bank-accounts.ts';
import { findCardNumbers } from './card-numbers.ts';
import { flatten } from './flat-text.ts';
import { findIbans } from './ibans.ts';
import { withoutIdentifiers } from './identifiers.ts';
import { findOneTimeCodes } from './one-time-codes.ts';
import { findPasswords } from './passwords.ts';
import { findSecretKeys } from './secret-keys.ts';
import { findSecurityCodes } from './security-codes.ts';
import { findSpokenCards } from './spoken-cards.ts';

/** What whoever runs the bot may leave readable; cards, IBANs and security codes never are. */
export const optionalKinds = ['secret key', 'password', 'bank account', 'one-time code'] as const;
export type OptionalKind = (typeof optionalKinds)[number];

export type Masked = { kind: 'card' | 'iban' | 'security code' | OptionalKind; last: string };

/** A place in the text, in UTF-16 units, end excluded, and the last four characters that may be shown ('' for none). */
export type Secret = {
  start: number;
  end: number;
  last: string;
  /** Another secret that shares its place. */
  also?: Masked;
  /** One more piece of the secret before it, which is in several. */
  continued?: true;
};

/** The text itself; flattened (see `flatten`); of that without identifiers, which are never part of a secret number; and how many digits that has. */
export type Typed = { text: string; flat: string; open: string; digits: number };

type Finder = {
  kind: Masked['kind'];
  /** Where there are fewer digits there is none; most of what is typed has few. */
  digits: number;
  find: (typed: Typed) => Secret[];
};

export const finders: readonly Finder[] = [
  { kind: 'secret key', digits: 0, find: findSecretKeys },
  // Its check digits may be part of an identifier.
  { kind: 'iban', digits: 0, find: findIbans },
  { kind: 'card', digits: 13, find: findCardNumbers },
  { kind: 'card', digits: 0, find: findSpokenCards },
  { kind: 'security code', digits: 0, find: findSecurityCodes },
  { kind: 'one-time code', digits: 4, find: findOneTimeCodes },
  { kind: 'password', digits: 0, find: findPasswords },
  { kind: 'bank account', digits: 1, find: findBankAccounts },
];

/** No secret has fewer letters and digits, with the name beside it that tells it. */
const shortest = 5;

/**
 * Repeats until nothing more is found, so that masking a masked text changes nothing. It ends: every mask takes something
 * away that it does not put back. Everything that is not masked stays as it was, to the character.
 */
export function redact(
  text: string,
  optional: readonly OptionalKind[] = optionalKinds,
): { text: string; masked: Masked[] } {
  const masked: Masked[] = [];
  if (text.length < shortest) return { text, masked };
  const off = optionalKinds.filter((kind) => !optional.includes(kind));
  const inUse = finders.filter(({ kind }) => !off.some((one) => one === kind));
  let current = typedAs(text);
  for (let found = true; found; ) {
    found = false;
    for (const { kind, digits, find } of inUse) {
      const secrets = current.digits < digits ? [] : find(current);
      if (secrets.length === 0) continue;
      found = true;
      masked.push(
        ...secrets
          .filter(({ continued }) => !continued)
          .flatMap(({ last, also }) => [{ kind, last }, ...(also ? [also] : [])]),
      );
      current = typedAs(hide(current.text, secrets));
    }
  }
  return { text: current.text, masked };
}

export function typedAs(text: string): Typed {
  const flat = flatten(text);
  const open = withoutIdentifiers(flat);
  return { text, flat, open, digits: open.replace(/[^0-9]+/g, '').length };
}

function hide(text: string, secrets: Secret[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end, last, continued } of secrets) {
    const mask = continued ? '••••' : last === '' ? '•••' : `•••• •••• •••• ${last}`;
    shown += text.slice(from, start) + mask;
    // A digit of some scripts takes two units, of which finders know the first.
    from = /^\p{Cs}/u.test(text.slice(end, end + 2)) ? end + 1 : end;
  }
  return shown + text.slice(from);
}
