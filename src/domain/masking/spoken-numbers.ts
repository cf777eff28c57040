/** Reads the numbers in a text as they are said, in digits or in words. */

import { numberWords } from './number-words.ts';
import type { SpeakerTurn } from './turns.ts';

/** A number that is said. */
export type SpokenNumber = {
  start: number;
  end: number;
  digits: string;
  /** A word says it. */
  spelled: boolean;
  /** The turn of a conversation that began before it. */
  turn: SpeakerTurn | null;
  /** Somebody said something else since the number before. */
  answered: boolean;
};

type Piece = { text: string; start: number; end: number };

const others = [...numberWords.keys()].filter((word) => word >= '\u3000').sort((a, b) => b.length - a.length);
const piece = new RegExp(`[0-9]+|[a-zà-ÿ]+|${others.join('|')}`, 'g');
const repeats: ReadonlyMap<string, number> = new Map([
  ['double', 2],
  ['doppel', 2],
  ['triple', 3],
  ['treble', 3],
]);
const firstWords: ReadonlySet<string> = new Set([
  ...[...numberWords.keys()].map((word) => word.split('-')[0] ?? ''),
  ...repeats.keys(),
]);

const latin = [...firstWords].filter((word) => word < '\u3000').sort((a, b) => b.length - a.length);
const tensWords = [...numberWords].flatMap(([word, n]) => (/^[2-9]0$/.test(n) ? [word] : [])).join('|');
const word = `(?:(?<![a-zà-ÿ])(?:${latin.join('|')})(?![a-zà-ÿ])|${others.join('|')})`;
const twoWords = new RegExp(`${word}[^a-zà-ÿ0-9]{0,6}${word}`);

/** Whether a number is said in words that follow each other; most texts have none. */
export const isSpelled = (lower: string): boolean => twoWords.test(lower);

/** "vingt deux" and the like: 22, or 20 and 2. */
const ambiguous = new RegExp(`(?<![a-zà-ÿ])(?:${tensWords})(?: et)? (?:${latin.join('|')})(?![a-zà-ÿ])`);

/** What is said by one reading or two. */
export const readingsOf = (lower: string): SpokenNumber[][] =>
  ambiguous.test(lower) ? [numbersSaid(lower, true), numbersSaid(lower, false)] : [numbersSaid(lower, true)];

/** `lower` is in small letters. Without `inPairs`, "vingt deux" is 20 and 2 and not 22. */
function numbersSaid(lower: string, inPairs: boolean): SpokenNumber[] {
  const said: SpokenNumber[] = [];
  let skipTo = 0;
  for (const { 0: text, index: start } of lower.matchAll(piece)) {
    const end = start + text.length;
    if (start < skipTo) continue;
    // What an earlier masking left to read is no number that was said.
    if (text < ':' && !lower.startsWith('• ', start - 2)) said.push(oneSaid(start, end, text, false));
    else if (firstWords.has(text)) {
      const number = spelledFrom(lower, { text, start, end }, inPairs);
      if (number) said.push(number);
      skipTo = number?.end ?? end;
    }
  }
  return said;
}

function oneSaid(start: number, end: number, digits: string, spelled: boolean): SpokenNumber {
  return { start, end, digits, spelled, turn: null, answered: false };
}

/** The longest number that the words from here on make, of four at most as in "quatre-vingt-dix-neuf". */
function spelledFrom(lower: string, first: Piece, inPairs: boolean): SpokenNumber | null {
  const times = repeats.get(first.text);
  if (times) {
    const next = nextWord(lower, first.end, true);
    const digit = next && numberWords.get(next.text);
    return next && digit?.length === 1 ? oneSaid(first.start, next.end, digit.repeat(times), true) : null;
  }
  let found: SpokenNumber | null = null;
  let spelling = '';
  let next: Piece | null = first;
  for (let count = 0; next && count < 4; count++) {
    spelling += (count > 0 ? '-' : '') + next.text;
    const digits = numberWords.get(spelling);
    if (digits) found = oneSaid(first.start, next.end, digits, true);
    next = first.text < '\u3000' ? nextWord(lower, next.end, inPairs) : null;
  }
  return found;
}

const following = /[ -]([a-zà-ÿ]{1,20})/y;

function nextWord(lower: string, from: number, overSpace: boolean): Piece | null {
  if (!overSpace && lower[from] !== '-') return null;
  following.lastIndex = from;
  const text = following.exec(lower)?.[1];
  return text === undefined ? null : { text, start: from + 1, end: from + 1 + text.length };
}
