/** Masks card numbers, IBANs and card security codes in text that a person typed, before it is stored, logged or sent. */

import { findCardNumbers } from './card-numbers.ts';
import { flatten } from './flat-text.ts';
import { findIbans } from './ibans.ts';
import { findSecurityCodes } from './security-codes.ts';

export type Masked = { kind: 'card' | 'iban' | 'security code'; last: string };

/** A place in the text, in UTF-16 units, end excluded, and the last four characters that may be shown ('' for none). */
export type Secret = {
  start: number;
  end: number;
  last: string;
  /** Another secret that shares its place. */
  also?: Masked;
};

/** Every secret has some, in whatever script; most of what is typed has none. */
const someDigit = /\p{Nd}/u;

const finders: { kind: Masked['kind']; find: (flat: string, text: string) => Secret[] }[] = [
  { kind: 'iban', find: findIbans },
  { kind: 'card', find: findCardNumbers },
  { kind: 'security code', find: findSecurityCodes },
];

/**
 * Repeats until nothing more is found, so that masking a masked text changes nothing. It ends: every mask takes digits
 * away. Everything that is not masked stays as it was, to the character.
 */
export function redact(text: string): { text: string; masked: Masked[] } {
  if (!someDigit.test(text)) return { text, masked: [] };
  const masked: Masked[] = [];
  let current = text;
  let flat = flatten(text);
  for (let found = true; found; ) {
    found = false;
    for (const { kind, find } of finders) {
      const secrets = find(flat, current);
      if (secrets.length === 0) continue;
      found = true;
      masked.push(...secrets.flatMap(({ last, also }) => [{ kind, last }, ...(also ? [also] : [])]));
      current = hide(current, secrets);
      flat = flatten(current);
    }
  }
  return { text: current, masked };
}

function hide(text: string, secrets: Secret[]): string {
  let shown = '';
  let from = 0;
  for (const { start, end, last } of secrets) {
    shown += text.slice(from, start) + (last === '' ? '•••' : `•••• •••• •••• ${last}`);
    from = end;
  }
  return shown + text.slice(from);
}
