/** Whether something a person sees has a part of a text in it: all of it, or a line, a sentence or a piece of a long one. */

/** Shorter ones occur everywhere, so they are no proof of anything. */
const shortestText = 6;
const shortestPart = 8;
/** Long lines are looked for in pieces, for what is shown may be cut anywhere. */
const longestPart = 40;

/** Signs of style, quoting and lists are no part of what is said, nor is how it was broken into lines. */
export const flat = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[*_~`>•…“”]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

export function fragmentsOf(text: string): string[] {
  const whole = flat(text);
  if (whole.length < shortestText) return [];
  const parts = text.split(/\n|(?<=[.!?。])\s/).map(flat);
  const pieces = parts.filter((part) => part.length >= shortestPart).flatMap(cut);
  return [...new Set(pieces.length > 0 ? pieces : [whole])];
}

/** Pieces of whole words. */
function cut(part: string): string[] {
  if (part.length <= longestPart) return [part];
  const pieces: string[] = [''];
  for (const word of part.split(' ')) {
    const last = pieces.at(-1) ?? '';
    if (last.length >= longestPart / 2) pieces.push(word);
    else pieces[pieces.length - 1] = `${last} ${word}`.trim();
  }
  return pieces.filter((piece) => piece.length >= shortestPart);
}

/** As a search sees it: without case, accents and width. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss');
