/** Long numbers that are plainly something else than a card: dates, instants, phone numbers, references, parts of an address. */

const year = '(?:19[89]|20[0-3])[0-9]';
const month = '(?:1[0-2]|0?[1-9])';
const day = '(?:[12][0-9]|3[01]|0?[1-9])';
const padded = '(?:0[1-9]|[1-3][0-9])';
const dateForms = [
  `${year}([-.])${padded}\\1${padded}`,
  `${year}/${month}/${day}`,
  `(?:${day}([./])${month}|${month}([./])${day})(?:\\2\\3)${year}`,
  `${padded}-${padded}-${year}`,
];
const wholeDate = new RegExp(`(?<=^|[\\s(,;:|])(?:${dateForms.join('|')})(?=[\\s),;:|]|\\.(?![0-9])|$)`, 'g');
/** Whole dates between spaces. */
export const wholeDates: readonly RegExp[] = [wholeDate];
const wholeAmount = /^(?:[+-] ?)?(?:[0-9]{1,3}(?:[.,'’ ][0-9]{3}){1,3}|[0-9]+)(?:[.,][0-9]{1,2})?[.,]?$/;

/** A date with one amount, or several with as many as they like, and nothing else; a card that begins as a date ends in another way. */
export function isDatesWithAmounts(text: string): boolean {
  const [before, ...behind] = text.replace(wholeDate, '#').split('#');
  const amounts = [before, ...behind]
    .flatMap((part = '') => part.split(/\n|[,;:|] /))
    .map((part) => part.trim());
  const written = amounts.filter((part) => part !== '');
  return written.every((part) => wholeAmount.test(part)) && (behind.length > 1 || written.length === 1);
}

/**
 * Dates, instants, national phone numbers and order references. A card in odd spacing can contain one by chance, and a card may hide
 * behind capitals (VISA-4242…), so a match says only "rather not".
 */
export const likelyNot: readonly RegExp[] = [
  /(?<![0-9][-/.\u200b]?)(?:19|20)[0-9]{2}([-/.])(?:1[0-2]|0?[1-9])\1(?:[12][0-9]|3[01]|0?[1-9])(?![-/.\u200b]?[0-9])/g,
  /(?<![0-9][-/.\u200b]?)(?:[12][0-9]|3[01]|0?[1-9])([-/.])(?:[12][0-9]|3[01]|0?[1-9])\1(?:19|20)[0-9]{2}(?![-/.\u200b]?[0-9])/g,
  // Instants without separators: 20261123093000, with or without milliseconds; and milliseconds or microseconds since 1970.
  /(?<![0-9])(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])(?:[0-5][0-9]){2}(?:[0-9]{3})?(?![0-9])/g,
  /(?<![0-9])1[4-9][0-9]{11}(?:[0-9]{3})?(?![0-9])/g,
  // 090-1234-5678
  /(?<![0-9]-?)0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}(?!-?[0-9])/g,
  // ORD-20261123-000187
  /(?<![A-Za-z0-9])[A-Z]{3,10}(?:[-_][0-9]{3,}){1,3}(?![-_\u200b]?[A-Za-z0-9])/g,
];

/** Addresses, as far as they are without spaces, but for what a card's own parameter holds; without a scheme, those of a path in letters. */
export const addresses: readonly RegExp[] = [
  /(?:https?:\/\/|www\.|(?<![a-z0-9.-])[a-z][a-z0-9-]{2,60}(?:\.[a-z0-9-]{1,60}){0,4}\.[a-z]{2,10}\/(?=[a-z]))(?:(?!(?:card|pan|cc|number|karte|carte)=)[\w.~:/?#@!$&'()*+,;=%-])*/gi,
];

/** One for every UTF-16 unit that lies inside a match of one of the patterns. */
export function placesOf(flat: string, patterns: readonly RegExp[]): Uint8Array {
  const places = new Uint8Array(flat.length);
  for (const pattern of patterns) {
    for (const match of flat.matchAll(pattern)) places.fill(1, match.index, match.index + match[0].length);
  }
  return places;
}

/**
 * Numbers of 13 and 14 digits, country code included, that exist as phone numbers (ITU E.164 allows 15, few countries use
 * more than 12). Only these are spared, so that a card behind a stray plus sign is still masked.
 */
const longPhone =
  /^(?:(?=\d{13}$)(?:49|43|86|55|52|54|62|39|352|358|234|856|880|964|95|63|84|81|82)\d+|(?=\d{14}$)(?:49|43|352|62)\d+)$/;

/** Whole numbers of the countries agents call most: what follows such a number is another number. */
const wholePhone = /^(?:1\d{10}|44\d{10}|353\d{8,9}|33\d{9}|81\d{9,10}|61\d{9}|49\d{10,11})$/;

/** `digits` as dialled from abroad, without the plus or the two zeros; at least 13. */
export function isLongPhone(digits: string): boolean {
  return digits.length <= 14 && longPhone.test(digits);
}

export function isWholePhone(digits: string): boolean {
  return digits.length <= 13 && wholePhone.test(digits);
}
