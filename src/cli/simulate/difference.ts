/** What another configuration would change: the messages that only one of the two would send. */
import type { Outlook } from './outlook.ts';
import type { Row } from './rows.ts';

export type Difference = { onlyBefore: Row[]; onlyAfter: Row[]; before: Outlook; after: Outlook };

export function differenceOf(before: Outlook, after: Outlook): Difference {
  return {
    onlyBefore: without(before.rows, after.rows),
    onlyAfter: without(after.rows, before.rows),
    before,
    after,
  };
}

/** What one list has more often than the other. */
function without(rows: readonly Row[], others: readonly Row[]): Row[] {
  const left = new Map<string, number>();
  for (const row of others) left.set(keyOf(row), (left.get(keyOf(row)) ?? 0) + 1);
  return rows.filter((row) => {
    const count = left.get(keyOf(row)) ?? 0;
    left.set(keyOf(row), count - 1);
    return count <= 0;
  });
}

const keyOf = ({ escalation, at, who, what }: Row): string => JSON.stringify([escalation, at, who, what]);
