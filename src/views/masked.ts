/** What was masked, told to the person who wrote it. */
import type { Masked } from '../domain/masking/redact.ts';
import { plain } from './parts.ts';
import type { Words } from './words/words.ts';

/** More would make the sentence longer than anybody reads. */
const most = 12;

/** `We masked a card number ending 4242 and a security code. They were not stored.` Empty when nothing was masked. */
export function maskedSentence(masked: readonly Masked[], words: Words): string {
  if (masked.length === 0) return '';
  const numbers = new Map<string, { kind: 'card' | 'iban'; ending: string }>();
  const counted = new Map<Exclude<Masked['kind'], 'card' | 'iban'>, number>();
  for (const { kind, last } of masked) {
    if (kind === 'card' || kind === 'iban') numbers.set(`${kind} ${last}`, { kind, ending: plain(last) });
    else counted.set(kind, (counted.get(kind) ?? 0) + 1);
  }
  const things = [...numbers.values(), ...Array.from(counted, ([kind, amount]) => ({ kind, amount }))];
  return words.masked(things.slice(0, most), Math.max(0, things.length - most));
}
