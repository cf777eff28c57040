/**
 * How punctual reminders are: the whole bot in real time, with many that fall due within one minute.
 *
 *   npx tsx bench/punctuality.ts [--json] [--reminders 1000] [--seconds 60] [--channels 80] [--leads 10] [--folder DIR]
 *
 * First all of them are lines in the threads of cards, then all are direct messages to leads, which the bot folds. Exits with 1 when
 * one was lost, said twice or said early, or when the simulated Slack objected to something.
 */
import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { amount } from './amount.ts';
import { inColumns } from './columns.ts';
import { machineLine, machineNow } from './machine.ts';
import { type Minute, measureMinute } from './minute.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    reminders: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    channels: { type: 'string', default: '80' },
    leads: { type: 'string', default: '10' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const asked = {
  reminders: amount('reminders', values.reminders),
  seconds: amount('seconds', values.seconds),
  // Each channel is a team's, and the bot takes at most 90 teams.
  channels: amount('channels', values.channels, 90),
  leads: amount('leads', values.leads, Number(values.channels)),
};

const startedAt = Date.now();
const machine = machineNow();
const threads = await measureMinute(values.folder, { ...asked, tell: 'thread' });
const leads = await measureMinute(values.folder, { ...asked, tell: 'leads' });
const seconds = (Date.now() - startedAt) / 1000;

if (values.json) {
  process.stdout.write(`${JSON.stringify({ machine, asked, seconds, threads, leads }, null, 2)}\n`);
} else {
  const row = (name: string, { withinASecond, p50Ms, p99Ms, maxMs }: Minute) => [
    name,
    `${(100 * withinASecond).toFixed(1)} %`,
    p50Ms,
    p99Ms,
    maxMs,
  ];
  const { fewest, most } = leads.messagesEach;
  process.stdout.write(
    [
      machineLine(machine, seconds),
      `${asked.reminders} reminders due by chance within ${asked.seconds} s, no rate limits but the bot’s own pace`,
      '',
      ...inColumns([
        ['From due to Slack', 'within 1 s', 'p50 ms', 'p99 ms', 'max ms'],
        row(`in threads, ${asked.channels} channels`, threads),
        row(`to ${asked.leads} leads, folded`, leads),
      ]),
      '',
      `The leads’ ${asked.reminders} reminders were ${leads.messages} messages: ${fewest} to ${most} for each lead.`,
      '',
    ].join('\n'),
  );
}
for (const fault of [...threads.faults, ...leads.faults]) process.stderr.write(`${fault}\n`);
if (threads.faults.length + leads.faults.length > 0) process.exitCode = 1;
