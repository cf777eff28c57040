/** Lines of CSV that spreadsheets read as they were meant. */
import { stringify } from 'csv-stringify/sync';
import type { Cell } from '../db/reader.ts';

/** By it spreadsheets know UTF-8. */
export const utf8Mark = '\uFEFF';

/** What spreadsheets would take for a formula has a quotation mark in front. */
export const csvLine = (cells: readonly Cell[]): string =>
  stringify([[...cells]], { escape_formulas: true, record_delimiter: '' });
