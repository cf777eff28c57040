/** Makes words of a command alike, whatever quotes, dashes, width and invisible characters the keyboard put into them. */

import { fold } from './search-words.ts';

const quotes =
  '"\'`´*~_\\p{Pi}\\p{Pf}\\u201a\\u201e\\u2032\\u2033\\u02b9-\\u02bf「」『』〈〉《》【】＂＇｀｢｣';
const wrapped = new RegExp(`^[${quotes}]+([^${quotes}]+(?:['’][^${quotes}]+)*)[${quotes}]+$`, 'u');
const around = new RegExp(`^[${quotes}]+|[${quotes}.,:;!。、，：！]+$`, 'gu');
/** No word of a command is longer; what is, is compared with none. */
const longest = 200;
const dashes = /[\p{Pd}\u00ac\u2043\u207b\u2212\u2500\u2501]+|(?<=[a-z])[ー一](?=[a-z\d])/gu;
const apostrophes = /[‘’‛´`ʹʼ′]/gu;

/** For comparing only: folded, dashes as `-`, without what stands around a word and without what nobody sees. */
export function asTyped(text: string): string {
  const plain = fold(
    text
      .slice(0, longest)
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
      .trim(),
  );
  return plain.replace(dashes, '-').replace(around, '').replace(apostrophes, "'");
}

/** What stands inside one pair of quotes or marks of emphasis around it all; a text with more quotes than that stays as it is. */
export function unquoted(text: string): string {
  return wrapped.exec(text.trim())?.[1]?.trim() ?? text;
}
