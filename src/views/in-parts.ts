/** A message whose quote is longer than Slack takes becomes several; each letter of it arrives. */

import { line, type Message, message, type Part, quote } from './lines.ts';
import { fitsAsQuote, longestQuoteOf } from './message-size.ts';
import { textOfQuote } from './undrawn.ts';
import type { Words } from './words/words.ts';

/** Where a part ends depends on the quote alone, so that whoever sends the next one later goes on where the last one ended. */
export function inParts(whole: Message, { sending }: Words): [Message, ...Message[]] {
  const [first, ...rows] = whole.blocks;
  const said = first?.type === 'rich_text' ? first.elements : [];
  const at = said.findIndex((part) => !fitsAsQuote(textOfQuote(part)));
  const [head, ...others] = piecesOf(textOfQuote(said[at]));
  if (others.length === 0) return [whole];
  const all = others.length + 1;
  const part = (piece: string, n: number): Part[] => [line(sending.part(n, all)), ...quote(piece)];
  const last = others.pop() ?? '';
  return [
    message([...said.slice(0, at), ...part(head, 1)]),
    ...others.map((piece, index) => message(part(piece, index + 2))),
    message([...part(last, all), ...said.slice(at + 1)], ...rows),
  ];
}

/** In how many messages a text is read by the other side. */
export const partsOf = (text: string): number => piecesOf(text).length;

function piecesOf(text: string): [string, ...string[]] {
  if (fitsAsQuote(text)) return [text];
  const end = breakIn(text, longestQuoteOf(text));
  return [text.slice(0, end), ...piecesOf(text.slice(end))];
}

/** Behind a line, a sentence or a word where one ends not too early, otherwise between two letters. */
function breakIn(text: string, most: number): number {
  const far = text.slice(0, most);
  for (const ending of [/\n/g, /[。！？]|[.!?](?=\s)/g, /\s/g]) {
    const end = [...far.matchAll(ending)].at(-1);
    if (end && end.index >= most / 2) return end.index + end[0].length;
  }
  const letter = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text).containing(most);
  return letter?.index || most;
}
