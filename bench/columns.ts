/** Figures under each other: words to the left, numbers to the right, three figures each. */
import { rounded } from './figures.ts';

export type Cell = string | number | undefined;

const shown = (cell: Cell): string =>
  typeof cell === 'number'
    ? rounded(cell).toLocaleString('en', { maximumSignificantDigits: 3 })
    : (cell ?? '');

/** The first row is the head; those below may be shorter. */
export function inColumns(rows: readonly (readonly Cell[])[]): string[] {
  const texts = rows.map((row) => row.map(shown));
  const widths = (texts[0] ?? []).map((_, n) => Math.max(...texts.map((row) => row[n]?.length ?? 0)));
  return texts.map((row) =>
    row
      .map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0)))
      .join('   ')
      .trimEnd(),
  );
}
