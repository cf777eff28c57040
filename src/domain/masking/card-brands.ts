/** The issuer prefixes and lengths of payment cards in use, and the groups in which cards print their digits. */

const brands = [
  '4(?:\\d{12}|\\d{15}|\\d{18})', // Visa
  '5[1-5]\\d{14}|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)\\d{12}', // Mastercard
  '3[47]\\d{13}', // American Express
  '3(?:0[0-59]\\d{11,16}|[689]\\d{12,17})', // Diners Club
  '35(?:2[89]|[3-8]\\d)\\d{12,15}', // JCB
  '(?:5[06-8]|6\\d)\\d{11,17}', // Maestro, Discover, UnionPay, Elo, RuPay, Verve
  '8[12]\\d{14,17}', // RuPay, UnionPay
  '220[0-4]\\d{12,15}', // Mir
  '9792\\d{12}', // Troy
];

const brand = new RegExp(`^(?:${brands.join('|')})$`);

const printed = new Set([4444, 44443, 44442, 44441, 465, 464, 445, 4443, 4442, 4441]);

export function isBrand(digits: string): boolean {
  return digits >= '2' && brand.test(digits);
}

/** One unbroken group, or groups as printed on a card, from the group `first` to the group `last`. */
export function isPrintedLike(groups: { from: number; to: number }[], first: number, last: number): boolean {
  if (first === last) return true;
  if (last - first > 4) return false;
  let sizes = 0;
  for (const { from, to } of groups.slice(first, last + 1)) sizes = sizes * 10 + Math.min(to - from, 9);
  return printed.has(sizes);
}
