/** Finds lists and tables of amounts in flattened text: their numbers follow each other, and are not one number. */

/** `1250.00`, `1,250.00` and `1.250`; whole numbers too, which a list may have between them. */
const amount =
  /(?<![0-9\u200b]|[0-9][.,'’]|[€$£¥] ?)(?!0[0-9])(?:(?<grouped>[0-9]{1,3}([.,'’ ])[0-9]{3}(?:\2[0-9]{3}){0,3}(?:(?!\2)(?<cents>[.,][0-9]{2}))?)|[0-9]{1,7}(?<decimals>[.,][0-9]{2})?)(?![0-9\u200b]|[.,'’][0-9]| ?[€$£¥])/g;

const day = '(?:[12][0-9]|3[01]|0?[1-9])';
const month = '(?:1[0-2]|0?[1-9])';
const two = '[0-3][0-9]';
const standing = (pattern: string) => new RegExp(`(?<=^|[\\s(|、:])(?:${pattern})(?=[\\s),;:.|、]|$)`, 'g');
/** A date or a time beside each of the amounts; with dashes, all of its digits. */
const beside = standing(
  [
    '20[0-9]{2}[/.-](?:1[0-2]|0[1-9])[/.-](?:[12][0-9]|3[01]|0[1-9])',
    `(?:${day}/${month}|${month}/${day})/(?:20)?[0-9]{2}|${two}/${two}`,
    `${day}\\.${month}\\.(?:(?:20)?[0-9]{2}|(?!$))`,
    `${two}-${two}(?:-(?:20)?[0-9]{2})?`,
    '[0-9]{1,2}:[0-9]{2}',
  ].join('|'),
);
/** The same in so few digits that a card has them in some spacings too. */
const perhapsBeside = standing(`${day}/${month}|${month}/${day}`);
/** The number of an item in a list. */
const itemNumber = /(?<=^|[\s(/|])[0-9]{1,2}[.):](?=\s)/g;

type Amount = { from: number; to: number; kind: 'decimal' | 'grouped' | 'whole' };

/** One for every UTF-16 unit from the first to the last amount of three or more that are divided in the same way; `flat` is `text` flattened. */
export function placesOfAmountLists(flat: string, text: string): Uint8Array {
  const places = new Uint8Array(flat.length);
  const bare = flat
    .replace(beside, (found) => '#'.repeat(found.length))
    .replace(perhapsBeside, (found) => '~'.repeat(found.length))
    .replace(itemNumber, (found) => '%'.repeat(found.length));
  let list: Amount[] = [];
  let divider = '';
  const dividers = new Map<string, string | null>();
  const close = () => {
    if (isList(text, bare, list, divider)) places.fill(1, list[0]?.from, list.at(-1)?.to);
  };
  for (const found of bare.matchAll(amount)) {
    const one = amountAt(found);
    const previous = list.at(-1);
    const between = previous ? bare.slice(previous.to, Math.min(one.from, previous.to + 25)) : '';
    const gap = dividers.get(between) ?? dividerOf(between);
    dividers.set(between, gap);
    if (!previous || gap === null || (list.length > 1 && gap !== divider)) {
      close();
      list = previous && gap !== null ? [previous] : [];
    }
    divider = gap ?? '';
    list.push(one);
  }
  close();
  return places;
}

/** Three amounts or more; a list that is no longer than a card has to be one by its dividers, and by each amount. */
function isList(text: string, bare: string, list: readonly Amount[], divider: string): boolean {
  const [first, last] = [list[0], list.at(-1)];
  if (!first || !last || list.length < 3) return false;
  const marked = list.filter(({ kind }) => kind !== 'whole');
  const alike = new Set(marked.map(({ kind }) => kind)).size === 1;
  const [isEach, isMost] = [
    marked.length === list.length,
    marked.length > 2 && marked.length * 3 >= list.length * 2,
  ];
  const around = bare.slice(Math.max(0, first.from - 4), first.from) + bare.slice(last.to, last.to + 4);
  const isDated = (date: RegExp) => date.test(divider) && (list.length > 3 || date.test(around));
  if (!isDated(/[#~]/) && !(alike && (isEach || isMost))) return false;
  const typed = text.slice(first.from, last.to);
  const isDivided = /[^ ]/.test(divider) || /[\t'’]/.test(typed);
  return isLongerThanCard(typed) || isDated(/#/) || (alike && isEach && isDivided);
}

/** No card has more than 19 digits. */
export function isLongerThanCard(text: string): boolean {
  return text.replace(/[^0-9]/g, '').length > 19;
}

/** What divides two amounts, without signs; null when it is too much for a list. */
function dividerOf(gap: string): string | null {
  if (!/^[^0-9]{1,24}$/.test(gap) || !/[\s,;|/]/.test(gap)) return null;
  return gap
    .replace(/([#~])[#~ ]*[#~]/g, '$1')
    .replace(/%+/g, '%')
    .replace(/(?<=[\s/|])[+-]$|^[+-](?=\s)/g, '')
    .replace(/ +/g, ' ');
}

function amountAt(found: RegExpExecArray): Amount {
  const { decimals, cents, grouped } = found.groups ?? {};
  const kind = (decimals ?? cents) ? 'decimal' : grouped && !grouped.includes(' ') ? 'grouped' : 'whole';
  return { from: found.index, to: found.index + found[0].length, kind };
}

/**
 * The line breaks between records: three or more lines that hold the same pattern of two numbers or more, each about as long as that of
 * the first line, and together more digits than one card has.
 */
export function endsOfRecords(flat: string): ReadonlySet<number> {
  const ends = new Set<number>();
  let block: { end: number; numbers: string[] }[] = [];
  let pattern = '';
  const close = () => {
    const numbers = block.flatMap((line) => line.numbers);
    if (block.length > 2 && isLongerThanCard(numbers.join(''))) for (const { end } of block) ends.add(end);
    block = [];
  };
  let at = 0;
  for (const line of flat.split('\n')) {
    at += line.length + 1;
    if (line.trim() === '') continue;
    const numbers = line.length > 200 ? [] : (line.match(/[0-9]+/g) ?? []);
    const shape = line
      .replace(/[0-9]+(?:[.,'’][0-9]{3})*(?:[.,'’][0-9]{1,2})?/g, '0')
      .replace(/ {2,}/g, '  ')
      .trim();
    const record = numbers.length > 1 && /0.*[ ,;|].*0/.test(shape) ? shape : '';
    if (record !== pattern || !isAsLong(numbers, block[0]?.numbers)) close();
    pattern = record;
    if (record !== '') block.push({ end: at - 1, numbers });
  }
  close();
  return ends;
}

const isAsLong = (numbers: readonly string[], first: readonly string[] = numbers): boolean =>
  numbers.every(({ length }, i) => Math.abs(length - (first[i]?.length ?? 0)) < 2);
