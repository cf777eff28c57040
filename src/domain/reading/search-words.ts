/** Makes what was typed and what is searched alike, so that case, accents and width never hide a match. */

/** Marks that hide a match in European writing. The voicing marks of Japanese are not among them: か and が are two letters. */
const accents = /[\u0300-\u036f]/g;

/** Folding twice changes nothing. Both sides of a search must be folded. */
export function fold(text: string): string {
  const lower = text.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').replaceAll('ς', 'σ');
  return lower.normalize('NFD').replace(accents, '').normalize('NFKC');
}

const mostWords = 8;
const longestWord = 80;
/** Eight words stand in less. */
const mostRead = 2_000;

/**
 * At most eight folded words, each once, for a substring search. What holds a digit, `_` or `@` (`acct_1Kx`, `ESC-12`, an
 * e-mail address) stays whole; Japanese needs no spaces. `_` and `%` are wildcards of SQL's LIKE: the query must escape them.
 */
export function searchWords(query: string): string[] {
  const pieces = fold(query.trim().slice(0, mostRead)).match(/[\p{L}\p{M}\p{N}_@.-]+/gu) ?? [];
  const words = pieces.flatMap((piece) =>
    /[\p{N}_@]/u.test(piece) ? [piece.replace(/^[.@-]+|[.@-]+$/g, '')] : piece.split(/[.-]+/),
  );
  const kept = words.filter((word) => word !== '').map((word) => word.slice(0, longestWord));
  return [...new Set(kept)].slice(0, mostWords);
}
