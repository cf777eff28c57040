/** `npm run sandbox`: starts the bot in a Slack workspace on this machine. The only file of the sandbox that knows the bot. */

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { start } from '../src/app.ts';
import { loadConfig } from '../src/config/config.ts';
import { createLog } from '../src/log.ts';
import { readOptions, usage } from './options.ts';
import { type Bot, type Parts, runSandbox } from './sandbox.ts';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

/** In Socket Mode, with the example configuration and a database that is gone afterwards. */
const startBot: Parts['startBot'] = async (slack, clock, hear): Promise<Bot> => {
  const loaded = loadConfig(read('switchboard.example.yml'));
  if ('problems' in loaded) throw new Error('switchboard.example.yml is not a valid configuration.');
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-sandbox-'));
  const log = createLog('error', {
    write(line) {
      const { from, msg } = JSON.parse(line) as { from?: string; msg: string };
      // Bolt's own words are about its connections, which an outage here breaks on purpose.
      if (from !== 'bolt') hear(msg);
    },
  });
  const bot = await start(
    {
      mode: 'socket',
      botToken: slack.botToken,
      appToken: slack.appToken,
      slackApiUrl: slack.apiUrl,
      databaseUrl: join(folder, 'switchboard.db'),
      configPath: 'switchboard.example.yml',
      logLevel: 'error',
      port: 0,
    },
    loaded.config,
    { now: clock.now, log, loop: 'by hand' },
  );
  return {
    settle: bot.settle,
    async stop() {
      await bot.stop();
      rmSync(folder, { recursive: true });
    },
  };
};

const complain = (sentence: string): void => {
  process.stderr.write(`${sentence}\n`);
};

const options = readOptions(process.argv.slice(2), process.env);
if ('problem' in options) {
  complain(options.problem);
  process.exitCode = 1;
} else if (options.help) {
  process.stdout.write(`${usage}\n`);
} else {
  const onScreen = process.stdout.isTTY === true;
  const toldToEnd = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
    // Whoever read along is gone, as after `npm run sandbox | head`.
    process.stdout.on('error', () => resolve());
  });
  process.exitCode = await runSandbox({
    options,
    manifest: parse(read('manifest.yml')),
    startBot,
    terminal: {
      write: (text) => process.stdout.write(text),
      colours: onScreen && !process.env.NO_COLOR,
      rest: async (ms) => (onScreen && !options.fast ? pause(ms) : undefined),
      complain,
    },
    toldToEnd,
  });
}
