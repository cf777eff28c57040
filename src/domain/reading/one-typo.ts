/** Tells whether a word is another one with a slip of a finger. */

/** One letter wrong, missing, too many, or two neighbours swapped. */
export function isOneTypoAway(said: string, word: string): boolean {
  if (Math.abs(said.length - word.length) > 1) return false;
  let same = 0;
  while (same < said.length && said[same] === word[same]) same++;
  const [a, b] = [said.slice(same), word.slice(same)];
  const swapped = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b || swapped;
}
