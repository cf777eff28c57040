/** Cuts text into the sentences a person sees, in English, German, French and Japanese. */

const shortened =
  /(?:^|[^\p{L}\p{N}_])(?:\p{L}|e\.g|i\.e|a\.m|p\.m|z\.\s?b|d\.\s?h|u\.\s?a|p\.\s?ex|approx|bspw|bzgl|bzw|ca|cf|co|corp|dipl|dr|env|evtl|fr|ggf|gem|herrn|hr|inc|inkl|ing|jr|ltd|max|mind|min|mio|mlle|mme|mrd|mr|mrs|ms|no|nr|prof|ref|resp|sog|sr|ste?|std|str|tel|tél|tsd|usw|vgl|vs|zw|zzgl)$/iu;
/** Of days and months, beside a number. */
const shortDay =
  /(?:^|[^\p{L}\p{N}_])(?:jan|janv|feb|févr?|mrz|apr|avr|jun|jul|juil|aug|sept?|okt|oct|nov|dez|dec|déc|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mon|tues?|weds?|thurs?|fri|sat|sun)$/iu;
/** "24. November", "1. bis 15.", "am 27. um 10 Uhr", and a number at the beginning of a line. */
const ordinal = /(?:^|[^\p{L}\p{N}_,.])\d\d?$/u;
const date = /(?:^|[^\p{L}\p{N}_,.])\d\d?\.\s?\d\d?$/u;
const counted =
  /^\s+(?:\p{Ll}|\d|(?:Jan|J[äÄ]n|Feb|M[äÄ]r|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|Mal|Quartal|Mahnung|Rate|Stock|Etage|Uhr|Woche|Kalenderwoche|KW|Halbjahr|Advent)\p{L}*)/u;

/** In order, without the space around them; a line break always ends one. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const end of text.matchAll(/[。！？]+|(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s|$)|\n+/gu)) {
    const behind = end.index + end[0].length;
    if (end[0] === '.' && isWithin(text, Math.max(from, end.index - 12), end.index)) continue;
    sentences.push(text.slice(from, behind).trim());
    from = behind;
  }
  sentences.push(text.slice(from).trim());
  return sentences.filter((sentence) => sentence !== '');
}

/** Whether the full stop at `at` belongs to what stands before it, as in "Hr. Weber" and "24. November". */
function isWithin(text: string, from: number, at: number): boolean {
  const before = text.slice(from, at);
  if (shortDay.test(before) && (/\d\s?\p{L}+$/u.test(before) || /^,?\s*\d/.test(text.slice(at + 1, at + 6))))
    return true;
  if (shortened.test(before) || /^\s*\d\d?$/.test(before)) return true;
  return (ordinal.test(before) || date.test(before)) && counted.test(text.slice(at + 1, at + 20));
}
