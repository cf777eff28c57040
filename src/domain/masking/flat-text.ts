/** Writes digits, Latin letters, dashes and spaces of every keyboard in ASCII, each at its own place, so that one rule finds them all. */

/** All but what is written in one way only: ASCII, our masks, and the letters of the languages that agents type most. */
const changeable = /[^\x20-\x7e\n\u2022\u00c0-\u017e\u3041-\u3096\u30a1-\u30fa\u3400-\u9fff]/gu;
const lineEnd = /^[\n\r\v\f\u0085\u2028\u2029]$/;
const decimalDigit = /^\p{Nd}$/u;
const space = /^[\p{White_Space}\p{Cc}\u115F\u1160\u2800\u3164\uFFA0]$/u;
const dash = /^[\p{Pd}\u2043\u207B\u2212]$/u;
const letter = /^\p{L}$/u;
const invisible = /^[\p{Cf}\p{Mn}\p{Me}]$/u;

/** Stands for a character that takes no room: zero-width spaces, bidi marks, combining marks. */
export const noRoom = '\u200b';

const known = new Map<string, string>();

/** What an address or a form makes of a space or a dash between two digits. */
const encoded = /(?<=[0-9])(?:%20|%2d|&nbsp;|&#160;|&#xa0;)(?=[0-9])/gi;

/** The same length as `text` in UTF-16 units, so that a place found here is that place in `text`. */
export function flatten(text: string): string {
  const flat = text.replace(changeable, flatOf);
  return flat.replace(encoded, (space) => ' '.repeat(space.length));
}

function flatOf(char: string): string {
  const before = known.get(char);
  if (before !== undefined) return before;
  const flat = flattened(char);
  known.set(char, flat);
  return flat;
}

function flattened(char: string): string {
  if (decimalDigit.test(char)) return String(digitValue(char)) + noRoom.repeat(char.length - 1);
  if (lineEnd.test(char)) return '\n';
  if (space.test(char)) return ' '.repeat(char.length);
  if (dash.test(char)) return '-'.repeat(char.length);
  if (invisible.test(char)) return noRoom.repeat(char.length);
  const compatible = char.normalize('NFKC');
  const pretends = /[0-9A-Za-z]/.test(compatible) && !letter.test(char);
  return compatible.length === char.length && !pretends ? compatible : char;
}

/** Unicode lays every script's digits out in unbroken tens, so the distance from the start of the row tells the value. */
function digitValue(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  let zero = code;
  while (decimalDigit.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}
