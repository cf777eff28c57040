/** Finding what is due: the engine's query beside the same SQL, prepared in better-sqlite3. */
import type Database from 'better-sqlite3';
import type { Queries } from '../src/db/queries.ts';
import type { Instant } from '../src/domain/calendars/calendar.ts';
import { medians, percentile } from './figures.ts';

export type Finding = {
  /** Nothing but the ids. */
  idsMs: number;
  idsP99Ms: number;
  /** A row each, as better-sqlite3 gives them. */
  rowsMs: number;
  rowsP99Ms: number;
  engineMs: number;
  engineP99Ms: number;
};

/** As many as the engine takes at once. */
const limit = 200;
const each = 400;
const found = 'select id from escalations where wake_at <= ? order by wake_at limit ?';

/** Each a median of rounds. Throws when the two do not find the same. */
export async function measureFinding(
  db: Database.Database,
  { escalations }: Pick<Queries, 'escalations'>,
  { at, due, rounds }: { at: Instant; due: number; rounds: number },
): Promise<Finding> {
  const ids = db.prepare<[number, number], string>(found).pluck();
  const rows = db.prepare<[number, number], { id: string }>(found);
  const [ours, theirs] = [await escalations.due(at, limit), ids.all(at, limit)];
  if (theirs.length !== Math.min(due, limit) || ours.join() !== theirs.join()) {
    throw new Error('the two queries did not find the same');
  }
  const measured: Finding[] = [];
  for (let round = 0; round < rounds; round++) {
    const idsMs = await timesOf(() => ids.all(at, limit));
    const rowsMs = await timesOf(() => rows.all(at, limit));
    const engineMs = await timesOf(() => escalations.due(at, limit));
    measured.push({
      idsMs: percentile(idsMs, 0.5),
      idsP99Ms: percentile(idsMs, 0.99),
      rowsMs: percentile(rowsMs, 0.5),
      rowsP99Ms: percentile(rowsMs, 0.99),
      engineMs: percentile(engineMs, 0.5),
      engineP99Ms: percentile(engineMs, 0.99),
    });
  }
  return medians(measured);
}

async function timesOf(find: () => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < each; n++) {
    const from = performance.now();
    await find();
    times.push(performance.now() - from);
  }
  return times;
}
