/**
 * `npm run bench:transactions`: escalations raised and acknowledged per second beside bare drivers that write the same rows, in a file and on a server that is
 * near, or some milliseconds away in each direction.
 *
 *   npm run bench:transactions -- [--json] [--rounds 9] [--count 24] [--delays 0,2,5] [--folder DIR]
 *
 * Exits with 1 when the engine does less than 0.6 of what the faster bare driver does: `pg` that awaits each statement, or that sends all at once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { amount } from './amount.ts';
import { bareInAFile, bareOnAServer, openedAt, type Way, waysOf } from './bare-writers.ts';
import { inColumns } from './columns.ts';
import { medians } from './figures.ts';
import { machineLine, machineNow } from './machine.ts';
import { startPostgres } from './postgres-server.ts';
import { startProcess } from './processes.ts';
import type { SlowWay } from './slow-way.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '9' },
    count: { type: 'string', default: '24' },
    delays: { type: 'string', default: '0,2,5' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const rounds = amount('rounds', values.rounds);
const count = amount('count', values.count);
const delays = values.delays.split(',').map(Number);
const least = 0.6;
/** Before those that count: Node compiles what runs often. */
const warmUpRounds = 3;
const atOnce = [1, 8];

type Figures = { raised: number; acknowledged: number };

/** Each of them, so many at a time; how many per second. */
async function perSecond<T>(all: readonly T[], width: number, work: (one: T) => Promise<unknown>) {
  const left = [...all];
  const from = performance.now();
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: width }, worker));
  return (all.length * 1000) / (performance.now() - from);
}

/** In turns, the medians of the rounds. */
async function measure(ways: readonly Way[], width: number): Promise<Map<string, Figures>> {
  const found = new Map<string, Figures[]>(ways.map(({ name }) => [name, []]));
  for (let round = -warmUpRounds; round < rounds; round++) {
    for (const way of ways) {
      const raises = await way.raises(count);
      const raised = await perSecond(raises, width, (one) => one());
      const acknowledges = await way.acknowledges();
      const acknowledged = await perSecond(acknowledges, width, (one) => one());
      if (round >= 0) found.get(way.name)?.push({ raised, acknowledged });
    }
  }
  return new Map([...found].map(([name, all]) => [name, medians(all)]));
}

type Measured = { where: string; width: number; figures: Map<string, Figures> };

async function inAFile(folder: string): Promise<Measured[]> {
  const ways = await waysOf({ urlFor: async (n) => join(folder, `${n}.db`), bare: bareInAFile });
  const measured = [];
  for (const width of atOnce) measured.push({ where: 'SQLite', width, figures: await measure(ways, width) });
  for (const way of ways) await way.close();
  return measured;
}

async function onAServer(): Promise<Measured[]> {
  const server = await startPostgres();
  const slowWay = startProcess<SlowWay>('slow-way.ts', { BENCH_PORT: String(server.port) });
  const measured: Measured[] = [];
  try {
    const slowPort = await slowWay.ask('port');
    for (const delay of delays) {
      await slowWay.ask('delay', delay);
      const ways = await waysOf({
        urlFor: (n) => openedAt(server.url, `way_${delay}_${n}`),
        // Where nothing takes time, nothing stands between.
        through: (url) => (delay === 0 ? url : url.replace(`:${server.port}/`, `:${slowPort}/`)),
        bare: bareOnAServer,
      });
      const where = `PostgreSQL, ${delay} ms each way`;
      for (const width of atOnce) measured.push({ where, width, figures: await measure(ways, width) });
      for (const way of ways) await way.close();
    }
    return measured;
  } finally {
    await slowWay.stop();
    await server.stop();
  }
}

const startedAt = Date.now();
const machine = machineNow();
const folder = mkdtempSync(join(values.folder, 'switchboard-transactions-'));
const measured = [...(await inAFile(folder)), ...(await onAServer())];
rmSync(folder, { recursive: true });
const seconds = (Date.now() - startedAt) / 1000;

const best = (figures: Map<string, Figures>, what: keyof Figures) =>
  Math.max(...[...figures].filter(([name]) => name.startsWith('bare')).map(([, one]) => one[what]));
const results = measured.map(({ where, width, figures }) => ({
  where,
  atOnce: width,
  perSecond: Object.fromEntries(figures),
  ratios: Object.fromEntries(
    [...figures].map(([name, { raised, acknowledged }]) => [
      name,
      {
        raised: raised / best(figures, 'raised'),
        acknowledged: acknowledged / best(figures, 'acknowledged'),
      },
    ]),
  ),
}));

if (values.json) process.stdout.write(`${JSON.stringify({ machine, rounds, count, results }, null, 2)}\n`);
else {
  const rows = results.flatMap(({ where, atOnce: width, perSecond: found, ratios }) => [
    [`${where}, ${width} at a time`],
    ...Object.entries(found).map(([name, { raised, acknowledged }]) => [
      `  ${name}`,
      raised,
      ratios[name]?.raised,
      acknowledged,
      ratios[name]?.acknowledged,
    ]),
  ]);
  const lines = inColumns([['Per second', 'raised', 'of the best', 'acknowledged', 'of the best'], ...rows]);
  const about = `${rounds} rounds of ${count}; medians`;
  process.stdout.write(`${[machineLine(machine, seconds), about, '', ...lines, ''].join('\n')}\n`);
}
for (const { where, atOnce: width, ratios } of results) {
  for (const what of ['raised', 'acknowledged'] as const) {
    const ratio = ratios.engine?.[what] ?? Number.NaN;
    if (ratio >= least) continue;
    process.stderr.write(
      `${where}, ${width} at a time: the engine ${what} ${ratio.toFixed(2)} of the best\n`,
    );
    process.exitCode = 1;
  }
}
