/** `switchboard sql`: one question to the database, which is opened for reading only. docs/guides/sql.md has the views and recipes. */
import Database from 'better-sqlite3';
import { stringify } from 'csv-stringify/sync';
import pg from 'pg';
import { openToRead } from '../db/open.ts';
import { databaseAtHand } from './database-at-hand.ts';
import type { Terminal } from './terminal.ts';

export type SqlFormat = 'table' | 'csv' | 'json';

type Answer = { columns: string[]; rows: unknown[][] };

export async function sql(terminal: Terminal, question: string, format: SqlFormat): Promise<void> {
  const url = await databaseAtHand(terminal);
  if (url === undefined) return;
  const { ask, store } = await openToRead(url);
  try {
    const answer = await ask(question);
    if (answer === null) {
      refuse(
        terminal,
        'This changes something or answers nothing. Only questions can be asked: begin with select or with.',
      );
      return;
    }
    for (const line of printedAs[format](answer)) terminal.print(line);
  } catch (error) {
    const why = askedWrongly(error);
    if (why === undefined) throw error;
    refuse(terminal, why);
  } finally {
    await store.close();
  }
}

function refuse(terminal: Terminal, why: string): void {
  terminal.complain(why);
  terminal.fail();
}

/** What the question did wrong; undefined where it was something else. */
function askedWrongly(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof RangeError) return `One question at a time: ${error.message}`;
  if (error instanceof pg.DatabaseError && /^(42|22)/.test(error.code ?? ''))
    return inWords('PostgreSQL', error.message, /^42(P01|703)$/.test(error.code ?? ''));
  if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_ERROR') return undefined;
  return inWords('SQLite', error.message, /^no such (table|column)/.test(error.message));
}

const inWords = (database: string, message: string, lacks: boolean): string =>
  `${database} does not understand it: ${message}.${lacks ? ' docs/guides/sql.md lists the views and their columns.' : ''}`;

function shown(cell: unknown): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString();
  return Buffer.isBuffer(cell) ? cell.toString('hex') : String(cell);
}

const printedAs: Record<SqlFormat, (answer: Answer) => string[]> = {
  table: tableLines,
  csv: ({ columns, rows }) =>
    [columns, ...rows.map((row) => row.map(shown))].map((row) => stringify([row], { record_delimiter: '' })),
  json: ({ columns, rows }) => [
    JSON.stringify(
      rows.map((row) => Object.fromEntries(columns.map((column, n) => [column, row[n]]))),
      null,
      2,
    ),
  ],
};

/** Numbers to the right. */
function tableLines({ columns, rows }: Answer): string[] {
  const cells = [columns, ...rows.map((row) => row.map(shown))];
  const widths = columns.map((_, n) =>
    cells.reduce((widest, row) => Math.max(widest, row[n]?.length ?? 0), 0),
  );
  const isNumber = columns.map((_, n) => rows.every((row) => row[n] === null || typeof row[n] === 'number'));
  const line = (row: readonly string[]) =>
    row
      .map((cell, n) => (isNumber[n] ? cell.padStart(widths[n] ?? 0) : cell.padEnd(widths[n] ?? 0)))
      .join('  ')
      .trimEnd();
  return [...cells.map(line), '', `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}.`];
}
