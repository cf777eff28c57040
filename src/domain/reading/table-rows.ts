/** Reads tables written with bars: rows of a label and its value, or a row of labels above a row of values. */

import { type Label, labelNamed } from './label-words.ts';

export type TableRow = { line: string } | { label: Label; value: string };

const rule = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/u;

/** The lines in order. A value stands in the text word for word; rules, and headings of columns that say nothing, are left out. */
export function labelledRows(text: string): TableRow[] {
  const lines = text.split('\n');
  let columns: (Label | undefined)[] = [];
  return lines.flatMap((line, at): TableRow[] => {
    const cells = cellsOf(line);
    if (!cells) {
      columns = [];
      return [{ line }];
    }
    if (rule.test(line)) return [];
    const isHead = rule.test(lines[at + 1] ?? '');
    const labels = cells.map(labelNamed);
    if (isHead) {
      columns = cells.length > 2 || labels.every(Boolean) ? labels : [];
      const [label, value] = [labels[0], cells[1]];
      return label && !labels[1] && value && cells.length === 2 ? [{ label, value }] : [];
    }
    if (columns.some(Boolean) && !labels[0]) return inColumns(cells, columns);
    const [label, value] = [labels[0], cells[1]];
    return label && value !== undefined && cells.length === 2 ? [{ label, value }] : [{ line }];
  });
}

function inColumns(cells: string[], columns: (Label | undefined)[]): TableRow[] {
  return cells.map((value, n) => {
    const label = columns[n];
    return label ? { label, value } : { line: value };
  });
}

/** Undefined when the line is no row of a table. */
function cellsOf(line: string): string[] | undefined {
  const inner =
    /^\s*\|(.*)\|\s*$/u.exec(line)?.[1] ?? (/^[^|]{1,40} \| [^|]+$/u.test(line) ? line : undefined);
  return inner === undefined
    ? undefined
    : inner.split('|').map((cell) =>
        cell
          .trim()
          .replace(/^[*_]+|[*_]+$/gu, '')
          .trim(),
      );
}
