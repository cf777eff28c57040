/** What one raise costs without Slack: through the engine, and as bare SQL that writes the same rows. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqlite } from '../src/db/sqlite.ts';
import { draft, openEngine } from './engine-alone.ts';

/** `engine.open`, one after the other. Commits per second. */
export async function openDirectly(path: string, count: number): Promise<number> {
  const { engine, store } = openEngine(path, Date.now);
  await engine.open(draft, 'view:first');
  const from = performance.now();
  for (let n = 0; n < count; n++) await engine.open(draft, `view:${n}`);
  const seconds = (performance.now() - from) / 1000;
  await store.close();
  return count / seconds;
}

const tables = ['requests', 'history', 'escalations', 'held_facts', 'event_facts', 'outbox'] as const;
type Row = Record<string, string | number | null>;

/** The same rows in the same tables with the same durability, prepared and bound ahead. Commits per second. */
export async function writeBarely(folder: string, path: string, count: number): Promise<number> {
  const sample = join(folder, 'sample.db');
  await openDirectly(sample, 0);
  const written = rowsOf(sample);
  await openSqlite(path).close();

  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  const inserts = written.map(({ table, row }) => {
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    return { statement: db.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`), row };
  });
  const bound = Array.from({ length: count }, (_, n) => inserts.map(({ row }) => valuesFor(row, n)));
  const write = db.transaction((values: readonly unknown[][]) => {
    for (const [index, { statement }] of inserts.entries()) statement.run(...(values[index] ?? []));
  });
  const from = performance.now();
  for (const values of bound) write.immediate(values);
  const seconds = (performance.now() - from) / 1000;
  db.close();
  return count / seconds;
}

/** What one raise has written: the policy is stored once and for all, so it is not among it. */
function rowsOf(path: string): { table: string; row: Row }[] {
  const db = new Database(path, { readonly: true });
  const rows = tables.flatMap((table) =>
    db
      .prepare<[], Row>(`select * from ${table}`)
      .all()
      .map((row) => ({ table, row })),
  );
  db.close();
  return rows;
}

function valuesFor(row: Row, n: number): unknown[] {
  return Object.entries(row).map(([column, value]) => {
    if (column === 'number') return n + 1;
    if (column === 'key') return `view:${n}`;
    return typeof value === 'string' ? value.replaceAll('ESC-1', `ESC-${n + 1}`) : value;
  });
}

/** How many rows one raise writes. */
export async function rowsOfOneRaise(folder: string): Promise<number> {
  const path = join(folder, 'rows.db');
  await openDirectly(path, 0);
  return rowsOf(path).length;
}
