/** Databases with as many escalations as a company collects in years: each a copy of one that the engine has raised. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openSqlite } from '../src/db/sqlite.ts';
import type { Instant } from '../src/domain/calendars/calendar.ts';
import { draft, openEngine } from './engine-alone.ts';

export type Wanted = { stored: number; due: number; at: Instant };

type Row = Record<string, string | number | null>;
/** An escalation and its history. */
type Sample = { escalation: Row; history: Row[] };

const minute = 60_000;
const day = 24 * 60 * minute;
/** An urgent one is to be acknowledged within 15 minutes; half of that is its first reminder. */
const firstReminderMs = 7.5 * minute;
/** Of a hundred that are not due now, one is still open, with a reminder hours away; the others are resolved. */
const openOf = 100;
/** Old ones were raised over so long. */
const yearsMs = 3 * 365 * day;

/**
 * `due` escalations fall due in the minute before `at`, scattered among all; the indexes are those of the migrations. The samples'
 * own database is left in `folder`.
 */
export async function storeMany(folder: string, path: string, { stored, due, at }: Wanted): Promise<void> {
  const samples = await raiseSamples(join(folder, 'samples.db'), { due, at });
  await openSqlite(path).close();
  const db = new Database(path);
  // Nobody else reads it yet, and after a crash it is built anew.
  for (const setting of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -1000000'])
    db.pragma(setting);
  const insert = {
    escalations: inserter(db, 'escalations', samples.resolved.escalation),
    history: inserter(db, 'history', samples.resolved.history[0] ?? {}),
  };
  const everyDue = due > 0 ? Math.floor(stored / due) : Number.POSITIVE_INFINITY;
  const build = db.transaction(() => {
    for (let number = 1; number <= stored; number++) {
      const dueSample = number % everyDue === 0 ? samples.due[number / everyDue - 1] : undefined;
      const isOpen = number % openOf === 1;
      const sample = dueSample ?? (isOpen ? samples.open : samples.resolved);
      const shiftMs = dueSample
        ? 0
        : isOpen
          ? (number % 3600) * 1000
          : -Math.floor(yearsMs * (1 - number / stored));
      const { escalation, history } = copyOf(sample, number, shiftMs);
      insert.escalations(escalation);
      for (const row of history) insert.history(row);
    }
    db.exec('insert into policies select * from samples.policies');
  });
  db.prepare('attach ? as samples').run(join(folder, 'samples.db'));
  build();
  db.close();
}

async function raiseSamples(
  path: string,
  { due, at }: Pick<Wanted, 'due' | 'at'>,
): Promise<{ due: Sample[]; open: Sample; resolved: Sample }> {
  let now = at - 30 * day;
  const { engine, store } = openEngine(path, () => now);
  const [resolved, open] = ['resolved', 'open'];
  const { escalation } = await engine.open(draft, resolved);
  now += 5 * minute;
  const by = { id: 'UKENJI', team: 'engineering', responder: true, lead: false };
  const resolution = { fixed: 'The payouts run again.', tellUser: 'They arrive today.', cause: 'bug' };
  await engine.act(
    escalation.id,
    {
      kind: 'resolve',
      by,
      via: 'button',
      resolution: { ...resolution, document: { answer: 'no', which: null } },
    },
    'resolve',
  );
  now = at;
  await engine.open({ ...draft, priority: 'low' }, open);
  for (let n = 0; n < due; n++) {
    now = at - firstReminderMs - Math.floor((n * minute) / due);
    await engine.open(draft, `due ${n}`);
  }
  await store.close();
  const [first, second, ...rest] = samplesIn(path);
  if (!first || !second) throw new Error('no sample was raised');
  return { resolved: first, open: second, due: rest };
}

function samplesIn(path: string): Sample[] {
  const db = new Database(path, { readonly: true });
  const historyOf = db.prepare<[unknown], Row>(
    'select * from history where escalation_id = ? order by version',
  );
  const samples = db
    .prepare<[], Row>('select * from escalations order by number')
    .all()
    .map((escalation) => ({ escalation, history: historyOf.all(escalation.id) }));
  db.close();
  return samples;
}

/** Under another number and moved in time. What is inside its clocks stays: nobody looks there before it is due. */
function copyOf({ escalation, history }: Sample, number: number, shiftMs: number): Sample {
  const id = `ESC-${number}`;
  const moved = (row: Row, columns: readonly string[]): Row =>
    Object.fromEntries(
      columns.map((column) => {
        const value = row[column];
        return [column, typeof value === 'number' ? value + shiftMs : (value ?? null)];
      }),
    );
  const written = String(escalation.id).toLowerCase();
  return {
    escalation: {
      ...escalation,
      ...moved(escalation, ['opened_at', 'closed_at', 'updated_at', 'held_since', 'wake_at']),
      id,
      number,
      search_text: String(escalation.search_text).replace(written, id.toLowerCase()),
    },
    history: history.map((row) => ({ ...row, ...moved(row, ['at']), escalation_id: id })),
  };
}

function inserter(db: Database.Database, table: string, sample: Row): (row: Row) => void {
  const columns = Object.keys(sample);
  const places = columns.map(() => '?').join(', ');
  const statement = db.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`);
  return (row) => void statement.run(...columns.map((column) => row[column]));
}
