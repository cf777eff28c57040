/** The bot as a process of its own, as an operator starts it, against the simulated workspace; for what only a real process meets. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { oneFile } from '../../sandbox/bot/one-file.ts';
import { cast } from '../../sandbox/cast.ts';
import { createStillClock } from '../../sandbox/slack/clock.ts';
import { createWorkspace, type Workspace } from '../../sandbox/slack/workspace.ts';
import { manifest } from './manifest.ts';
import { withoutHolidays } from './without-holidays.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** `npm start` runs it by tsx, which `test/cli/main.test.ts` does too; so many starts are quicker this way. */
const program = await oneFile(`${root}src/cli/main.ts`);

export type Logged = { level: string; msg: string; code?: string };

export type BotProcess = {
  pid: number;
  logged: Logged[];
  /** Resolves with its exit code. */
  ended: Promise<number | null>;
  running(): Promise<void>;
  stop(): Promise<number | null>;
};

/** A place for a database, gone when the test is over. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard hard day '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Its clock stands still, so that on a busy machine no form is too late; what it waits for an acknowledgement is real. */
export async function aWorkspace(): Promise<Workspace> {
  const clock = createStillClock(Date.now());
  const slack = createWorkspace({ ...cast, manifest: manifest(), clock, rateLimits: 'off' });
  await slack.listen();
  onTestFinished(() => slack.close());
  return slack;
}

/** Root may write everywhere, so the right to is taken from it; for anybody else the rights of files count as they are. */
export const withoutRootsRights: readonly string[] =
  process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--'] : [];

/** In Socket Mode. `under` is a command that runs the rest of the line, such as one that sets limits; `env` comes on top. */
export function startProcess(
  slack: Workspace,
  databasePath: string,
  under: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): BotProcess {
  const { PATH = '', HOME = '' } = process.env;
  const [command = '', ...rest] = [...under, process.execPath, program, 'start'];
  const child: ChildProcess = spawn(command, rest, {
    cwd: root,
    env: {
      PATH,
      HOME,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: databasePath,
      SWITCHBOARD_CONFIG: withoutHolidays,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const logged: Logged[] = [];
  const waiting = new Set<() => void>();
  if (!child.stderr) throw new Error('the process has no log');
  createInterface({ input: child.stderr }).on('line', (line) => {
    logged.push(line.startsWith('{') ? JSON.parse(line) : { level: 'none', msg: line });
    for (const look of waiting) look();
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const told = (msg: string) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (logged.some((line) => line.msg === msg)) resolve();
      };
      waiting.add(look);
      look();
      ended.then(
        () => reject(new Error(`it ended without "${msg}": ${JSON.stringify(logged.at(-1))}`)),
        reject,
      );
    });
  return {
    pid: child.pid ?? 0,
    logged,
    ended,
    running: () => told('Switchboard is running'),
    stop() {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** What the log says at these levels, each sentence once. */
export const saidAt = ({ logged }: BotProcess, ...levels: string[]): string[] => [
  ...new Set(logged.filter(({ level }) => levels.includes(level)).map(({ msg }) => msg)),
];
