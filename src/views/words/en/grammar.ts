/** English: how amounts, lengths of time and lists are written. */
import { type Fill, listing, pieces, plurals } from '../pieces.ts';

export const locale = 'en-GB';

export const list = listing(locale);
const plural = plurals(locale);

/** A list of texts alone. */
export const listText = (texts: readonly string[]): string => list(texts).join('');

export const form = (amount: number, one: string, other: string): string => plural(amount, { one, other });

export const many = (amount: number, one: string, other = `${one}s`): string =>
  `${amount} ${form(amount, one, other)}`;

const numerals = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
/** In words up to twelve. */
export const count = (amount: number): string => numerals[amount] ?? String(amount);

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
export const uncapital = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** Whom a sentence speaks to, if anybody. */
export const called = (whom: Fill | null): Fill => (whom === null ? '' : pieces`${whom}, `);

/** Of a sentence that may lead to a quote. */
export const end = (quoted: boolean): string => (quoted ? ':' : '.');

/** `1 d 5 h`, `1 h 5 min`, `40 s`: at most two units, rounded down. */
export function duration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const units: [number, string][] = [
    [Math.floor(total / 86_400), 'd'],
    [Math.floor((total % 86_400) / 3600), 'h'],
    [Math.floor((total % 3600) / 60), 'min'],
    [total % 60, 's'],
  ];
  const first = units.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0 s';
  const shown = units.slice(first, first === 2 ? 3 : first + 2).filter(([amount]) => amount > 0);
  return shown.map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}

/** `2 h 10 min`, `40 s`: open time, of which no day has 24 hours, so that hours are the largest unit; rounded down. */
export function openTime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} h` : '', rest > 0 ? `${rest} min` : '']
    .filter((part) => part !== '')
    .join(' ');
}

const sizes: [number, string][] = [
  [1024 ** 3, 'GB'],
  [1024 ** 2, 'MB'],
  [1024, 'kB'],
];

/** `1.2 GB`, `340 MB`: two digits at least. */
export function bytes(amount: number): string {
  const [size, unit] = sizes.find(([least]) => amount >= least) ?? [1, 'bytes'];
  const value = amount / size;
  return `${value < 10 && size > 1 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}

/** Two digits that say something: `12`, `3.1`, `0.42`. */
export const rateOf = (rate: number): string =>
  rate >= 10 ? String(Math.round(rate)) : String(Number(rate.toFixed(rate >= 1 ? 1 : 2)));
