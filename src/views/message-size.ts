/**
 * How much Slack takes in one message, and a message made to fit. Slack says little of it; this stays below the least that people saw refused
 * (see decision 46).
 */
import type { KnownBlock } from '@slack/types';
import { bytesOf, cut } from './parts.ts';
import { undrawn } from './undrawn.ts';

/** Of `text`: an edit with more than 4,000 bytes is refused; what is put in front of it or behind it has the rest. */
export const maxTextBytes = 3900;
/** Of all blocks together. */
const maxLetters = 11_000;
const maxJsonBytes = 24_000;
/** Of a quote that is read in several messages: beside it each has room for its own lines and buttons. */
const maxQuoted = { letters: 9000, jsonBytes: 18_000 };

const jsonBytesOf = (value: unknown): number => bytesOf(JSON.stringify(value));

/** What is short as JSON has no more letters, nor three times as many bytes: that is nearly everything, and is not counted again. */
function fits(blocks: readonly KnownBlock[]): boolean {
  const json = JSON.stringify(blocks);
  if (json.length <= maxJsonBytes / 3) return true;
  return lettersIn(blocks) <= maxLetters && bytesOf(json) <= maxJsonBytes;
}

export const fitsAsQuote = (text: string): boolean =>
  text.length <= maxQuoted.letters && jsonBytesOf(text) <= maxQuoted.jsonBytes;

export const longestQuoteOf = (text: string): number =>
  mostThat(1, text.length, (length) => fitsAsQuote(text.slice(0, length)));

function lettersIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'text' in value && typeof value.text === 'string' ? value.text.length : 0;
  return Object.values(value).reduce((sum: number, each) => sum + lettersIn(each), own);
}

/** A list of `all` items with as many of them as fit; the rest is for `make` to count. */
export const asManyAsFit = <Sent extends { blocks: readonly KnownBlock[] }>(
  all: number,
  make: (shown: number) => Sent,
): Sent => make(mostThat(0, all, (shown) => fits(make(shown).blocks)));

/** Enough to know what it is about. */
const leastShown = [300, 30];

/** What stands last is cut first: the agent's words come first on a card, and what the team says to them is whole in the threads. */
export function fitted<Sent extends { blocks?: readonly KnownBlock[] }>(message: Sent): Sent {
  if (!message.blocks || fits(message.blocks)) return message;
  const blocks = message.blocks.map(undrawn);
  if (fits(blocks)) return { ...message, blocks };
  const texts = richTextsIn(blocks).toReversed();
  for (const least of leastShown) {
    for (const one of texts) {
      const whole = one.text;
      one.text = cut(whole, least);
      if (!fits(blocks)) continue;
      const fitsUpTo = (length: number) => {
        one.text = cut(whole, length);
        return fits(blocks);
      };
      one.text = cut(whole, mostThat(least, whole.length, fitsUpTo));
      return { ...message, blocks };
    }
  }
  return { ...message, blocks };
}

/** The greatest number in between for which it holds: for `least` it does, and for what is greater than one for which it does not, it does not either. */
export function mostThat(least: number, most: number, holds: (number: number) => boolean): number {
  let [low, high] = [least, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

function richTextsIn(value: unknown): { text: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isRichText(value)) return [value];
  return Object.values(value).flatMap(richTextsIn);
}

const isRichText = (value: object): value is { type: 'text'; text: string } =>
  'type' in value && value.type === 'text' && 'text' in value && typeof value.text === 'string';
