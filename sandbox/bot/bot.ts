/** The bot's process as the sandbox holds it: started, killed, started again with the same database. */

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Workspace } from '../slack/workspace.ts';
import type { StandingClock } from '../standing-clock.ts';
import { oneFile } from './one-file.ts';
import type { Order, Report } from './orders.ts';

export type BotState = 'starting' | 'running' | 'killed';

export type Bot = ReturnType<typeof createBot>;

export type BotParts = {
  slack: Workspace;
  clock: StandingClock;
  /** `botProgram`'s. */
  program: string;
  /** From the root of the repository. */
  configPath: string;
  /** With twelve weeks behind it. */
  withHistory?: boolean;
  /** What the bot logs as an error. */
  hear(sentence: string): void;
};

/** What `createBot` runs. */
export const botProgram = (): Promise<string> =>
  oneFile(fileURLToPath(new URL('./process.ts', import.meta.url)));

export function createBot({ slack, clock, program, configPath, withHistory = false, hear }: BotParts) {
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-sandbox-'));
  const listeners: (() => void)[] = [];
  const settling = new Map<number, (next: number | null) => void>();
  let state: BotState = 'killed';
  let child: ChildProcess | undefined;
  let count = 0;

  const become = (changed: BotState): void => {
    state = changed;
    for (const listener of listeners) listener();
  };
  const tell = (order: Order): void => {
    // One that is dying hears nothing any more; that it is gone is told by its end.
    if (child?.connected) child.send(order, () => undefined);
  };
  clock.onMove(() => tell({ kind: 'clock', reading: clock.reading() }));

  /** Whoever waits for what a dead bot would have done waits no longer. */
  function gone(): void {
    child = undefined;
    for (const resolve of settling.values()) resolve(null);
    settling.clear();
    become('killed');
  }

  return {
    state: () => state,
    onChange: (listener: () => void) => void listeners.push(listener),

    /** Resolves when it runs, or was killed; rejects when it ends by itself before that. */
    async start(): Promise<void> {
      if (child) throw new Error('The bot runs already.');
      const born = fork(program, { execArgv: [] });
      child = born;
      become('starting');
      tell({ kind: 'clock', reading: clock.reading() });
      const { botToken, appToken, apiUrl } = slack;
      const databaseUrl = join(folder, 'switchboard.db');
      tell({ kind: 'start', slack: { botToken, appToken, apiUrl }, databaseUrl, configPath, withHistory });
      born.once('exit', () => child === born && gone());
      await new Promise<void>((resolve, reject) => {
        born.once('exit', () => {
          if (born.killed) resolve();
          else reject(new Error('The bot ended while it started.'));
        });
        born.on('message', (report: Report) => {
          if (report.kind === 'error') hear(report.sentence);
          if (report.kind === 'settled') {
            settling.get(report.number)?.(report.next);
            settling.delete(report.number);
          }
          if (report.kind === 'running') {
            become('running');
            resolve();
          }
        });
      });
    },

    /** Does everything that is due now; answers when something is due next, null where no bot runs. */
    settle(): Promise<number | null> {
      if (state !== 'running') return Promise.resolve(null);
      count += 1;
      const number = count;
      return new Promise((resolve) => {
        settling.set(number, resolve);
        tell({ kind: 'settle', number });
      });
    },

    /** As if its machine lost power: nothing is finished, nothing said. */
    async kill(): Promise<void> {
      const dying = child;
      if (!dying) return;
      dying.kill('SIGKILL');
      await once(dying, 'exit');
    },

    /** What it has stored is gone; only while it does not run. */
    forget(): void {
      if (child) throw new Error('The bot runs: its database cannot be taken away.');
      for (const name of readdirSync(folder)) rmSync(join(folder, name));
    },

    /** It finishes what is under way; its database goes with it. */
    async stop(): Promise<void> {
      const ending = child;
      if (ending) {
        tell({ kind: 'stop' });
        await once(ending, 'exit');
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
