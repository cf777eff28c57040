/** What one tick writes, as bare rows: written again without the engine, and taken back so that all is due once more. */
import type Database from 'better-sqlite3';

type Row = Record<string, string | number | null>;
type Written = { id: string; before: Row; after: Row; history: Row; outbox: Row[] };

export type DueRows = {
  /** Rows that one tick writes. */
  count: number;
  /** Reads each escalation and writes what the engine would: a transaction for each of them, or one for all. */
  write(transactions: 'each' | 'one'): void;
  /** As it was before the tick, with nothing left in the write-ahead log. */
  takeBack(): void;
};

/** Call `tick` is the engine's: what it wrote is learned from what is there afterwards. */
export async function learnDueRows(
  db: Database.Database,
  at: number,
  tick: () => Promise<unknown>,
): Promise<DueRows> {
  const escalation = db.prepare<[string], Row>('select * from escalations where id = ?');
  const history = db.prepare<[string, unknown], Row>(
    'select * from history where escalation_id = ? and version = ?',
  );
  const outbox = db.prepare<[string], Row>('select * from outbox where escalation_id = ?');
  const due = db
    .prepare<[number], Row>('select * from escalations where wake_at <= ? order by wake_at')
    .all(at);
  await tick();
  const written = due.map((before): Written => {
    const id = String(before.id);
    const after = escalation.get(id);
    const entry = after && history.get(id, after.version);
    if (!entry || after.version === before.version)
      throw new Error(`${id} was due, and the tick did nothing`);
    return { id, before, after, history: entry, outbox: outbox.all(id) };
  });
  const [first] = written;
  const [firstNotice] = first?.outbox ?? [];
  if (!first || !firstNotice) throw new Error('nothing was due');

  const update = updater(db, first.before);
  const append = inserter(db, 'history', first.history);
  const enqueue = inserter(db, 'outbox', firstNotice);
  const write = (one: Written): void => {
    append(one.history);
    update(one.after);
    for (const notice of one.outbox) enqueue(notice);
  };
  const writeOne = db.transaction(write);
  const writeAll = db.transaction(() => {
    for (const one of written) {
      escalation.get(one.id);
      write(one);
    }
  });
  const forget = db.prepare('delete from history where escalation_id = ? and version = ?');
  const unqueue = db.prepare('delete from outbox where escalation_id = ?');
  const takeBack = db.transaction(() => {
    for (const { id, before, history: entry } of written) {
      forget.run(id, entry.version);
      unqueue.run(id);
      update(before);
    }
  });
  return {
    count: written.reduce((sum, one) => sum + 2 + one.outbox.length, 0),
    write(transactions) {
      if (transactions === 'one') return void writeAll.immediate();
      for (const one of written) {
        escalation.get(one.id);
        writeOne.immediate(one);
      }
    },
    takeBack() {
      takeBack.immediate();
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
}

function inserter(db: Database.Database, table: string, sample: Row): (row: Row) => void {
  const columns = Object.keys(sample);
  const places = columns.map(() => '?').join(', ');
  const statement = db.prepare(`insert into ${table} (${columns.join(', ')}) values (${places})`);
  return (row) => void statement.run(...columns.map((column) => row[column]));
}

function updater(db: Database.Database, sample: Row): (row: Row) => void {
  const columns = Object.keys(sample).filter((column) => column !== 'id');
  const set = columns.map((column) => `${column} = ?`).join(', ');
  const statement = db.prepare(`update escalations set ${set} where id = ?`);
  return (row) => void statement.run(...columns.map((column) => row[column]), row.id);
}
