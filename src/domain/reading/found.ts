/** What a pattern finds in a text, and where: the shared way of reading times and days. */

export type Found<T> = { value: T; from: number; to: number };

/** A pattern with the flag `g`, and what its groups mean; undefined when they mean nothing. */
export type PatternReader<T> = [pattern: RegExp, read: (groups: (string | undefined)[]) => T | undefined];

/** Earlier readers go first: what one of them has read, no later one reads again. */
export function findAll<T>(text: string, readers: PatternReader<T>[]): Found<T>[] {
  const found: Found<T>[] = [];
  for (const [pattern, read] of readers) {
    for (const match of text.matchAll(pattern)) {
      const value = read(match.slice(1));
      const [from, to] = [match.index, match.index + match[0].length];
      const taken = found.some((other) => other.from < to && from < other.to);
      if (value !== undefined && !taken) found.push({ value, from, to });
    }
  }
  return found;
}
