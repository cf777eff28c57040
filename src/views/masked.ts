/** What was masked, told to the person who wrote it. */
import type { Masked } from '../domain/masking/redact.ts';
import { count } from './lines.ts';
import { plain } from './parts.ts';

/** `We masked a card number ending 4242 and a security code. They were not stored.` Empty when nothing was masked. */
export function maskedSentence(masked: readonly Masked[]): string {
  if (masked.length === 0) return '';
  const named = [...new Set(masked.map(name))];
  const codes = masked.filter(({ kind }) => kind === 'security code').length;
  const things = [
    ...named,
    ...(codes === 1 ? ['a security code'] : codes > 1 ? [`${count(codes)} security codes`] : []),
  ].filter((thing) => thing !== '');
  const shown = things.slice(0, most);
  if (things.length > most) shown.push(`${things.length - most} more`);
  const list = shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
  return `We masked ${list}. ${things.length === 1 && codes < 2 ? 'It was' : 'They were'} not stored.`;
}

/** More would make the sentence longer than anybody reads. */
const most = 12;

function name({ kind, last }: Masked): string {
  if (kind === 'security code') return '';
  const ending = last === '' ? '' : ` ending ${plain(last)}`;
  return kind === 'card' ? `a card number${ending}` : `an IBAN${ending}`;
}
