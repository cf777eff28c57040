/** The bot as an operator runs it: a process of its own, talking to the simulator on a port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { oneFile } from '../../sandbox/bot/one-file.ts';
import { cast } from '../../sandbox/cast.ts';
import { createWorkspace } from '../../sandbox/slack/workspace.ts';
import type { Mode } from './bot.ts';
import { aFreePort } from './free-port.ts';
import { manifest } from './manifest.ts';
import { withoutHolidays } from './without-holidays.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** `npm start` runs it by tsx, which `test/cli/main.test.ts` does too; so many starts are quicker this way. */
const program = await oneFile(`${root}src/cli/main.ts`);

export type LogLine = { level: string; msg: string; [name: string]: unknown };

export type Running = Awaited<ReturnType<typeof aMachine>>;

/** A machine with a database and a configuration, on which the bot may be started again and again; and a workspace. */
export async function aMachine(mode: Mode = 'socket') {
  const slack = createWorkspace({ ...cast, manifest: manifest(), burst: 20 });
  await slack.listen();
  const folder = mkdtempSync(join(tmpdir(), 'switchboard process '));
  copyFileSync(`${root}${withoutHolidays}`, join(folder, 'switchboard.yml'));
  const [port, healthPort] = [await aFreePort(), await aFreePort()];
  const children: ChildProcess[] = [];
  const database = join(folder, 'switchboard.db');

  /** `logged` grows; `exit` resolves with the code, or the signal. */
  function start(env: Record<string, string> = {}) {
    const child = spawn(process.execPath, [program, 'start'], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        SLACK_BOT_TOKEN: slack.botToken,
        SLACK_API_URL: slack.apiUrl,
        ...(mode === 'socket'
          ? { SLACK_APP_TOKEN: slack.appToken }
          : { SLACK_SIGNING_SECRET: slack.signingSecret }),
        DATABASE_URL: database,
        SWITCHBOARD_CONFIG: join(folder, 'switchboard.yml'),
        PORT: String(port),
        HEALTH_PORT: String(healthPort),
        ...env,
      },
      stdio: ['ignore', 'inherit', 'pipe'],
    });
    children.push(child);
    const logged: LogLine[] = [];
    const unsaid = new Map<string, () => void>();
    let rest = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const read = JSON.parse(line) as LogLine;
        logged.push(read);
        unsaid.get(read.msg)?.();
      }
    });
    const exit = new Promise<number | string | null>((resolve) =>
      child.once('exit', (code, signal) => resolve(code ?? signal)),
    );
    return {
      logged,
      exit,
      kill: (signal: NodeJS.Signals) => child.kill(signal),
      /** Resolves when the log has this line; rejects when the process ends first. */
      says: (msg: string) =>
        new Promise<void>((resolve, reject) => {
          if (logged.some((line) => line.msg === msg)) resolve();
          unsaid.set(msg, resolve);
          void exit.then((code) => reject(new Error(`ended with ${code}: ${JSON.stringify(logged)}`)));
        }),
    };
  }

  onTestFinished(async () => {
    for (const child of children) child.kill('SIGKILL');
    await slack.close();
    rmSync(folder, { recursive: true });
  });

  return {
    slack,
    database,
    port,
    healthPort,
    start,
    /** Started and connected; in HTTP mode Slack knows where it is. */
    async running(env: Record<string, string> = {}) {
      const bot = start(env);
      await bot.says('Switchboard is running');
      if (mode === 'http') await slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
      return bot;
    },
    async ask(path: string): Promise<{ status: number; text: string }> {
      const answer = await fetch(`http://127.0.0.1:${healthPort}${path}`);
      return { status: answer.status, text: await answer.text() };
    },
    /** Changes the database while no bot runs. */
    change(sql: string): void {
      const db = new Database(database);
      db.exec(sql);
      db.close();
    },
  };
}
