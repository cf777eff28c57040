/** The bot, as a process of its own: it can be killed like one. With past.ts beside it, the only file of the sandbox that knows `src`. */

import { existsSync, readFileSync } from 'node:fs';
import { type Switchboard, start } from '../../src/app.ts';
import { loadConfig } from '../../src/config/config.ts';
import { createLog } from '../../src/log.ts';
import { type ClockReading, nowOf } from '../standing-clock.ts';
import type { Order, Report } from './orders.ts';
import { writePast } from './past.ts';

let clock: ClockReading = { at: 0, walkingSince: null };
let bot: Promise<Switchboard> | undefined;

const report = (what: Report): void => {
  process.send?.(what);
};

const log = createLog('error', {
  write(line) {
    const { from, msg } = JSON.parse(line) as { from?: string; msg: string };
    // Bolt's own words are about its connections, which an outage here breaks on purpose.
    if (from !== 'bolt') report({ kind: 'error', sentence: msg });
  },
});

/** In Socket Mode, time passes for it when the sandbox says so. */
async function run({
  slack,
  databaseUrl,
  configPath,
  withHistory,
}: Extract<Order, { kind: 'start' }>): Promise<Switchboard> {
  const loaded = loadConfig(readFileSync(new URL(`../../${configPath}`, import.meta.url), 'utf8'));
  if ('problems' in loaded) throw new Error(`${configPath} is not a valid configuration.`);
  if (withHistory && !existsSync(databaseUrl)) {
    await writePast(databaseUrl, loaded.config, nowOf(clock, Date.now()));
  }
  const { botToken, appToken, apiUrl: slackApiUrl } = slack;
  const running = await start(
    {
      mode: 'socket',
      botToken,
      appToken,
      slackApiUrl,
      databaseUrl,
      configPath,
      logLevel: 'error',
      port: 0,
    },
    loaded.config,
    {
      now: () => nowOf(clock, Date.now()),
      storage: { clock: () => nowOf(clock, Date.now()) },
      log,
      loop: 'by hand',
    },
  );
  report({ kind: 'running' });
  return running;
}

async function obey(order: Order): Promise<void> {
  switch (order.kind) {
    case 'start':
      bot = run(order);
      await bot;
      break;
    case 'clock':
      clock = order.reading;
      break;
    case 'settle': {
      const next = (await (await bot)?.settle()) ?? null;
      report({ kind: 'settled', number: order.number, next });
      break;
    }
    case 'stop':
      await (await bot)?.stop();
      process.disconnect();
      break;
  }
}

process.on('message', (order: Order) => {
  obey(order).catch((error: unknown) => {
    report({ kind: 'error', sentence: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    process.disconnect();
  });
});
// Ctrl+C reaches every process of the terminal; the sandbox says when the bot is to stop.
process.on('SIGINT', () => undefined);
// Without the sandbox there is nothing to be the bot of.
process.on('disconnect', () => process.exit());
