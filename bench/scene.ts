/** One run of the benchmark: the simulated workspace, and bots with databases of their own beside it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { View } from '@slack/types';
import type { BareProcess } from './bare-process.ts';
import type { BotProcess } from './bot-process.ts';
import { aimAt, type Gun } from './load.ts';
import type { PlainProcess } from './plain-process.ts';
import { type Running, startProcess } from './processes.ts';
import type { SlackProcess } from './slack-process.ts';

export type Target = { gun: Gun; stop(): Promise<void> };

export type Scene = {
  slack: Running<SlackProcess>;
  /** Holds every database of the run, and is gone afterwards. */
  folder: string;
  /** It opens what the bot opened: the workspace has to have met one before. */
  startBare(): Promise<Target>;
  /** With an empty database; the workspace has met it, so four escalations are there. */
  startBot(): Promise<
    Target & { port: number; database: string; rss(): Promise<number>; cpuMs(): Promise<number> }
  >;
  startPlain(): Promise<{ port: number; cpuMs(): Promise<number>; stop(): Promise<void> }>;
  end(): Promise<void>;
};

const configuration = fileURLToPath(new URL('../test/support/switchboard.yml', import.meta.url));

/** `profiles` is the folder that the bots' CPU profiles are written to. */
export async function setScene(parent: string, profiles: string | undefined): Promise<Scene> {
  const folder = mkdtempSync(join(parent, 'switchboard-bench-'));
  const slack = startProcess<SlackProcess>('slack-process.ts');
  const { apiUrl, botToken, signingSecret } = await slack.ask('address');
  const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  let bots = 0;

  const settings = {
    SLACK_API_URL: apiUrl,
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SWITCHBOARD_CONFIG: configuration,
    LOG_LEVEL: 'warn',
    PORT: '0',
  };

  const target = async (running: Pick<Running<BotProcess>, 'stop'>, port: number) => {
    const gun = aimAt(port, signingSecret);
    return {
      port,
      gun,
      async stop() {
        await gun.close();
        await running.stop();
      },
    };
  };

  return {
    slack,
    folder,
    async startBare() {
      const bare = startProcess<BareProcess>('bare-process.ts', settings);
      await bare.ask('learn', (await slack.ask('form')) as unknown as View);
      return target(bare, await bare.ask('port'));
    },
    async startBot() {
      bots += 1;
      const database = join(folder, `bot-${bots}.db`);
      const env = { ...settings, DATABASE_URL: database };
      const running = startProcess<BotProcess>('bot-process.ts', env, profiling);
      const bot = await target(running, await running.ask('port'));
      await slack.ask('meet', `http://127.0.0.1:${bot.port}/slack/events`);
      return { ...bot, database, rss: () => running.ask('rss'), cpuMs: () => running.ask('cpuMs') };
    },
    async startPlain() {
      const plain = startProcess<PlainProcess>('plain-process.ts');
      return { port: await plain.ask('port'), cpuMs: () => plain.ask('cpuMs'), stop: () => plain.stop() };
    },
    async end() {
      await slack.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
