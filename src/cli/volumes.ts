/** `switchboard volumes import`: how many contacts there were, from a table, so that rates can be asked for. */
import { readFileSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import countries from 'i18n-iso-countries';
import { openStore } from '../db/open.ts';
import { queriesOf } from '../db/queries.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { headProblem, readVolume, type Volume, type VolumeLine, volumeColumns } from '../domain/volumes.ts';
import { many } from '../views/words/en/grammar.ts';
import { databaseAtHand } from './database-at-hand.ts';
import type { Terminal } from './terminal.ts';

/** Somewhere it is tomorrow already. */
const furthestAheadMs = 14 * 3_600_000;

/** Whoever has more to mend mends these first. */
const mostProblems = 20;

/** All of it or nothing: a table that is half there would make rates that nobody can explain. */
export async function importVolumes(terminal: Terminal, file: string, now: Instant): Promise<void> {
  const url = await databaseAtHand(terminal);
  if (url === undefined) return;
  const read = volumesIn(file, new Date(now + furthestAheadMs).toISOString().slice(0, 10));
  if ('problems' in read) {
    const { problems } = read;
    for (const problem of problems.slice(0, mostProblems)) terminal.complain(problem);
    if (problems.length > mostProblems) terminal.complain(`and ${problems.length - mostProblems} more.`);
    terminal.complain('Nothing was imported.');
    terminal.fail();
    return;
  }
  const store = await openStore(url, { migrates: false, patienceMs: 60_000 });
  try {
    const { volumes } = queriesOf(store);
    const before = await volumes.amount();
    await store.atomically(read.volumes.map(volumes.count));
    const fresh = (await volumes.amount()) - before;
    const replaced = read.volumes.length - fresh;
    const again = replaced > 0 ? `, ${replaced} of them in place of what was there` : '';
    terminal.print(`${many(read.volumes.length, 'line')} imported${again}.`);
  } finally {
    await store.close();
  }
}

type Found = { volumes: Volume[] } | { problems: string[] };

function volumesIn(file: string, today: string): Found {
  const rows = linesOf(file);
  if (typeof rows === 'string') return { problems: [rows] };
  const problems: string[] = [];
  const seen = new Map<string, number>();
  const volumes = rows.flatMap(({ record, info: { lines } }) => {
    const whole = Object.fromEntries(
      volumeColumns.map((column) => [column, record[column] ?? '']),
    ) as VolumeLine;
    const volume = readVolume(whole, today, isCountry);
    if ('problem' in volume) {
      problems.push(`Line ${lines}: ${volume.problem}`);
      return [];
    }
    const key = `${volume.day} ${volume.country} ${volume.channel}`;
    const before = seen.get(key);
    if (before !== undefined)
      problems.push(`Line ${lines}: it says the same day, country and channel as line ${before}.`);
    seen.set(key, lines);
    return [volume];
  });
  if (rows.length === 0) problems.push(`There is nothing in ${file} but its first line.`);
  return problems.length > 0 ? { problems } : { volumes };
}

const isCountry = (code: string): boolean => code.length === 2 && countries.isValid(code);

type Row = { record: Partial<VolumeLine>; info: { lines: number } };

/** A sentence where it cannot be read at all. Semicolons are what spreadsheets write where the comma is in numbers. */
function linesOf(file: string): Row[] | string {
  let head: string | undefined;
  try {
    const rows: Row[] = parse(readFileSync(file), {
      bom: true,
      columns: (names: string[]) => {
        const columns = names.map((name) => name.toLowerCase());
        head = headProblem(columns);
        return columns;
      },
      delimiter: [',', ';', '\t'],
      info: true,
      skip_empty_lines: true,
      trim: true,
    });
    return head ?? rows;
  } catch (error) {
    if (head !== undefined) return head;
    if (error instanceof CsvError) return `Line ${error.lines ?? 1}: ${error.message}.`;
    if (error instanceof Error && 'code' in error) return `${file} cannot be read: ${String(error.code)}.`;
    throw error;
  }
}
