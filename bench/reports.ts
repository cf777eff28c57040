/**
 * What leads read, over databases that grow: how long each report takes, what it adds to the memory, and what an acknowledgement waits meanwhile,
 * beside one while nothing is read. The page of `switchboard report` is made by another process, all of whose memory is told. At the end of a line the same in the event loop, as it would be without a thread for it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createReportsAside } from '../src/app/reports-aside.ts';
import { holidaysOf } from '../src/config/public-holidays.ts';
import type { Store } from '../src/db/store.ts';
import { createDirectory } from '../src/engine/directory.ts';
import { createExports } from '../src/engine/exports.ts';
import { createProcessChanges } from '../src/engine/process-changes.ts';
import { type Reports, reportsOf } from '../src/engine/reports.ts';
import { amount } from './amount.ts';
import { inColumns } from './columns.ts';
import { benchConfiguration, openEngine } from './engine-alone.ts';
import { machineLine, machineNow } from './machine.ts';
import { startProcess } from './processes.ts';
import { pageOf, type ReportProcess } from './report-process.ts';
import { fillWithLives } from './stored-lives.ts';

const { values } = parseArgs({ options: { stored: { type: 'string', default: '10000,100000' } } });
const sizes = values.stored.split(',').map((size) => amount('stored', size));
const end = Date.UTC(2026, 10, 23, 10);
const by = { id: 'UKENJI', team: 'engineering', responder: true, lead: false };
/** An acknowledgement may take so many times as long while a report is made. */
const most = 2;
const changes = 10;
const day = 86_400_000;
/** A report is made again and again for so long: of six hundred acknowledgements, a hundredth are six. */
const longEnoughMs = 12_000;
/** In the event loop it is far beyond any bound after one. */
const shortMs = 2_500;
const everyMs = 20;

/** How long one takes, what it adds to the memory of the process, and what an acknowledgement waits meanwhile. */
type Made = { ms: number; moreMb: number; p99: number };
type Line = { report: string; stored: number; quiet: Made; here: Made; aside: Made };

const machine = machineNow();
const began = performance.now();
const lines: Line[] = [];
for (const stored of sizes) lines.push(...(await linesOf(stored)));
console.log(
  inColumns([
    [
      'report',
      'stored',
      'ms',
      'more MB',
      'p99 quiet',
      'p99 meanwhile',
      'ratio',
      'in the event loop: ms',
      'p99',
    ],
    ...lines.map(({ report, stored, quiet, here, aside }) => [
      report,
      stored.toLocaleString('en'),
      aside.ms.toFixed(0),
      aside.moreMb.toFixed(0),
      quiet.p99.toFixed(1),
      aside.p99.toFixed(1),
      (aside.p99 / quiet.p99).toFixed(1),
      here.ms.toFixed(0),
      here.p99.toFixed(1),
    ]),
  ]).join('\n'),
);
for (const { report, stored, quiet, aside } of lines) {
  if (aside.p99 <= most * quiet.p99) continue;
  console.log(`Too much in the way: ${report} at ${stored}`);
  process.exitCode = 1;
}
console.log(machineLine(machine, (performance.now() - began) / 1000));

async function linesOf(stored: number): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-reports-'));
  const path = join(folder, 'reports.db');
  const config = benchConfiguration();
  const teams = Object.keys(config.teams);
  let now = end;
  const { engine, queries, store } = openEngine(path, () => now);
  try {
    await fillWithLives({ engine }, path, {
      stored,
      now: end,
      teams,
      setNow: (at) => {
        now = at;
      },
    });
    const directory = createDirectory({ ...config, queries, holidaysOf });
    const lead = directory.ledBy('UMARCUS').length > 0 ? 'UMARCUS' : 'UNORA';
    const parts = { store, queries, directory, now: () => now, holidaysOf };
    const log = { warn: (facts: object, message: string) => console.error(message, facts) };
    const made = {
      here: reportsOf({ queries, directory, log }),
      aside: createReportsAside({ url: path, config }, log),
    };
    const exportedBy = (reports: Reports) => createExports({ ...parts, reports, committed: () => {} });
    const judgedBy = (reports: Reports) => createProcessChanges({ ...parts, reports });
    const judged = judgedBy(made.here);
    const measures = ['acknowledge', 'resolve', 'in time', 'moves', 'questions', 'reopened'] as const;
    for (let n = 0; n < changes; n += 1) {
      const measure = measures[n % measures.length] ?? 'resolve';
      const since = new Date(end - 90 * day).toISOString().slice(0, 10);
      const written = {
        by: lead,
        team: directory.ledBy(lead)[0] ?? '',
        title: `${n}`,
        category: null,
        measure,
        since,
      };
      await judged.write(written, `${n}`);
    }
    const counting = { teams, within: { from: end - day, to: end }, timeZone: 'Europe/Dublin' };
    let acts = 0;
    /** Of a thousand, one after the other; handed back again, so that there is no end to them. */
    const acknowledge = async (): Promise<void> => {
      const id = `ESC-${stored - (Math.floor(acts / 2) % 1000)}`;
      acts += 1;
      const team = (await engine.find(id))?.team ?? '';
      const kind = acts % 2 === 1 ? 'acknowledge' : 'hand back';
      const command = { kind, by: { ...by, team }, via: 'button' } as const;
      const answer = await engine.act(id, command, `${acts}`);
      if (!('entry' in answer)) throw new Error(`${id}: ${JSON.stringify(answer)}`);
    };
    const allOf = (reports: Reports): [string, () => Promise<unknown>][] => [
      ['digest of all teams', () => reports.digest({ counting, own: teams, at: now })],
      ['changes and what rises', () => judgedBy(reports).read(lead)],
      [
        'documents to write',
        () => reports.gaps({ from: now - 90 * day, reader: { id: lead, teams: new Set(teams) } }),
      ],
      ['the last seven days', () => reports.weeks(teams, now + 1)],
      ['Export CSV', () => exportedBy(reports).write(lead, { from: now - 91 * day, to: now })],
    ];
    await made.aside.weeks(teams, now);
    const found: Line[] = [];
    for (const [n, [report, here]] of allOf(made.here).entries()) {
      const aside = allOf(made.aside)[n]?.[1] ?? here;
      const quiet = await beside(acknowledge, () => pause(longEnoughMs));
      found.push({
        report,
        stored,
        here: await beside(acknowledge, here, shortMs),
        quiet,
        aside: await beside(acknowledge, aside),
      });
    }
    await made.aside.close();
    found.push({
      report: 'report of a quarter',
      stored,
      ...(await pageBeside(acknowledge, path, store, now)),
    });
    return found;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The page is made by a command, in a process of its own. */
async function pageBeside(acknowledge: () => Promise<void>, path: string, store: Store, now: number) {
  const asked = { from: end - 91 * day, to: end - (end % day), now };
  const quiet = await beside(acknowledge, () => pause(longEnoughMs));
  const here = await beside(acknowledge, () => pageOf(store, asked), shortMs);
  const command = startProcess<ReportProcess>('report-process.ts');
  let moreMb = 0;
  const aside = await beside(acknowledge, async () => {
    moreMb = await command.ask('page', { ...asked, path });
  });
  await command.stop();
  return { quiet, here, aside: { ...aside, moreMb } };
}

/** Somebody acknowledges every so many milliseconds; a wait is counted from when they meant to. */
async function beside(
  acknowledge: () => Promise<void>,
  run: () => Promise<unknown>,
  forMs = longEnoughMs,
): Promise<Made> {
  const before = process.memoryUsage().rss;
  const waits: number[] = [];
  let over = false;
  const start = performance.now();
  const others = (async () => {
    for (let meant = start; !over; meant += everyMs) {
      await pause(Math.max(0, meant - performance.now()));
      await acknowledge();
      waits.push(performance.now() - meant);
    }
  })();
  let runs = 0;
  while (performance.now() - start < forMs) {
    await run();
    runs += 1;
  }
  const ms = (performance.now() - start) / runs;
  const moreMb = (process.memoryUsage().rss - before) / 2 ** 20;
  over = true;
  await others;
  waits.sort((one, other) => one - other);
  return { ms, moreMb, p99: waits[Math.ceil(waits.length * 0.99) - 1] ?? 0 };
}
