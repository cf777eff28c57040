/** The whole bot in this process, in a workspace whose clock stands still, moved on by hand. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { cast } from '../sandbox/cast.ts';
import { createStillClock } from '../sandbox/slack/clock.ts';
import { createWorkspace, type Workspace } from '../sandbox/slack/workspace.ts';
import { start } from '../src/app.ts';
import { loadConfig } from '../src/config/config.ts';
import { createLog } from '../src/log.ts';

export type WholeBot = {
  slack: Workspace;
  database: string;
  /** The channel of each team, by the team's id. */
  channels: ReadonlyMap<string, string>;
  /** Everything under way has happened, and so has what is due within seconds. */
  settle(): Promise<void>;
  /** Errors the bot has logged. */
  faults: string[];
  end(): Promise<void>;
};

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
/** Delays of pacing are walked through. */
const soonMs = 15_000;

export async function startWholeBot(): Promise<WholeBot> {
  const loaded = loadConfig(read('test/support/switchboard.yml'));
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems));
  const clock = createStillClock(Date.UTC(2026, 10, 23, 10));
  const slack = createWorkspace({ ...cast, manifest: parse(read('manifest.yml')), clock });
  await slack.listen();
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-summaries-'));
  const database = join(folder, 'switchboard.db');
  const faults: string[] = [];
  const bot = await start(
    {
      mode: 'socket',
      botToken: slack.botToken,
      appToken: slack.appToken,
      slackApiUrl: slack.apiUrl,
      databaseUrl: database,
      configPath: 'test/support/switchboard.yml',
      logLevel: 'error',
      port: 0,
    },
    loaded.config,
    {
      now: clock.now,
      log: createLog('error', { write: (line) => faults.push(line.trim()) }),
      loop: 'by hand',
    },
  );
  return {
    slack,
    database,
    channels: new Map(Object.entries(loaded.config.teams).map(([id, { channel }]) => [id, channel])),
    faults,
    async settle() {
      for (;;) {
        await slack.quiet();
        const next = await bot.settle();
        if (next === null || next - clock.now() > soonMs) return;
        clock.set(Math.max(next, clock.now()));
      }
    },
    async end() {
      await bot.stop();
      await slack.close();
      rmSync(folder, { recursive: true });
    },
  };
}
