/** `switchboard export`: what happened to each escalation, a row for each, for other programs. docs/guides/sql.md has the columns. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { type ExportCell, exportColumns } from '../db/export-rows.ts';
import { openToRead } from '../db/open.ts';
import { queriesOf } from '../db/queries.ts';
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

export async function exportTo(
  terminal: Terminal,
  { from, to, team, format, output }: ExportOptions,
): Promise<void> {
  const url = await databaseAtHand(terminal);
  if (url === undefined) return;
  if (!isInOrder(terminal, { from, to })) return;
  const { store, ofOneMoment } = await openToRead(url);
  const writer = output === undefined ? { write: terminal.print, end: () => {} } : fileWriter(output, format);
  try {
    const rows = queriesOf(store).exports.opened({
      from,
      to: to + oneDayMs,
      ...(team !== undefined && { teams: [team] }),
    });
    let amount = 0;
    await ofOneMoment(async () => {
      for await (const line of linesIn[format](counting(rows, () => (amount += 1)))) writer.write(line);
    });
    if (output !== undefined)
      terminal.print(`${amount} ${amount === 1 ? 'escalation' : 'escalations'} in ${output}.`);
  } finally {
    writer.end();
    await store.close();
  }
}

async function* counting<T>(all: AsyncIterable<T>, each: () => void): AsyncIterable<T> {
  for await (const one of all) {
    each();
    yield one;
  }
}

type Rows = AsyncIterable<ExportCell[]>;

const linesIn: Record<ExportFormat, (rows: Rows) => AsyncIterable<string>> = {
  async *csv(rows) {
    yield csvLine(exportColumns);
    for await (const row of rows) yield csvLine(row);
  },
  async *ndjson(rows) {
    for await (const row of rows) yield JSON.stringify(named(row));
  },
  async *json(rows) {
    let before = '[';
    for await (const row of rows) {
      yield `${before}${JSON.stringify(named(row))}`;
      before = ',';
    }
    yield before === '[' ? '[]' : ']';
  },
};

const named = (row: readonly ExportCell[]) =>
  Object.fromEntries(exportColumns.map((column, n) => [column, row[n]]));

/** For whoever owns it alone. Spreadsheets know UTF-8 by its mark. */
function fileWriter(path: string, format: ExportFormat): { write(line: string): void; end(): void } {
  const file = openSync(path, 'w', 0o600);
  if (format === 'csv') writeSync(file, utf8Mark);
  return { write: (line) => void writeSync(file, `${line}\n`), end: () => closeSync(file) };
}
