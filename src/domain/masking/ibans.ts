/**
 * Finds IBANs: a country, two check digits and an account number that together pass mod 97 (ISO 7064), in any spacing and case.
 *
 * A sentence such as "de 20 paiements…" also begins with a country and two digits, so what follows must have the shape the
 * country registered, or be written as one: bounded by spaces and without a piece that reads like a word.
 */

import { findCardNumbers } from './card-numbers.ts';
import { bbanShapes } from './iban-countries.ts';
import { placesOfIdentifiers } from './identifiers.ts';
import type { Secret, Typed } from './redact.ts';
import { joinsDigits } from './spacing.ts';

/** Where a country and check digits are nowhere, in whatever spacing, no IBAN is. */
const beginning = /[A-Za-z][^A-Za-z0-9]*[A-Za-z][^A-Za-z0-9]*[0-9][^A-Za-z0-9]*[0-9]/;

export function findIbans(typed: Typed): Secret[] {
  const { flat } = typed;
  if (!beginning.test(flat)) return [];
  const { compact, places } = withoutSpacing(flat);
  const inIdentifier = placesOfIdentifiers(flat);
  const found: Secret[] = [];
  let free = 0;
  for (const { index } of compact.matchAll(/(?=[A-Z]{2}[0-9]{2})/g)) {
    const shape = bbanShapes[compact.slice(index, index + 2)];
    const iban = compact.slice(index, index + 4 + (shape?.length ?? 0));
    if (!shape || index < free || iban.length < 4 + shape.length || iban.includes('!')) continue;
    const start = places[index] ?? 0;
    if ([0, 1, 2, 3].some((i) => inIdentifier[places[index + i] ?? 0] === 1)) continue;
    const end = (places[index + iban.length - 1] ?? 0) + 1;
    const plausible = shape.bban.test(iban.slice(4)) || isWrittenAsOne(flat, start, end);
    if (!plausible || remainder97(iban) !== 1) continue;
    found.push({ start, end, last: iban.slice(-4) });
    free = index + iban.length;
  }
  return found.length === 0 ? found : withCardsAcross(found, findCardNumbers(typed));
}

/** One IBAN in a hundred is one by chance, as `No4 2221…` where a card follows: a card that goes on behind its end is hidden with it. */
const withCardsAcross = (ibans: readonly Secret[], cards: readonly Secret[]): Secret[] =>
  ibans.map((iban) => {
    const card = cards.find(({ start, end }) => start < iban.end && end > iban.end);
    return card ? { ...iban, end: card.end, also: { kind: 'card', last: card.last } } : iban;
  });

/** Letters and digits in capitals, with `!` where something other than spacing stands between them, and the place of each. */
function withoutSpacing(flat: string): { compact: string; places: number[] } {
  const capitals = flat.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  const places: number[] = [];
  let compact = '';
  let broken = true;
  for (let at = 0; at < capitals.length; at++) {
    const char = capitals[at] ?? '';
    const counts = isAlphanumeric(char);
    if (!counts && (broken || joinsDigits(char))) continue;
    compact += counts ? char : '!';
    places.push(at);
    broken = !counts;
  }
  return { compact, places };
}

function isWrittenAsOne(flat: string, start: number, end: number): boolean {
  const bounded = !/[A-Za-z0-9]/.test(`${flat[start - 1] ?? ''}${flat[end] ?? ''}`);
  return bounded && !/(?<![A-Za-z0-9])[A-Za-z]{4,}(?![A-Za-z0-9])/.test(flat.slice(start, end));
}

function isAlphanumeric(char: string): boolean {
  return (char >= '0' && char <= '9') || (char >= 'A' && char <= 'Z');
}

function remainder97(iban: string): number {
  let remainder = 0;
  for (const char of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder;
}
