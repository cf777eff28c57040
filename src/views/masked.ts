/** What was masked, told to the person who wrote it. */
import type { Masked } from '../domain/masking/redact.ts';
import { plain } from './parts.ts';
import type { Words } from './words/words.ts';

/** More would make the sentence longer than anybody reads. */
const most = 12;

/** `We masked a card number ending 4242 and a security code. They were not stored.` Empty when nothing was masked. */
export function maskedSentence(masked: readonly Masked[], words: Words): string {
  if (masked.length === 0) return '';
  const numbers = new Map(
    masked.flatMap(({ kind, last }) =>
      kind === 'security code' ? [] : [[`${kind} ${last}`, { kind, ending: plain(last) }] as const],
    ),
  );
  const codes = masked.filter(({ kind }) => kind === 'security code').length;
  const things = [
    ...numbers.values(),
    ...(codes > 0 ? [{ kind: 'security code' as const, amount: codes }] : []),
  ];
  return words.masked(things.slice(0, most), Math.max(0, things.length - most));
}
