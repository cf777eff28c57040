/**
 * `npm run bench:burst`: many people open the form within a minute, in a Slack that keeps to its limits; the whole bot, in real time.
 *
 *   npm run bench:burst -- [--json] [--people 500] [--seconds 60] [--known 250] [--late 5] [--folder DIR]
 *
 * Whoever is told when their form opens comes then, `late` seconds later at most. Of `known` people the direct message channel was opened before. It
 * exits with 1 when somebody has no form within 6 minutes or pressed more than twice, read that something failed, or is not stored; when an
 * acknowledgement came later than after 3 seconds; or when the message to somebody whose channel is known took more than 2 minutes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { openSqlite } from '../src/db/sqlite.ts';
import { amount } from './amount.ts';
import type { BotProcess } from './bot-process.ts';
import type { BurstSlack, Lived } from './burst-slack.ts';
import { inColumns } from './columns.ts';
import { percentile, rounded } from './figures.ts';
import { machineLine, machineNow } from './machine.ts';
import { startProcess } from './processes.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    people: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '60' },
    known: { type: 'string', default: '250' },
    late: { type: 'string', default: '5' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const people = amount('people', values.people);
const known = amount('known', values.known, people);
const asked = {
  seconds: amount('seconds', values.seconds),
  lateMs: amount('late', values.late) * 1000,
  patienceMs: 12 * 60_000,
};
const slowest = { formMs: 6 * 60_000, presses: 2, acknowledgedMs: 3000, toldMs: 2 * 60_000 };

const startedAt = Date.now();
const machine = machineNow();
const folder = mkdtempSync(join(values.folder, 'switchboard-burst-'));
const database = join(folder, 'switchboard.db');
const slack = startProcess<BurstSlack>('burst-slack.ts', {
  BENCH_PEOPLE: String(people),
  BENCH_KNOWN: String(known),
});

/** As the bot leaves it when it has run for a while. */
async function remember(): Promise<void> {
  await openSqlite(database).close();
  const db = new Database(database);
  const keep = db.prepare('insert into direct_channels (person, channel) values (?, ?)');
  for (const { person, channel } of await slack.ask('directs')) keep.run(person, channel);
  db.close();
}

async function run() {
  const { apiUrl, botToken, signingSecret } = await slack.ask('address');
  await remember();
  const bot = startProcess<BotProcess>('bot-process.ts', {
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SWITCHBOARD_CONFIG: fileURLToPath(new URL('../test/support/switchboard.yml', import.meta.url)),
    DATABASE_URL: database,
    LOG_LEVEL: 'error',
    PORT: '0',
  });
  try {
    await slack.ask('deliverTo', `http://127.0.0.1:${await bot.ask('port')}/slack/events`);
    await slack.ask('ready');
    const lives = await slack.ask('burst', asked);
    return { lives, seen: await slack.ask('seen'), cpuMs: await bot.ask('cpuMs') };
  } finally {
    await bot.stop();
  }
}

const found = await run().finally(() => slack.stop());
const db = new Database(database, { readonly: true });
const stored = db.prepare<[], number>('select count(*) from escalations').pluck().get() ?? 0;
db.close();
rmSync(folder, { recursive: true });

const { lives, seen } = found;
const span = (from: number, to: number | null): number =>
  to === null ? Number.POSITIVE_INFINITY : to - from;
const spread = (all: readonly number[]) => ({
  p50: percentile(all, 0.5),
  p99: percentile(all, 0.99),
  max: Math.max(...all),
});
const toldIn = (some: readonly Lived[]) =>
  spread(some.map(({ escalatedAt, toldAt }) => span(escalatedAt ?? Number.NaN, toldAt)));
const forms = lives.map(({ cameAt, formAt }) => span(cameAt, formAt));
const waits = lives.flatMap(({ acknowledgedMs }) => acknowledgedMs);
const results = {
  formMs: spread(forms),
  presses: Object.fromEntries(
    [1, 2, 3].map((n) => [
      n === 3 ? 'more' : n,
      lives.filter(({ presses }) => (n === 3 ? presses > 2 : presses === n)).length,
    ]),
  ),
  withoutForm: lives.filter(({ formAt }) => formAt === null).length,
  otherwise: [...new Set(lives.flatMap(({ otherwise }) => otherwise))],
  acknowledgedMs: spread(waits),
  late: seen.late + waits.filter((ms) => ms > slowest.acknowledgedMs).length,
  stored,
  refused: seen.refused.length,
  toldKnownMs: toldIn(lives.filter(({ known }) => known)),
  toldOthersMs: toldIn(lives.filter(({ known }) => !known)),
  cpuMs: Math.round(found.cpuMs),
};
const faults = [
  ...(results.formMs.max > slowest.formMs ? ['somebody waited longer than 6 minutes for the form'] : []),
  ...(lives.some(({ presses }) => presses > slowest.presses) ? ['somebody pressed more than twice'] : []),
  ...results.otherwise.map((said) => `somebody read: ${said}`),
  ...(results.late > 0 ? [`${results.late} acknowledgements came later than after 3 seconds`] : []),
  ...(stored === people ? [] : [`${stored} of ${people} are stored`]),
  ...(results.toldKnownMs.max > slowest.toldMs ? ['a message to somebody known took over 2 minutes'] : []),
  ...(results.refused > 0
    ? [`Slack said "too many" ${results.refused} times: ${[...new Set(seen.refused)]}`]
    : []),
  ...seen.objections,
];

if (values.json)
  process.stdout.write(
    `${JSON.stringify({ machine, asked: { people, known, ...asked }, ...results }, null, 2)}\n`,
  );
else {
  const inSeconds = (name: string, { p50, p99, max }: ReturnType<typeof spread>, unit = 1000) => [
    name,
    ...[p50, p99, max].map((ms) => `${rounded(ms / unit)} ${unit === 1 ? 'ms' : 's'}`),
  ];
  process.stdout.write(
    [
      machineLine(machine, (Date.now() - startedAt) / 1000),
      `${people} people within ${asked.seconds} s, each up to ${values.late} s later than told; Slack's limits on`,
      '',
      ...inColumns([
        ['', 'p50', 'p99', 'max'],
        inSeconds('from the first press to the form', results.formMs),
        inSeconds('acknowledged', results.acknowledgedMs, 1),
        inSeconds(
          `from escalating to the bot's message, ${known} whose channel is known`,
          results.toldKnownMs,
        ),
        inSeconds('the others', results.toldOthersMs),
      ]),
      '',
      `one press: ${results.presses[1]}, two: ${results.presses[2]}, more: ${results.presses.more}; no form: ${results.withoutForm}`,
      `read something else: ${results.otherwise.length}; acknowledged too late: ${results.late} of ${waits.length}`,
      `stored: ${stored} of ${people}; Slack said "too many": ${results.refused}; CPU of the bot: ${rounded(results.cpuMs / 1000)} s`,
      '',
    ].join('\n'),
  );
}
for (const fault of faults) {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
}
