/** Tells a card from a part of a column of counts: numbers that are divided in one way, more of them than one card has. */

import type { DigitGroup } from './digit-groups.ts';

/** Of its groups, the first and the last, and whether each of them is as short as a count. */
export type Column = { first: number; last: number; short: boolean };

const most = 4;

/** The column to which the groups from `first` to `last` belong, or null where they are divided in several ways. */
export function columnsIn(groups: readonly DigitGroup[]): (first: number, last: number) => Column | null {
  const columns: Column[] = [];
  const columnOf: Column[] = [];
  groups.forEach((group, i) => {
    const previous = columns.at(-1);
    const short = group.to - group.from <= most;
    if (
      previous &&
      i > 0 &&
      group.joinedBy === 'spacing' &&
      groups[previous.last]?.between === group.between
    ) {
      previous.last = i;
      previous.short &&= short;
    } else {
      const before = groups[i - 1];
      columns.push({
        first: Math.max(0, i - 1),
        last: i,
        short: short && (!before || before.to - before.from <= most),
      });
    }
    const column = columns.at(-1);
    if (column) columnOf.push(column);
  });
  return (first, last) => {
    const column = columnOf[last];
    return column && column.first <= first && last > first ? column : null;
  };
}

/** A card may be written in pairs or threes before a code; counts go on as they began. */
export function goesOn(groups: readonly DigitGroup[], column: Column, first: number, last: number): boolean {
  const between = groups[last]?.between ?? '';
  if (!column.short || !/^[\s|]{1,8}$/.test(between)) return false;
  // What is divided from the next number in another way may be something else: 12/27.
  const isDoubtful = (group?: DigitGroup) => (group && group.joinedBy !== 'nothing' ? 1 : 0);
  const doubtful = isDoubtful(groups[column.first]) + isDoubtful(groups[column.last + 1]);
  const beyond = first - column.first + column.last - last - doubtful;
  if (beyond < (between.includes('\n') ? 1 : 2)) return false;
  const size = (i: number) => (groups[i]?.to ?? 0) - (groups[i]?.from ?? 0);
  for (let i = first; i <= last; i++)
    if (size(i) !== size(first) && !(i === last && size(i) < size(first))) return true;
  return [first - 1, last + 1].every((i) => i < column.first || i > column.last || size(i) === size(first));
}
