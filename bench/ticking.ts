/**
 * What a tick of the engine costs among a million stored escalations, beside the bare SQL that it stands on.
 *
 *   npx tsx bench/ticking.ts [--json] [--stored 1000000] [--due 100] [--rounds 5] [--folder DIR]
 *
 * Each of those that are due gets the first reminder of its ladder: a row of history, its own row, a notice. See bench/README.md.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { amount } from './amount.ts';
import { inColumns } from './columns.ts';
import { learnDueRows } from './due-rows.ts';
import { openEngine } from './engine-alone.ts';
import { medians } from './figures.ts';
import { measureFinding } from './finding.ts';
import { machineLine, machineNow } from './machine.ts';
import { storeMany } from './stored.ts';
import { createWatch } from './where-time-goes.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    stored: { type: 'string', default: '1000000' },
    due: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '5' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const asked = {
  stored: amount('stored', values.stored),
  // The engine takes so many at once; with more, finding them would be several queries.
  due: amount('due', values.due, 199),
  rounds: amount('rounds', values.rounds),
};
/** Any instant will do: the engine is told the time. */
const at = Date.UTC(2026, 10, 23, 10);

/** A bot runs for weeks, so what its first ticks are like is not what is asked; both sides warm up. */
const warmUpRounds = 10;

/** Processor time too: it depends far less on the disk, and on what else the machine does. */
async function timed(work: () => unknown): Promise<{ ms: number; cpuMs: number }> {
  const before = process.cpuUsage();
  const from = performance.now();
  await work();
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(before);
  return { ms, cpuMs: (user + system) / 1000 };
}

/** The engine, bare SQL with as many transactions, and bare SQL with one, in turns. */
async function measureTicks(db: Database.Database, path: string) {
  const { spent, watched } = createWatch();
  const plain = openEngine(path, () => at);
  const watchedOne = openEngine(path, () => at, { watched });
  const rows = await learnDueRows(db, at, () => plain.engine.tick());
  const ticks = [];
  for (let round = -warmUpRounds; round < asked.rounds; round++) {
    rows.takeBack();
    const engine = await timed(() => plain.engine.tick());
    rows.takeBack();
    const bare = await timed(() => rows.write('each'));
    rows.takeBack();
    const atOnce = await timed(() => rows.write('one'));
    rows.takeBack();
    Object.assign(spent, { finding: 0, reading: 0, spelling: 0, writing: 0 });
    const { ms: watchedMs } = await timed(() => watchedOne.engine.tick());
    const { finding, reading, spelling, writing } = spent;
    const deciding = watchedMs - finding - reading - spelling - writing;
    if (round < 0) continue;
    ticks.push({
      engineMs: engine.ms,
      engineCpuMs: engine.cpuMs,
      bareMs: bare.ms,
      bareCpuMs: bare.cpuMs,
      atOnceMs: atOnce.ms,
      atOnceCpuMs: atOnce.cpuMs,
      finding,
      reading,
      deciding,
      spelling,
      writing,
    });
  }
  rows.takeBack();
  const finding = await measureFinding(db, plain.queries, { at, ...asked });
  await plain.store.close();
  await watchedOne.store.close();
  return { rows: rows.count, finding, tick: medians(ticks) };
}

async function measure() {
  const folder = mkdtempSync(join(values.folder, 'switchboard-ticking-'));
  try {
    const path = join(folder, 'switchboard.db');
    await storeMany(folder, path, { ...asked, at });
    const db = new Database(path);
    for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON'])
      db.pragma(setting);
    const measured = await measureTicks(db, path);
    db.close();
    return measured;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const startedAt = Date.now();
const machine = machineNow();
const { rows, finding, tick } = await measure();
const ratios = {
  findingIds: finding.engineMs / finding.idsMs,
  findingRows: finding.engineMs / finding.rowsMs,
  tick: tick.engineMs / tick.bareMs,
  tickCpu: tick.engineCpuMs / tick.bareCpuMs,
  tickOfOneTransaction: tick.engineMs / tick.atOnceMs,
};
const seconds = (Date.now() - startedAt) / 1000;

if (values.json) {
  process.stdout.write(
    `${JSON.stringify({ machine, asked, seconds, rows, finding, tick, ratios }, null, 2)}\n`,
  );
} else {
  const { finding: finds, reading, deciding, spelling, writing } = tick;
  // Each is a median of its own, so together they are not quite the median of the whole.
  const watchedMs = finds + reading + deciding + spelling + writing;
  const part = (name: string, ms: number) => [`  ${name}`, ms, `${Math.round((100 * ms) / watchedMs)} %`];
  process.stdout.write(
    [
      machineLine(machine, seconds),
      `${asked.stored.toLocaleString('en')} escalations stored, ${asked.due} due; medians of ${asked.rounds} rounds`,
      '',
      ...inColumns([
        ['Finding what is due', 'p50 ms', 'p99 ms', 'of ids only', 'of rows'],
        ['the same SQL in better-sqlite3, ids only', finding.idsMs, finding.idsP99Ms],
        ['the same SQL in better-sqlite3, rows', finding.rowsMs, finding.rowsP99Ms],
        ['the engine’s query', finding.engineMs, finding.engineP99Ms, ratios.findingIds, ratios.findingRows],
      ]),
      '',
      ...inColumns([
        [`A tick: ${asked.due} read, ${rows} rows written`, 'ms', 'of bare SQL', 'CPU ms', 'of bare SQL'],
        [`better-sqlite3 alone, ${asked.due} transactions`, tick.bareMs, '', tick.bareCpuMs],
        ['better-sqlite3 alone, one transaction', tick.atOnceMs, '', tick.atOnceCpuMs],
        ['engine.tick', tick.engineMs, ratios.tick, tick.engineCpuMs, ratios.tickCpu],
      ]),
      '',
      ...inColumns([
        ['Where a tick’s time goes', 'ms', 'of the tick'],
        part('finding what is due, and what is next', finds),
        part('reading each', reading),
        part('deciding, and making statements', deciding),
        part('making SQL of them', spelling),
        part('writing, until it is on the disk', writing),
      ]),
      '',
    ].join('\n'),
  );
}
