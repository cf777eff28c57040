/**
 * Finds card numbers as they are dictated: in number words, and in the turns of a conversation
 * ("Caller: 4242 / Agent: yes / Caller: 4242 …"). Only a number that an issuer gives out is taken for one.
 */

import { isBrand } from './card-brands.ts';
import { luhnOver } from './luhn.ts';
import type { Secret, Typed } from './redact.ts';
import { isSpelled, readingsOf, type SpokenNumber } from './spoken-numbers.ts';
import { type SpeakerTurn, turnsIn } from './turns.ts';

const silence = /[\s,.;:!?'"“”„«»「」、。・…>~*_/|`()\u200b-]+/g;
const filler =
  /^(?:and|then|um|uh|dash|space|comma|dann|und|äh|strich|komma|puis|et|euh|tiret|virgule|それから|と|の)$/;

export function findSpokenCards({ open }: Typed): Secret[] {
  const lower = open.toLowerCase();
  if (lower.length !== open.length) return [];
  const turns = turnsIn(lower);
  if (turns.length === 0 && !isSpelled(lower)) return [];
  const found = readingsOf(lower)
    .flatMap((numbers) => runsOf(lower, turns, numbers))
    .flatMap(cardsIn)
    .sort(([a], [b]) => (a?.start ?? 0) - (b?.start ?? 0));
  let free = 0;
  return found.flatMap((pieces) => {
    if ((pieces[0]?.start ?? 0) < free) return [];
    free = pieces.at(-1)?.end ?? free;
    return pieces;
  });
}

/** Numbers that follow each other with nothing else in between, but for what others say when it is their turn. */
function runsOf(
  lower: string,
  turns: readonly SpeakerTurn[],
  numbers: readonly SpokenNumber[],
): SpokenNumber[][] {
  const runs: SpokenNumber[][] = [];
  let run: SpokenNumber[] = [];
  let [turn, answered, at]: [SpeakerTurn | null, boolean, number] = [null, false, 0];
  let nextTurn = 0;
  const close = (between: number, most: number) => {
    if (between <= most) return;
    runs.push(run);
    [run, turn, answered] = [[], null, false];
  };
  for (const number of numbers) {
    for (let next = turns[nextTurn]; next && next.start <= number.start; next = turns[++nextTurn]) {
      const between = run.length > 0 ? lengthSaid(lower, at, next.start) : 0;
      close(between, 40);
      answered ||= turn !== null && between > 0;
      if (run.length > 0) turn = next;
      at = next.end;
    }
    // A speaker's name may have a number, and so may the time before it.
    if (number.start < at) continue;
    if (run.length > 0) close(lengthSaid(lower, at, number.start), turn ? 24 : 0);
    number.turn = turn;
    number.answered = answered;
    run.push(number);
    [turn, answered, at] = [null, false, number.end];
  }
  return [...runs, run].filter((heard) => heard.some(({ spelled, turn: inTurn }) => spelled || inTurn));
}

/** How much is said that is neither silence nor a word that adds nothing. */
function lengthSaid(lower: string, from: number, to: number): number {
  if (to - from < 2 && (from === to || lower[from] === ' ')) return 0;
  if (to - from > 200) return to - from;
  let length = 0;
  for (const word of lower.slice(from, to).replace(silence, ' ').split(' ')) {
    if (!filler.test(word)) length += word.length;
  }
  return length;
}

/** The cards in one run, each in as many pieces as there were turns. */
function cardsIn(run: SpokenNumber[]): Secret[][] {
  const all = run.map(({ digits }) => digits).join('');
  const passes = luhnOver(all);
  let from = 0;
  const found: Secret[][] = [];
  for (let first = 0; first < run.length; first++) {
    const last = lastOfCard(
      run,
      first,
      (length) => passes(from, from + length) && isBrand(all.slice(from, from + length)),
    );
    const end = last !== null && isDictated(run, first, last) ? last : first;
    if (end > first) found.push(inPieces(run.slice(first, end + 1)));
    for (let i = first; i <= end; i++) from += run[i]?.digits.length ?? 0;
    first = end;
  }
  return found;
}

/** The longest card that begins with `first`. */
function lastOfCard(
  run: readonly SpokenNumber[],
  first: number,
  isCard: (length: number) => boolean,
): number | null {
  let found: number | null = null;
  let length = 0;
  for (let last = first; last < run.length && length < 19; last++) {
    length += run[last]?.digits.length ?? 0;
    if (length > 12 && length < 20 && isCard(length)) found = last;
  }
  return found;
}

/** Four words in a row, or several turns of people who are known to speak, or who answer each other. */
function isDictated(run: readonly SpokenNumber[], first: number, last: number): boolean {
  let [inWords, turns, known, answered] = [0, 0, true, false];
  for (let i = first; i <= last; i++) {
    const heard = run[i];
    inWords = heard?.spelled ? inWords + 1 : 0;
    if (inWords === 4) return true;
    if (i === first || !heard?.turn) continue;
    turns++;
    known &&= heard.turn.isKnown;
    answered ||= heard.answered;
  }
  return turns > 0 && (known || answered);
}

function inPieces(said: readonly SpokenNumber[]): Secret[] {
  const pieces: { start: number; end: number }[] = [];
  for (const [i, { start, end, turn }] of said.entries()) {
    const piece = pieces.at(-1);
    if (piece && !(turn && i > 0)) piece.end = end;
    else pieces.push({ start, end });
  }
  const last = said
    .map(({ digits }) => digits)
    .join('')
    .slice(-4);
  return pieces.map((piece, i) =>
    i < pieces.length - 1 ? { ...piece, last: '', continued: true } : { ...piece, last },
  );
}
