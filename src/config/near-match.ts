/** Finds the name somebody probably meant, for "did you mean" in a problem. */
import leven from 'leven';

/** The closest known name, or undefined when none is close enough to be a slip of the fingers. */
export function nearMatch(said: string, known: readonly string[]): string | undefined {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[-_ ]/g, '');
  let best: { name: string; distance: number } | undefined;
  // A longer text is no name, and comparing two of them takes long.
  for (const name of said.length > 60 ? [] : known.filter(({ length }) => length <= 60)) {
    const [one, other] = [plain(said), plain(name)];
    const begins = one.length >= 3 && other.length >= 3 && (one.startsWith(other) || other.startsWith(one));
    const distance = begins ? 1 : leven(one, other);
    if (!best || distance < best.distance) best = { name, distance };
  }
  return best && best.distance <= allowedSlips(plain(best.name)) ? best.name : undefined;
}

/** Two letters changing places are two slips. */
const allowedSlips = (name: string) => (name.length < 4 ? 1 : Math.max(2, Math.floor(name.length / 3)));

/** "Did you mean x?", or the names there are when none is close. */
export function suggest(said: string, known: readonly string[]): string {
  const near = nearMatch(said, known);
  if (near !== undefined) return `Did you mean ${near}?`.replaceAll(/\s+/g, ' ');
  return known.length > 0 ? `Use one of: ${known.join(', ')}.`.replaceAll(/\s+/g, ' ') : 'Remove it.';
}
