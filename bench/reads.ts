/**
 * What people wait for when they look: each read of the bot beside the bare indexed reads beneath it, over databases that grow. 79 teams, the
 * largest has a third; about 1,880 are open however many are stored.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { boardPage } from '../src/domain/board.ts';
import { documentDays } from '../src/domain/documents.ts';
import { liveStatuses } from '../src/domain/escalation.ts';
import { median } from '../src/domain/statistics/quantile.ts';
import { amount } from './amount.ts';
import { inColumns } from './columns.ts';
import { draft, openEngine } from './engine-alone.ts';
import { machineLine, machineNow } from './machine.ts';

/** A board may cost so many times the bare reads beneath it. */
const most = 3;
/** A read may hold the event loop so long, in milliseconds. */
const mostMs = 20;
/** What is asked for now and then, and read for a whole quarter. */
const mostMsOfQuarter = 100;

const { values } = parseArgs({
  options: { stored: { type: 'string', default: '10000,100000' }, times: { type: 'string', default: '40' } },
});
const sizes = values.stored.split(',').map((size) => amount('stored', size));
const times = amount('times', values.times);
const now = Date.UTC(2026, 10, 23, 10);
const teams = Array.from({ length: 79 }, (_, n) => (n === 0 ? 'engineering' : `team-${n}`));
const openOnes = 1880;
const day = 86_400_000;
const ofQuarter = '/escalate documents';

type Line = { read: string; stored: number; ms: number; bareMs: number | null };

const machine = machineNow();
const began = performance.now();
const lines: Line[] = [];
for (const stored of sizes) lines.push(...(await linesOf(stored)));
console.log(
  inColumns([
    ['read', 'stored', 'median ms', 'bare ms', 'ratio'],
    ...lines.map(({ read, stored, ms, bareMs }) => [
      read,
      stored.toLocaleString('en'),
      ms.toFixed(2),
      bareMs?.toFixed(2) ?? '',
      bareMs ? (ms / bareMs).toFixed(1) : '',
    ]),
  ]).join('\n'),
);
console.log(machineLine(machine, (performance.now() - began) / 1000));
const slow = lines.filter(({ read, ms }) => ms > (read === ofQuarter ? mostMsOfQuarter : mostMs));
const dear = lines.filter(({ bareMs, ms }) => bareMs !== null && ms / bareMs > most && ms > 1);
for (const { read, stored } of [...slow, ...dear]) console.log(`Too dear: ${read} at ${stored}`);
if (slow.length + dear.length > 0) process.exitCode = 1;

async function linesOf(stored: number): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-reads-'));
  const path = join(folder, 'reads.db');
  try {
    const { engine, queries, store } = openEngine(path, () => now);
    await engine.open(draft, 'first');
    await fill(path, stored);
    const sqlite = new Database(path, { readonly: true });
    const whole = [];
    const all = teams;
    const big = [teams[0] ?? ''];
    const places = (many: readonly string[]) => many.map(() => '?').join(', ');
    const bareOpen = (of: readonly string[]) => {
      const keys = sqlite.prepare(
        `select id, due_at, nearly_due_at, priority, opened_at, number from escalations where team in (${places(of)}) and status in (${places(liveStatuses)})`,
      );
      const row = sqlite.prepare('select * from escalations where id = ?');
      return () => {
        const found = keys.all(...of, ...liveStatuses) as { id: string }[];
        for (const { id } of found.slice(0, boardPage)) row.get(id);
      };
    };
    const named = { from: now - documentDays * day };
    const slice = { limit: boardPage, offset: 0 };
    const board = (of: readonly string[]) => async () => {
      const wanted = { teams: of, statuses: liveStatuses };
      await Promise.all([
        engine.list({ ...wanted, ...slice }),
        engine.count(wanted),
        engine.count({ ...wanted, overdueAt: now }),
      ]);
    };
    const reads: [string, () => Promise<unknown>, (() => void) | null][] = [
      ['board, big team', board(big), bareOpen(big)],
      ['board, all teams', board(all), bareOpen(all)],
      ['list', () => engine.list({ statuses: liveStatuses, ...slice }), bareOpen(all)],
      ['list TEAM resolved', () => engine.list({ teams: big, statuses: ['resolved'], ...slice }), null],
      ['list resolved', () => engine.list({ statuses: ['resolved'], ...slice }), null],
      ['count resolved', () => engine.count({ statuses: ['resolved'] }), null],
      [
        'board resolved, all teams',
        () => engine.list({ teams: all, statuses: ['resolved'], ...slice }),
        null,
      ],
      ['page 100 of resolved', () => engine.list({ statuses: ['resolved'], ...slice, offset: 990 }), null],
      [
        'mine, busiest agent',
        () => engine.list({ involved: 'UBUSY', statuses: liveStatuses, ...slice }),
        null,
      ],
      ['calls to make, busiest agent', () => engine.callbacksDue('UBUSY'), null],
      ['form: figures of all teams', () => figuresOf(queries), null],
      ['form: documents that are written', () => queries.processChanges.written(), null],
      [
        'resolve form: documents named',
        () => queries.documents.said({ ...named, teams: big, limit: 500 }),
        null,
      ],
      [ofQuarter, () => queries.documents.said(named), null],
      ['digest: calls overdue', () => queries.callbacks.overdue(all, now - day, now), null],
      ['in the morning: resolved since yesterday', () => queries.escalations.resolvedSince(now - day), null],
      ['each minute: owners', () => queries.escalations.owners(), null],
      ['each minute: agents', () => queries.escalations.ofAgents(), null],
      ['start: ends of shifts', () => queries.escalations.shiftEnds(), null],
    ];
    for (const [read, run, bare] of reads) {
      whole.push({ read, stored, ...(await mediansOf(run, bare)) });
    }
    sqlite.close();
    await store.close();
    return whole;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function figuresOf({ figures }: ReturnType<typeof openEngine>['queries']): Promise<void> {
  for (const team of teams) {
    await figures.acknowledgeTimes(team, 20);
    await figures.unacknowledged(team);
  }
}

/** In turns, so that whatever else the machine does is in both. */
async function mediansOf(run: () => Promise<unknown>, bare: (() => void) | null) {
  const [took, bareTook]: [number[], number[]] = [[], []];
  for (let n = 0; n < times; n += 1) {
    took.push(await timed(run));
    if (bare) bareTook.push(await timed(bare));
  }
  return { ms: middle(took), bareMs: bare && middle(bareTook) };
}

async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function middle(all: readonly number[]): number {
  return median(all) ?? 0;
}

/** Copies of one real escalation: resolved but for the last ones, which are spread over all teams alike. */
async function fill(path: string, stored: number): Promise<void> {
  const sqlite = new Database(path);
  const columns = sqlite.pragma('table_info(escalations)') as { name: string }[];
  const names = columns.map(({ name }) => name);
  const changed: Record<string, string> = {
    id: `'ESC-' || n`,
    number: 'n',
    team: `case when n % 3 = 0 then 'engineering' else 'team-' || (1 + n % 78) end`,
    status: `case when n > ${stored - openOnes} then case n % 3 when 0 then 'open' when 1 then 'acknowledged' else 'waiting' end else 'resolved' end`,
    priority: `case n % 10 when 0 then 'urgent' when 1 then 'high' when 9 then 'low' else 'normal' end`,
    reporter: `case when n % 4 = 0 then 'UBUSY' else 'U' || n % 500 end`,
    opened_at: `${now} - (${stored} - n) * 60000`,
    closed_at: `case when n > ${stored - openOnes} then null else ${now} - (${stored} - n) * 60000 + 7200000 end`,
    due_at: `case when n > ${stored - openOnes} then ${now} + (n % 200 - 40) * 60000 end`,
    nearly_due_at: `case when n > ${stored - openOnes} then ${now} + (n % 200 - 60) * 60000 end`,
    wake_at: 'null',
  };
  sqlite.exec(`
    with recursive counting(n) as (select 2 union all select n + 1 from counting where n < ${stored})
    insert into escalations (${names.join(', ')})
    select ${names.map((name) => changed[name] ?? `e.${name}`).join(', ')}
    from counting join escalations e on e.id = 'ESC-1'`);
  // In a quarter of 200 a day, a third names a document: 5,000.
  sqlite.exec(`
    insert into history (escalation_id, version, at, by, via, what, deed, ended, under, restricted)
    select id, 2, closed_at, 'UKENJI', 'button', 'resolved',
      json_object('what', 'resolved', 'fixed', 'By hand.', 'tellUser', 'It works.', 'document',
        json_object('answer', 'missing', 'which', 'Document ' || (number % 97))), '[]', team, 0
    from escalations where closed_at is not null and number % ${Math.max(1, Math.floor(stored / 5000))} = 0;
    insert into event_facts (escalation_id, version, what, at, local, by, team, priority, outcome)
    select e.id, 2, 'resolved', coalesce(e.closed_at, 0), '2026-11-20 10:00', 'UKENJI', e.team, e.priority, case when h.version = 2 then 'missing' end
    from escalations e left join history h on h.escalation_id = e.id and h.version = 2 where e.closed_at is not null;
    with recursive counting(n) as (select 1 union all select n + 1 from counting where n < 300)
    insert into changes (id, at, by, restricted, title, team, measure, since, document, link)
    select 'view:' || n, n, 'UOLGA', 0, 'Document ' || n, 'engineering', 'document', '2026-11-01', 'Document ' || n, 'https://wiki.example.com/' || n from counting`);
  sqlite.pragma('wal_checkpoint(truncate)');
  sqlite.close();
}
