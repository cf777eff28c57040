/** The bot's own process: started, killed without a word, started again, and what it logged counted. */
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

export type Life = {
  /** When it said that it runs; null while it has not. */
  runningAt: number | null;
  startedAt: number;
  endedAt: number | null;
};

export type BotLife = ReturnType<typeof createBotLife>;

const runs = 'Switchboard is running';
/** It could not find out who was asking, and said so to them if it lived long enough. */
const inDoubt = new Set(['Slack did not say who responds for a team', 'nobody knows who somebody is']);

type Start = {
  entry: string;
  env: Readonly<Record<string, string>>;
  cwd: string;
  /** Of its log. */
  file: string;
  /** Whether it may end while it starts, because it has no database: a supervisor starts it again. */
  mayFail(): boolean;
};

export function createBotLife({ entry, env, cwd, file, mayFail }: Start) {
  const lives: Life[] = [];
  /** Lines by level and message. */
  const logged = new Map<string, number>();
  /** Lines that are no JSON, and ends that nobody asked for. */
  const oddities: string[] = [];
  /** When it was in doubt. */
  const doubts: number[] = [];
  let child: ChildProcess | undefined;
  let meantToEnd = false;
  let held = false;
  let letGoAt = 0;
  let gone: Promise<number | null> = Promise.resolve(null);
  // It does not outlive the harness, however that ends.
  process.on('exit', () => child?.kill('SIGKILL'));

  const count = (what: string) => logged.set(what, (logged.get(what) ?? 0) + 1);
  const isExcused = ({ runningAt }: Life) => runningAt === null && mayFail();

  function hear(line: string, life: Life, heardRunning: () => void): void {
    if (line.trim() === '') return;
    let said: { level?: string; msg?: string; time?: string };
    try {
      said = JSON.parse(line) as typeof said;
    } catch {
      oddities.push(`not a line of the log: ${line.slice(0, 300)}`);
      return;
    }
    const { level = '', msg = '' } = said;
    if (msg === runs) {
      life.runningAt = Date.now();
      heardRunning();
    }
    if (inDoubt.has(msg)) doubts.push(Date.parse(said.time ?? ''));
    if (level === 'fatal' && !isExcused(life)) oddities.push(line.slice(0, 1500));
    if (level !== 'info') count(`${level}: ${msg.replaceAll(/[\d.]+|\w{8}-[\w-]+/g, '…').slice(0, 120)}`);
  }

  return {
    lives,
    logged,
    oddities,
    doubts,
    alive: () => child !== undefined,
    running: () => (lives.at(-1)?.runningAt ?? null) !== null && child !== undefined,
    pid: () => child?.pid,
    isHeld: () => held,
    /** Nothing of it goes on until it is let go. */
    hold(): void {
      held = child?.kill('SIGSTOP') ?? false;
    },
    letGo(): void {
      if (held) child?.kill('SIGCONT');
      if (held) letGoAt = Date.now();
      held = false;
    },
    letGoAt: () => letGoAt,
    /** Resolves when it runs, or has ended before it did. */
    start(): Promise<void> {
      const life: Life = { startedAt: Date.now(), runningAt: null, endedAt: null };
      lives.push(life);
      meantToEnd = false;
      held = false;
      letGoAt = 0;
      const started = spawn(process.execPath, [entry, 'start'], {
        cwd,
        env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      return new Promise((resolve, reject) => {
        let rest = '';
        started.stderr.on('data', (chunk: Buffer) => {
          appendFileSync(join(cwd, file), chunk);
          const lines = `${rest}${String(chunk)}`.split('\n');
          rest = lines.pop() ?? '';
          for (const line of lines) hear(line, life, resolve);
        });
        started.on('error', reject);
        gone = new Promise((ended) => {
          started.on('exit', (code, signal) => {
            life.endedAt = Date.now();
            child = undefined;
            if (!meantToEnd && isExcused(life)) count('it did not start without its database');
            else if (!meantToEnd) oddities.push(`the bot ended by itself: ${code ?? signal}`);
            ended(code);
            resolve();
          });
        });
      });
    },
    /** At once and without a word: nothing runs after this returns. */
    kill(): void {
      meantToEnd = true;
      child?.kill('SIGKILL');
    },
    gone: () => gone,
    /** The gentle way; its exit code. */
    stop(): Promise<number | null> {
      meantToEnd = true;
      child?.kill('SIGTERM');
      return gone;
    },
  };
}
