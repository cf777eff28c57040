/** Card numbers, IBANs and harmless numbers as people write them, made at random for the tests of masking. */

import fc from 'fast-check';

const brands: [prefix: string, lengths: number[]][] = [
  ['4', [13, 16, 19]],
  ['51', [16]],
  ['55', [16]],
  ['2221', [16]],
  ['2720', [16]],
  ['34', [15]],
  ['37', [15]],
  ['300', [14, 16, 19]],
  ['36', [14, 19]],
  ['38', [14]],
  ['3528', [16, 19]],
  ['3589', [16]],
  ['6011', [16, 19]],
  ['644', [16]],
  ['65', [16]],
  ['62', [16, 17, 18, 19]],
  ['50', [13, 16, 19]],
  ['5018', [14]],
  ['67', [15, 19]],
  ['2204', [16]],
  ['9792', [16]],
];

const digitRow = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 34, maxLength: 34 })
  .map((row) => row.join(''));

export const cardNumbers = fc
  .tuple(fc.constantFrom(...brands), fc.nat(), digitRow)
  .map(([[prefix, lengths], pick, row]) => {
    const body = (prefix + row).slice(0, (lengths[pick % lengths.length] ?? 16) - 1);
    return body + String((10 - (luhnSum(`${body}0`) % 10)) % 10);
  });

const ibanShapes: [country: string, bban: string][] = [
  ['DE', 'nnnnnnnnnnnnnnnnnn'],
  ['GB', 'aaaannnnnnnnnnnnnn'],
  ['IE', 'aaaannnnnnnnnnnnnn'],
  ['FR', 'nnnnnnnnnncccccccccccnn'],
  ['NL', 'aaaannnnnnnnnn'],
  ['NO', 'nnnnnnnnnnn'],
  ['CH', 'nnnnncccccccccccc'],
  ['IT', 'annnnnnnnnncccccccccccc'],
  ['MT', 'aaaannnnncccccccccccccccccc'],
  ['ES', 'nnnnnnnnnnnnnnnnnnnn'],
  ['PL', 'nnnnnnnnnnnnnnnnnnnnnnnn'],
  ['LC', 'aaaacccccccccccccccccccccccc'],
  ['AT', 'nnnnnnnnnnnnnnnn'],
  ['SA', 'nncccccccccccccccccc'],
];

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export const ibans = fc
  .tuple(fc.constantFrom(...ibanShapes), fc.array(fc.nat({ max: 9_999 }), { minLength: 34, maxLength: 34 }))
  .map(([[country, shape], dice]) => {
    const alphabets: Record<string, string> = { n: '0123456789', a: letters, c: `0123456789${letters}` };
    const bban = Array.from(shape, (kind, i) => {
      const alphabet = alphabets[kind] ?? '0';
      return alphabet[(dice[i] ?? 0) % alphabet.length] ?? '0';
    }).join('');
    const asNumber = Array.from(`${bban}${country}00`, (char) => Number.parseInt(char, 36)).join('');
    return `${country}${String(98n - (BigInt(asNumber) % 97n)).padStart(2, '0')}${bban}`;
  });

const separators = [
  ...[' ', '  ', '\t', '\u00a0', '\u202f', '\u2009', '\u3000', '\n', '\r\n', '\u2028'],
  ...['-', '‐', '‑', '–', '—', '−', '－', 'ー', '.', '．', '·', '_', '/', ' - ', '. ', '*'],
  ...['\u200b', '\u200d', '\ufeff', '\u00ad', '\u2060', '\u200e'],
];
const zeros = ['0', '0', '0', '０', '٠', '०', '𝟎'];

/** Writes the characters with spacing in random places, digits in random scripts and letters in random case. */
export function spaced(characters: string, dice: Iterator<number>): string {
  const roll = (sides: number) => (dice.next().value ?? 0) % sides;
  const everyFew = roll(5);
  const own = separators[roll(separators.length)] ?? ' ';
  const foreign = zeros[roll(zeros.length)] ?? '0';
  return Array.from(characters, (char, i) => {
    const here = everyFew === 0 ? false : everyFew === 1 ? i % 4 === 0 : roll(everyFew) === 0;
    const separator = roll(3) === 0 ? (separators[roll(separators.length)] ?? ' ') : own;
    return (i > 0 && here ? separator : '') + inScript(char, foreign, roll);
  }).join('');
}

function inScript(char: string, zero: string, roll: (sides: number) => number): string {
  if (/\d/.test(char)) return String.fromCodePoint((zero.codePointAt(0) ?? 48) + Number(char));
  if (roll(4) === 0) return String.fromCharCode(char.charCodeAt(0) + 0xfee0);
  return roll(2) === 0 ? char.toLowerCase() : char;
}

/** Turns the digits of the scripts used above back into ASCII. */
export function writtenInDigits(text: string): string {
  return Array.from(text, (char) => {
    const code = char.codePointAt(0) ?? 0;
    const zero = zeros.map((z) => z.codePointAt(0) ?? 0).find((z) => code >= z && code < z + 10);
    return zero === undefined ? char : String(code - zero);
  }).join('');
}

/** Anything a person may type around a number, as long as no letter, digit or plus sign (then it is a phone number) touches it. */
export const surroundings = fc
  .oneof(
    fc.string({ maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.constantFrom(
      'Card: ',
      ' exp 12/27 cvc 123 ',
      '(',
      ' 12/27 ',
      '5 x ',
      'Konto 4711 / ',
      '2026-11-23 ',
      ' €1,250.00 ',
    ),
    fc.constantFrom(
      'カード番号：',
      '、',
      '「',
      ' ORD-20261123-000187 ',
      '+353 1 234 5678\n',
      '\nacct_1KxA9 ',
      '7, ',
    ),
  )
  .map((text) =>
    // What takes no room stands between nothing: a digit, a mark that combines and a number are one longer number.
    text.replace(/^(?:[\p{M}\p{Cf}]*[\p{L}\p{N}])+|(?:[\p{L}\p{N}+][\p{M}\p{Cf}]*)+$/gu, ''),
  );

/** Behind `dp_` letters and digits are an identifier, behind `HUW-` an order reference, whatever they are (decision 11). */
export const beginsAnId = (text: string): boolean =>
  /(?:(?:acct|ch|cus|dp|du|evt|pi|pm|po|py|req|seti|sub|tr|txn)_|[A-Z]{3}[-_])$/.test(text.normalize('NFKC'));

const fewDigits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((row) => row.join(''));
const two = (min: number, max: number) => fc.integer({ min, max }).map((n) => String(n).padStart(2, '0'));
const date = fc.tuple(fc.integer({ min: 1990, max: 2039 }), two(1, 12), two(1, 28));

export const leftAlone = fc.oneof(
  fc.tuple(date, fewDigits(6)).map(([[year, month, day], n]) => `ORD-${year}${month}${day}-${n}`),
  fewDigits(7).map((n) => `+353 1 ${n.slice(0, 3)} ${n.slice(3)}`),
  fewDigits(8).map((n) => `+49 151 ${n}`),
  fewDigits(8).map((n) => `0049 151 ${n}`),
  fewDigits(8).map((n) => `+81 90-${n.slice(0, 4)}-${n.slice(4)}`),
  fewDigits(8).map((n) => `090-${n.slice(0, 4)}-${n.slice(4)}`),
  fewDigits(10).map((n) => `+1 (${n.slice(0, 3)}) ${n.slice(3, 6)}-${n.slice(6)}`),
  fc
    .tuple(
      fc.constantFrom('acct', 'ch', 'py', 'po', 'dp', 'du', 'req'),
      fc.string({ unit: fc.constantFrom(...'0123456789abcXYZ'), minLength: 14, maxLength: 24 }),
    )
    .map(([kind, id]) => `${kind}_${id}`),
  fewDigits(15).map((n) => `1${n.slice(0, 9)}.${n.slice(9)}`),
  fewDigits(15).map((n) => `https://sandbox.slack.com/archives/C0ENG/p1${n}`),
  fc.uuid(),
  fc.integer({ min: 1, max: 999_999 }).map((n) => `ESC-${n}`),
  date.map(([year, month, day]) => `${year}-${month}-${day}`),
  date.map(([year, month, day]) => `${day}.${month}.${year}`),
  date.map(([year, month, day]) => `${year}-${month}-${day}T09:30:00.000Z`),
  fc.integer({ min: 0, max: 99_999_999 }).map((n) => `€${(n / 100).toLocaleString('en')}`),
);

const keyLetters = fc.string({ unit: fc.constantFrom(...'abcXYZ019'), minLength: 24, maxLength: 40 });
export const secretKeys = fc.oneof(
  fc
    .tuple(fc.constantFrom('sk_live_', 'rk_live_', 'sk_test_', 'whsec_'), keyLetters)
    .map(([a, b]) => `${a}A1${b}`),
  keyLetters.map((b) => `xoxb-123-${b}`),
  fc.stringMatching(/^AKIA[A-Z0-9]{16}$/),
  fc.tuple(keyLetters, keyLetters, keyLetters).map(([a, b, c]) => `eyJ${a}.eyJ${b}.${c}`),
  fc
    .tuple(keyLetters, keyLetters)
    .map(([a, b]) => `-----BEGIN PRIVATE KEY-----\n${a}\n${b}\n-----END PRIVATE KEY-----`),
);

function luhnSum(digits: string): number {
  return Array.from(digits)
    .reverse()
    .reduce(
      (sum, digit, i) =>
        sum + (i % 2 === 0 ? Number(digit) : ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0)),
      0,
    );
}
