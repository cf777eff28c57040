/** What is said twice in other markup is read once. */

const listMark = /^[ \t>]*(?:[•◦▪*-]|[\dA-Za-z]{1,5}[.)])[ \t]+/gmu;
const labelOfMention = /(\uFDD0[@&#][A-Z0-9]+)\|[^\uFDD0\uFDD1]*/g;

/** The words alone, each with a space before and behind it; of a text without words, what it looks like. */
function wordsOf(text: string): string {
  const bare = text.replace(listMark, '').replace(labelOfMention, '$1').toLowerCase();
  const words = bare.match(/[\p{L}\p{N}\uFDD0]+/gu);
  return ` ${words?.join(' ') ?? bare.trim()} `;
}

const together = (words: string): string => words.replaceAll(' ', '');

/** Without what is empty, and what another one says as well; of two that say the same, the later stays. */
export function saidOnce(texts: readonly string[]): string[] {
  const all = texts.filter((text) => text.trim() !== '').map((text) => ({ text, words: wordsOf(text) }));
  if (all.length < 2) return all.map(({ text }) => text);
  const isSaidBy = (one: Said, at: number) => (other: Said, place: number) =>
    place !== at && saysAllOf(other, one) && (place > at || !saysAllOf(one, other));
  return all.filter((one, at) => !all.some(isSaidBy(one, at))).map(({ text }) => text);
}

type Said = { text: string; words: string };

const saysAllOf = ({ words }: Said, { text, words: others }: Said): boolean =>
  together(words) === together(others) ||
  text.split('\n').every((line) => line.trim() === '' || words.includes(wordsOf(line)));
