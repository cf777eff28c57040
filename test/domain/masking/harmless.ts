/** Lists of amounts, and identifiers in sentences, made at random for the tests of masking. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { loadConfig } from '../../../src/config/config.ts';

const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((n) => String(n).padStart(2, '0'));
const whole = fc
  .integer({ min: 1, max: 6 })
  .chain((n) => fc.integer({ min: 10 ** (n - 1), max: 10 ** n - 1 }));
const grouped = (n: number, by: string) => String(n).replace(/\B(?=(\d{3})+$)/g, by);

/** How a country writes 1234.5. */
const decimals = fc.constantFrom(
  (n: number, cents: string) => `${grouped(n, ',')}.${cents}`,
  (n: number, cents: string) => `${n}.${cents}`,
  (n: number, cents: string) => `${grouped(n, '.')},${cents}`,
  (n: number, cents: string) => `${n},${cents}`,
  (n: number, cents: string) => `${grouped(n, '\u202f')},${cents}`,
  (n: number, cents: string) => `${grouped(n, "'")}.${cents}`,
  (n: number, cents: string) => `${grouped(n, '’')}.${cents}`,
);
const wholes = fc.constantFrom(
  (n: number) => String(n),
  (n: number) => grouped(n, ','),
  (n: number) => grouped(n, '.'),
  (n: number) => grouped(n, '\u202f'),
  (n: number) => grouped(n, "'"),
);
const dates = fc.constantFrom(
  (day: string, month: string) => `2026-${month}-${day}`,
  (day: string, month: string) => `${day}.${month}.2026`,
  (day: string, month: string) => `${day}/${month}/2026`,
  (day: string, month: string) => `${Number(day)}.${Number(month)}.`,
  (day: string, month: string) => `${month}/${day}`,
  (day: string, month: string) => `${Number(month)}月${Number(day)}日`,
  (day: string, month: string) => `2026-${month}-${day} 14:05`,
);
const money = ['€', '$', '£', '¥', 'EUR ', 'CHF '];
const labels = ['Fee', 'Refund', 'Payout', 'Gebühr', 'Frais', '手数料', 'Order'];

/** One amount of a list, written as all the others of it are. */
type Item = (n: number, cents: string, day: string, month: string, i: number) => string;

const items: fc.Arbitrary<Item> = fc.oneof(
  decimals.map(
    (written): Item =>
      (n, cents) =>
        written(n, cents),
  ),
  fc.tuple(wholes, fc.constantFrom(...money)).map(
    ([written, sign]): Item =>
      (n) =>
        `${sign}${written(n)}`,
  ),
  fc.tuple(decimals, fc.constantFrom(' €', ' EUR', '円', ' kr')).map(
    ([written, sign]): Item =>
      (n, cents) =>
        `${written(n, cents)}${sign}`,
  ),
  wholes.map(
    (written): Item =>
      (n, cents) =>
        `${Number(cents) % 2 ? '+' : '-'}${written(n)}`,
  ),
  fc.tuple(wholes, dates, fc.constantFrom(' ', ': ', ' - ', '  ')).map(
    ([written, date, glue]): Item =>
      (n, _, day, month) =>
        `${date(day, month)}${glue}${written(n)}`,
  ),
  fc.tuple(decimals, dates, fc.constantFrom(' ', ': ', ' - ', '\t')).map(
    ([written, date, glue]): Item =>
      (n, cents, day, month) =>
        `${date(day, month)}${glue}${written(n, cents)}`,
  ),
  fc.tuple(wholes, fc.constantFrom(': ', ' ', ' = ')).map(
    ([written, glue]): Item =>
      (n, _, __, ___, i) =>
        `${labels[i % labels.length]}${glue}${written(n)}`,
  ),
);

/** Everything divided alike. */
export const layouts = [
  (list: string[]) => list.join('\n'),
  (list: string[]) => list.join(', '),
  (list: string[]) => list.join('; '),
  (list: string[]) => list.join(' | '),
  (list: string[]) => list.join('\t'),
  (list: string[]) => list.join(' / '),
  (list: string[]) => list.map((one) => `- ${one}`).join('\n'),
  (list: string[]) => list.map((one) => `| ${one} |`).join('\n'),
  (list: string[]) => list.map((one) => `> ${one}`).join('\n'),
];

export const amountLists = fc
  .tuple(
    items,
    fc.constantFrom(...layouts, (list: string[]) => `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`),
    fc.array(fc.tuple(whole, two(0, 99), two(1, 28), two(1, 12)), { minLength: 3, maxLength: 10 }),
    fc.constantFrom('', 'Amounts: ', 'Beträge:\n', '金額：'),
  )
  .map(
    ([item, layout, amounts, before]) =>
      before + layout(amounts.map(([n, cents, day, month], i) => item(n, cents, day, month, i))),
  );

const example = loadConfig(readFileSync('switchboard.example.yml', 'utf8'));
const patterns = 'config' in example ? example.config.identifiers.map(({ pattern }) => pattern.source) : [];

export const identifiersOfTheExample = fc
  .constantFrom(...patterns)
  .chain((source) => fc.stringMatching(new RegExp(`^${source.replace('\\b', '')}$`)));

export const contexts = fc.constantFrom<((id: string) => string)[]>(
  (id) => id,
  (id) => `${id}, ${id} and ${id}`,
  (id) => `${id} ${id}`,
  (id) => `Account ${id} was charged 1,250.00 EUR at 14:05`,
  (id) => `https://dash.test/payments/${id}?from=${id}`,
  (id) => `*${id}* _${id}_ \`${id}\``,
  (id) => `password: ${id}`,
  (id) => `api key: ${id}`,
  (id) => `account number ${id}`,
  (id) => `CVC ${id}`,
  (id) => `PIN: ${id}, verification code ${id}`,
  (id) => `口座番号は${id}です`,
  (id) => `Konto（${id}）、IBAN ${id}`,
  (id) => `> ${id}\n> ${id}`,
  (id) => `Caller: ${id}\nAgent: ${id}`,
  (id) => `12/27 ${id} 123`,
  (id) => `•••• •••• •••• 4242 ${id}`,
);
