/** Lines of CSV that spreadsheets read as they were meant. */
import { stringify } from 'csv-stringify/sync';
import { type ExportCell, type ExportSpan, exportColumns } from '../db/export-rows.ts';
import type { Queries } from '../db/queries.ts';

/** By it spreadsheets know UTF-8. */
export const utf8Mark = '\uFEFF';

/** What spreadsheets would take for a formula has a quotation mark in front. */
export const csvLine = (cells: readonly ExportCell[]): string =>
  stringify([[...cells]], { escape_formulas: true, record_delimiter: '' });

/** What was opened in a span of time, as a whole file. */
export async function tableOf(
  { exports }: Pick<Queries, 'exports'>,
  span: ExportSpan,
): Promise<{ text: string; amount: number }> {
  const lines = [csvLine(exportColumns)];
  for await (const row of exports.opened(span)) lines.push(csvLine(row));
  return { text: `${utf8Mark}${lines.join('\n')}\n`, amount: lines.length - 1 };
}
