/**
 * A thousand reminders fall due within one minute, and in the middle of it the one of two instances that sends is killed: each is said once, and the last
 * 20 seconds after the minute at the latest.
 *
 *   npx tsx bench/killed-minute.ts [--json] [--postgres] [--reminders 1000] [--channels 80] [--folder DIR]
 *
 * Exits with 1 when one is missing, said twice or said early, or the last is later.
 */
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { amount } from './amount.ts';
import { type One, ofSeveral, startOne } from './instances.ts';
import { machineLine, machineNow } from './machine.ts';
import { type Life, measureMinute } from './minute.ts';
import { startPostgres } from './postgres-server.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    postgres: { type: 'boolean', default: false },
    reminders: { type: 'string', default: '1000' },
    channels: { type: 'string', default: '80' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const reminders = amount('reminders', values.reminders);
const channels = amount('channels', values.channels, 90);
const latestMs = 20_000;
/** As many as the setting takes: a thousand in a minute are more than its default lets out. */
const messagesPerMinute = 1200;

const program = await ofSeveral();
let takenOverMs = Number.NaN;

const killed: Life = async ({ settings, from, to }, isOver) => {
  const start = () => startOne(program, { ...settings, LOG_LEVEL: 'info' });
  const all: One[] = [start(), start()];
  try {
    await Promise.all(all.map(({ running }) => running));
    if (Date.now() > from) throw new Error('the first was due before the bot had started: ask for fewer');
    await pause((from + to) / 2 - Date.now());
    const sender = all.find(({ sends }) => sends());
    const other = all.find((one) => one !== sender);
    if (!sender || !other) throw new Error('nobody sends');
    sender.child.kill('SIGKILL');
    const killedAt = performance.now();
    while (!other.sends() && Date.now() < to) await pause(20);
    takenOverMs = performance.now() - killedAt;
    await pause(to - Date.now());
    while (!(await isOver())) await pause(200);
  } finally {
    for (const { child } of all) child.kill('SIGTERM');
    await Promise.all(all.map(({ ended }) => ended));
  }
};

const machine = machineNow();
const startedAt = Date.now();
const server = values.postgres ? await startPostgres() : undefined;
const asked = {
  reminders,
  channels,
  seconds: 60,
  leads: 1,
  tell: 'thread' as const,
  messagesPerMinute,
  // A channel that has had six lines gets the rest in a round-up otherwise.
  attention: 'everything' as const,
  ...(server && { databaseUrl: server.url }),
};
const minute = await measureMinute(values.folder, asked, killed).finally(() => server?.stop());
const seconds = (Date.now() - startedAt) / 1000;
const faults = [
  ...minute.faults,
  ...(minute.lastMs > latestMs ? ['the last came more than 20 s after the minute'] : []),
];
if (values.json) process.stdout.write(`${JSON.stringify({ machine, ...minute, takenOverMs }, null, 2)}\n`);
else
  process.stdout.write(
    [
      machineLine(machine, seconds),
      `${reminders} reminders within a minute in ${channels} channels, ${values.postgres ? 'PostgreSQL' : 'a file'}; the sender killed after half of it`,
      `taken over after ${(takenOverMs / 1000).toFixed(1)} s; the last came ${(minute.lastMs / 1000).toFixed(1)} s after the minute, none later than ${(minute.maxMs / 1000).toFixed(1)} s after it was due`,
      `messages ${minute.messages}; faults ${faults.length}`,
      '',
    ].join('\n'),
  );
for (const fault of faults) {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
}
