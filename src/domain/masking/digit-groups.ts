/** Reads text as groups of digits, with what joins each group to the one before it and what stands directly beside it. */

import { noRoom } from './flat-text.ts';
import { endsOfRecords, placesOfAmountLists } from './lists.ts';
import { addresses, isWholePhone, likelyNot, placesOf, wholeDates } from './not-cards.ts';
import { joinsDigits } from './spacing.ts';

export type DigitGroup = {
  /** Its digits, `from` included and `to` excluded, counted over the whole text. */
  from: number;
  to: number;
  /** What stands before it, back to the group before. */
  between: string;
  /** Spacing joins two groups to one number; a comma or the like may; anything else, and the next bullet of a list, ends it. */
  joinedBy: 'spacing' | 'comma' | 'nothing';
  /** Divided from the group before as the numbers of a list are, and groups on a card are not: by a line's end, a tab, a comma. */
  apart: boolean;
  /** Of those that are divided from the ones before them as this one is, the first and the last in a row. */
  row: { first: number; last: number };
  /** In numbers that begin with a sign: "-42 -6" are two amounts, "42 -6" may be one number with a space before its dash. */
  signed: boolean;
  /** Dialled from abroad: behind a plus sign. */
  afterPlus: boolean;
  /** A whole phone number, dialled from abroad, begins here. */
  beginsPhone: boolean;
  /** Directly behind what an earlier masking left: `•••• 4242`. */
  afterMask: boolean;
  /** A Latin letter touches it: then it is a card only if it surely is one. */
  inWord: boolean;
  /** Part of an instant, a phone number or an order reference. */
  likelyNot: boolean;
  /** Part of a list of amounts: it is in no card but one that is printed. */
  listed: boolean;
  /** Part of a whole date. */
  dated: boolean;
  /** The line before it is a record of a table, and ends there. */
  endsRecord: boolean;
  /** Part of a web address. */
  inAddress: boolean;
};

/** All digits in one row, and where each stands in the text, in UTF-16 units. */
export type Digits = { all: string; places: number[]; groups: DigitGroup[] };

/** `flat` is `text` flattened (see `flatten`), without identifiers. */
export function readDigits(flat: string, text: string): Digits {
  const doubtful = placesOf(flat, likelyNot);
  const dated = placesOf(flat, wholeDates);
  const listed = placesOfAmountLists(flat, text);
  const linked = placesOf(flat, addresses);
  const records = endsOfRecords(flat);
  const groups: DigitGroup[] = [];
  const places: number[] = [];
  let all = '';
  let previousEnd = -1;
  for (const { 0: digits, index } of flat.matchAll(/[0-9]+/g)) {
    const from = all.length;
    const end = index + digits.length;
    all += digits;
    for (let at = index; at < end; at++) places.push(at);
    const between = previousEnd < 0 ? 'x' : flat.slice(previousEnd, index);
    const isSpace = between === ' ' && text[index - 1] === ' ';
    const apart = !isSpace && listLike.test(text.slice(Math.max(0, previousEnd), index));
    const endsRecord = previousEnd >= 0 && hasRecordEnd(records, between, index);
    previousEnd = end;
    const before = flat[index - 1] ?? '';
    const inWord = isLatin(before) || isLatin(flat[end] ?? '');
    const last = groups.at(-1);
    if (last && isUnseen(between)) {
      last.to = all.length;
      last.inWord ||= inWord;
      continue;
    }
    const joinedBy = joint(between, last?.signed ?? true);
    const isAlike = joinedBy !== 'nothing' && last?.between === between && last.apart === apart;
    const row = last && isAlike ? last.row : { first: groups.length, last: 0 };
    row.last = groups.length;
    groups.push({
      from,
      to: all.length,
      between,
      joinedBy,
      apart,
      row,
      signed: isSigned(last, before, between),
      afterPlus: before === '+',
      beginsPhone: false,
      afterMask: before === ' ' && flat[index - 2] === '•',
      inWord,
      likelyNot: doubtful[index] === 1,
      listed: listed[index] === 1,
      dated: dated[index] === 1,
      endsRecord,
      inAddress: linked[index] === 1,
    });
  }
  groups.forEach((group, i) => {
    const zeros =
      group.to > group.from + 2 && all.startsWith('00', group.from) && !/[._*/-]$/.test(group.between);
    if (group.afterPlus || zeros) markPhone(all, zeros ? group.from + 2 : group.from, groups.slice(i, i + 8));
  });
  return { all, places, groups };
}

/** Marks the first of `groups` up to where the digits make a whole phone number, if they do. */
function markPhone(all: string, from: number, groups: DigitGroup[]): void {
  const last = groups.findIndex(({ to }) => isWholePhone(all.slice(from, to)));
  const phone = groups.slice(0, last + 1);
  if (!phone.every(({ joinedBy }, i) => i === 0 || joinedBy === 'spacing')) return;
  for (const group of phone) group.likelyNot = true;
  if (phone[0]) phone[0].beginsPhone = true;
}

function hasRecordEnd(records: ReadonlySet<number>, between: string, index: number): boolean {
  if (records.size === 0) return false;
  for (let i = 0; i < between.length; i++) if (records.has(index - between.length + i)) return true;
  return false;
}

/** Digits with only zero-width characters between them are one group to the eye. */
function isUnseen(between: string): boolean {
  for (const char of between) if (char !== noRoom) return false;
  return true;
}

const likeComma =
  /^(?:[,;:、] ?| [/|] | ?["“”„«»「」『』] ?[,、]? ?["“”„«»「」『』] ?| ?\n *(?:(?:>|&gt;) *)+)$/;

const listLike = /[\n\r\t|,;、]| [ /]/;

function isSigned(last: DigitGroup | undefined, before: string, between: string): boolean {
  if (before !== '-' && before !== '+') return last?.signed === true && joint(between, true) === 'spacing';
  return !last || last.signed || !/^ +-$/.test(between);
}

function joint(between: string, afterSigned: boolean): DigitGroup['joinedBy'] {
  if (between === ' ' || between === '-') return 'spacing';
  if (likeComma.test(between)) return 'comma';
  const ending = between.slice(-20);
  if (/\n *[-*] +$/.test(ending) || (afterSigned ? /[\s/|]-$/ : /[\n/|] *-$/).test(ending)) return 'nothing';
  for (const char of between) if (!joinsDigits(char)) return 'nothing';
  return 'spacing';
}

function isLatin(char: string): boolean {
  return (char >= 'A' && char <= 'Z') || (char >= 'a' && char <= 'z');
}
