/** Small numbers as people write them beside hours and days: digits, Japanese numerals, or words in English, German and French. */

const spelled = [
  ['an?|one|eine?[rmn]?|eins|une?', 1],
  ['two|zwei|deux', 2],
  ['three|drei|trois', 3],
  ['four|vier|quatre', 4],
  ['five|fünf|cinq', 5],
  ['six|sechs', 6],
  ['seven|sieben|sept', 7],
  ['eight|acht|huit', 8],
  ['nine|neun|neuf', 9],
  ['ten|zehn|dix', 10],
  ['eleven|elf|onze', 11],
  ['twelve|zwölf|douze', 12],
] as const;

const kanji = '一二三四五六七八九';
export const aNumber = `\\d{1,3}|[${kanji}十]{1,3}`;
export const aWord = spelled.map(([words]) => words).join('|');

/** NaN where it is no number. */
export function numberOf(said: string): number {
  if (/^\d+$/.test(said)) return Number(said);
  const tens = /^(.?)十(.?)$/u.exec(said);
  if (tens) return 10 * (tens[1] ? digit(tens[1]) : 1) + (tens[2] ? digit(tens[2]) : 0);
  if (said.length === 1 && kanji.includes(said)) return digit(said);
  return spelled.find(([words]) => new RegExp(`^(?:${words})$`, 'iu').test(said))?.[1] ?? Number.NaN;
}

function digit(numeral: string): number {
  const at = kanji.indexOf(numeral);
  return at < 0 ? Number.NaN : at + 1;
}
