/**
 * `npm run bench:limit`: a long queue at Slack's limits, on a clock that is moved on by hand, so a slow machine changes nothing.
 *
 *   npm run bench:limit -- [--json] [--notices 10000] [--urgent 100] [--channels 50]
 *
 * It exits with 1 when the queue took longer than 1.05 times what Slack's limits allow, when Slack had to say "too many", when an
 * escalation's lines came in another order than they were written, or when what is urgent waited.
 */
import { parseArgs } from 'node:util';
import { amount } from './amount.ts';
import { inColumns } from './columns.ts';
import { percentile, rounded } from './figures.ts';
import { type Drained, drain } from './long-queue.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    notices: { type: 'string', default: '10000' },
    urgent: { type: 'string', default: '100' },
    channels: { type: 'string', default: '50' },
  },
});

const asked = {
  notices: amount('notices', values.notices),
  urgent: amount('urgent', values.urgent),
  channels: amount('channels', values.channels),
};

const longestRatio = 1.05;
const urgentMs = 2000;

function judged(drained: Drained) {
  const p99 = percentile(drained.urgentWaitsMs, 0.99);
  const ratio = drained.tookMs / drained.leastMs;
  const faults = [
    ...(ratio > longestRatio ? [`it took ${rounded(ratio)} times what Slack's limits allow`] : []),
    ...(drained.refusals > 0 ? [`Slack said "too many" ${drained.refusals} times`] : []),
    ...(drained.outOfOrder.length > 0 ? [`out of order: ${drained.outOfOrder.slice(0, 5).join(', ')}`] : []),
    ...(drained.messages === asked.notices ? [] : [`${drained.messages} messages of ${asked.notices}`]),
    ...(p99 >= urgentMs ? [`what is urgent waited ${p99} ms (p99)`] : []),
    ...drained.objections,
  ];
  return {
    minutes: rounded(drained.tookMs / 60_000),
    leastMinutes: rounded(drained.leastMs / 60_000),
    ratio: rounded(ratio),
    refusals: drained.refusals,
    urgentP50Ms: percentile(drained.urgentWaitsMs, 0.5),
    urgentP99Ms: p99,
    urgentMaxMs: Math.max(...drained.urgentWaitsMs),
    faults,
  };
}

const results = {
  atOnce: judged(await drain({ ...asked, urgent: { count: asked.urgent, when: 'at once' } })),
  meanwhile: judged(await drain({ ...asked, urgent: { count: asked.urgent, when: 'meanwhile' } })),
};
if (values.json) process.stdout.write(`${JSON.stringify({ asked, ...results }, null, 2)}\n`);
else {
  const rows = [
    ['', 'queue', 'at least', 'ratio', '429', 'urgent p50', 'p99', 'max'],
    ...Object.entries(results).map(([name, one]) => [
      name === 'atOnce' ? 'urgent ones queued with the rest' : 'urgent ones come meanwhile',
      `${one.minutes} min`,
      `${one.leastMinutes} min`,
      String(one.ratio),
      String(one.refusals),
      `${one.urgentP50Ms} ms`,
      `${one.urgentP99Ms} ms`,
      `${one.urgentMaxMs} ms`,
    ]),
  ];
  process.stdout.write(
    `${asked.notices} lines, ${asked.urgent} of them urgent, in ${asked.channels} channels; times by Slack's clock\n${inColumns(rows).join('\n')}\n`,
  );
}
for (const fault of [...results.atOnce.faults, ...results.meanwhile.faults]) {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
}
