/**
 * `npm run bench:soak`: the whole bot under a steady load for half an hour. Its memory stays flat, and nobody waits for three seconds.
 *
 *   npm run bench:soak -- [--json] [--minutes 30] [--per-second 50] [--warm-up 4] [--folder DIR]
 *
 * Of a hundred requests 68 are `/escalate help`, 10 a list, 20 open the form, and 2 raise an escalation, as fast as Slack takes their
 * messages. It exits with 1 when memory grew by a tenth or more after the warm-up, or when an acknowledgement came too late.
 */
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { amount } from './amount.ts';
import { median, percentile, rounded } from './figures.ts';
import { machineLine, machineNow } from './machine.ts';
import { setScene } from './scene.ts';
import type { Written } from './slack-process.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '30' },
    'per-second': { type: 'string', default: '50' },
    'warm-up': { type: 'string', default: '4' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const minutes = amount('minutes', values.minutes);
const perSecond = amount('per-second', values['per-second']);
const warmUp = amount('warm-up', values['warm-up']);

const slacksPatienceMs = 3000;
const mostGrowth = 0.1;
/** How many minutes at either end are compared, by their median. */
const endMinutes = Math.max(1, Math.min(3, Math.floor((minutes - warmUp) / 2)));
const share = { list: 0.1, form: 0.2, submission: 0.02 };

const startedAt = Date.now();
const machine = machineNow();
const scene = await setScene(values.folder, undefined);
const bot = await scene.startBot();

/** The requests of one minute, mixed. */
async function aMinute(): Promise<Written[]> {
  const count = perSecond * 60;
  const of = (part: number) => Math.round(count * part);
  const { slack } = scene;
  const [lists, forms, submissions] = [of(share.list), of(share.form), of(share.submission)];
  const all = [
    ...(await slack.ask('commands', { text: 'help', count: count - lists - forms - submissions })),
    ...(await slack.ask('commands', { text: 'list', count: lists })),
    ...(await slack.ask('commands', { text: '', count: forms })),
    ...(await slack.ask('submissions', { count: submissions })),
  ];
  // Each kind spread over the minute: a step that has no factor in common with the count meets every one once.
  const step = 1237;
  return all.map((_, n) => all[(n * step) % all.length]).flatMap((one) => one ?? []);
}

const rss: number[] = [];
const waits: number[] = [];
for (let minute = 0; minute < minutes; minute++) {
  const requests = await aMinute();
  const from = performance.now();
  const underWay = new Set<Promise<void>>();
  for (const [n, request] of requests.entries()) {
    const early = from + (n * 1000) / perSecond - performance.now();
    if (early > 1) await pause(early);
    const sent = bot.gun.fire([request]).then((load) => {
      if (minute >= warmUp) waits.push(...load.waits);
    });
    underWay.add(sent);
    void sent.finally(() => underWay.delete(sent));
  }
  await Promise.all(underWay);
  rss.push(await bot.rss());
  await scene.slack.ask('forget');
}
const problems = await scene.slack.ask('problems');
await bot.stop();
await scene.end();

const before = median(rss.slice(warmUp, warmUp + endMinutes));
const after = median(rss.slice(-endMinutes));
const results = {
  requests: waits.length,
  p50Ms: rounded(percentile(waits, 0.5)),
  p99Ms: rounded(percentile(waits, 0.99)),
  maxMs: rounded(percentile(waits, 1)),
  late: waits.filter((ms) => ms >= slacksPatienceMs).length + problems.lateAcknowledgements,
  rssMb: rss.map((bytes) => Math.round(bytes / 1e6)),
  growth: rounded(after / before - 1),
};
const faults = [
  ...(results.growth >= mostGrowth ? [`memory grew by ${results.growth * 100} % after the warm-up`] : []),
  ...(results.late > 0 ? [`${results.late} acknowledgements came too late`] : []),
  ...problems.objections,
];
if (values.json) process.stdout.write(`${JSON.stringify({ machine, ...results }, null, 2)}\n`);
else {
  process.stdout.write(
    [
      machineLine(machine, (Date.now() - startedAt) / 1000),
      `${minutes} minutes at ${perSecond} requests a second; ${results.requests} of them after a warm-up of ${warmUp} minutes`,
      `acknowledged within p50 ${results.p50Ms} ms, p99 ${results.p99Ms} ms, at most ${results.maxMs} ms; too late: ${results.late}`,
      `memory (RSS) in MB, by the minute: ${results.rssMb.join(' ')}`,
      `growth after the warm-up: ${rounded(results.growth * 100)} %`,
      '',
    ].join('\n'),
  );
}
for (const fault of faults) {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
}
