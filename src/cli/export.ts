/** `switchboard export`: what happened to each escalation, a row for each, for other programs. docs/guides/sql.md has the columns. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { type ExportCell, exportRows } from '../db/export-rows.ts';
import { openReadOnly } from '../db/read-only.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { csvLine, utf8Mark } from '../engine/csv.ts';
import { databaseAtHand } from './database-at-hand.ts';
import { isInOrder, oneDayMs } from './options.ts';
import type { Terminal } from './terminal.ts';

export type ExportFormat = 'csv' | 'json' | 'ndjson';
export type ExportOptions = {
  from: Instant;
  /** The last day, all of it. */
  to: Instant;
  team?: string;
  format: ExportFormat;
  output?: string;
};

export function exportTo(terminal: Terminal, { from, to, team, format, output }: ExportOptions): void {
  const path = databaseAtHand(terminal);
  if (path === undefined) return;
  if (!isInOrder(terminal, { from, to })) return;
  const { sqlite } = openReadOnly(path);
  const writer = output === undefined ? { write: terminal.print, end: () => {} } : fileWriter(output, format);
  try {
    const { columns, rows } = exportRows(sqlite, {
      from,
      to: to + oneDayMs,
      ...(team !== undefined && { teams: [team] }),
    });
    let amount = 0;
    for (const line of linesIn[format](
      columns,
      counting(rows, () => (amount += 1)),
    ))
      writer.write(line);
    if (output !== undefined)
      terminal.print(`${amount} ${amount === 1 ? 'escalation' : 'escalations'} in ${output}.`);
  } finally {
    writer.end();
    sqlite.close();
  }
}

function* counting<T>(all: Iterable<T>, each: () => void): Iterable<T> {
  for (const one of all) {
    each();
    yield one;
  }
}

type Rows = Iterable<ExportCell[]>;

const linesIn: Record<ExportFormat, (columns: string[], rows: Rows) => Iterable<string>> = {
  *csv(columns, rows) {
    yield csvLine(columns);
    for (const row of rows) yield csvLine(row);
  },
  *ndjson(columns, rows) {
    for (const row of rows) yield JSON.stringify(named(columns, row));
  },
  *json(columns, rows) {
    let before = '[';
    for (const row of rows) {
      yield `${before}${JSON.stringify(named(columns, row))}`;
      before = ',';
    }
    yield before === '[' ? '[]' : ']';
  },
};

const named = (columns: readonly string[], row: readonly ExportCell[]) =>
  Object.fromEntries(columns.map((column, n) => [column, row[n]]));

/** For whoever owns it alone. Spreadsheets know UTF-8 by its mark. */
function fileWriter(path: string, format: ExportFormat): { write(line: string): void; end(): void } {
  const file = openSync(path, 'w', 0o600);
  if (format === 'csv') writeSync(file, utf8Mark);
  return { write: (line) => void writeSync(file, `${line}\n`), end: () => closeSync(file) };
}
