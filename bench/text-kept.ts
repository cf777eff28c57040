/** Whether a text is what somebody wrote, told without asking the code that is being judged. */

/** What came of a text: as it was written, with digits masked, cut at the limit, or something that must not be. */
export type Fate = 'intact' | 'masked' | 'cut' | 'masked and cut' | 'damaged';

const limit = 3000;
/** What stands in place of a number that was masked, with the last four characters where they are left. */
const mask = /•••• •••• •••• [\p{L}\p{Nd}]{4}|•••/u;

/** Space around a text is nobody's message. */
export function fateOf(written: string, kept: string): Fate {
  const whole = written.trim();
  if (kept === whole) return whole.length <= limit ? 'intact' : 'damaged';
  const isCut = kept.endsWith('…') && kept.length <= limit && whole.length > limit - 200;
  const shown = isCut ? kept.slice(0, -1) : kept;
  const pieces = shown.split(mask);
  const masked = pieces.length > 1;
  if (!piecesOccur(whole, pieces, isCut)) return 'damaged';
  if (masked) return isCut ? 'masked and cut' : 'masked';
  return isCut && whole.length > limit ? 'cut' : 'damaged';
}

/** From the first character to the last, with nothing but digits and what divides them between the pieces. */
function piecesOccur(whole: string, pieces: readonly string[], isCut: boolean): boolean {
  const escaped = pieces.map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${escaped.join(hidden)}${isCut ? '' : '$'}`, 'u').test(whole);
}

/** A number that was hidden: at least three digits, perhaps grouped, perhaps led by the letters of an IBAN. */
const hidden = '(?=(?:\\P{Nd}*\\p{Nd}){3})[\\p{L}\\p{Nd}\\p{P}\\p{S}\\p{White_Space}\\p{M}\\p{Cf}]{1,80}?';
