/** What is said twice in other markup is read once. */

const listMark = /^[\s>]*(?:[•◦▪*-]|[\dA-Za-z]{1,5}[.)])\s+/gmu;
const labelOfMention = /\|[^\uFDD0\uFDD1]*\uFDD1/g;

/** The words alone, each with a space before and behind it; of a text without words, what it looks like. */
function wordsOf(text: string): string {
  const bare = text.replace(listMark, '').replace(labelOfMention, '\uFDD1').toLowerCase();
  const words = bare.match(/[\p{L}\p{N}\uFDD0]+/gu);
  return ` ${words?.join(' ') ?? bare.trim()} `;
}

const together = (words: string): string => words.replaceAll(' ', '');

/** Without what is empty, and what another one says as well; of two that say the same, the later stays. */
export function saidOnce(texts: readonly string[]): string[] {
  const all = texts
    .filter((text) => text.trim() !== '')
    .map((text) => ({ text, words: wordsOf(text), lines: text.split('\n').map(wordsOf) }));
  return all
    .filter(
      (one, at) =>
        !all.some((other, place) => {
          if (place === at || !saysAllOf(other, one)) return false;
          return place > at || !saysAllOf(one, other);
        }),
    )
    .map(({ text }) => text);
}

type Said = { words: string; lines: string[] };

const saysAllOf = ({ words }: Said, { words: others, lines }: Said): boolean =>
  together(words) === together(others) || lines.every((line) => line.trim() === '' || words.includes(line));
