/** Instances of the bot as processes of their own on one database; a real bot would lock a file against the others. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { oneFile } from '../sandbox/bot/one-file.ts';

export type One = {
  child: ChildProcess;
  sends(): boolean;
  running: Promise<void>;
  ended: Promise<void>;
};

const root = fileURLToPath(new URL('../', import.meta.url));
export const ofSeveral = (): Promise<string> => oneFile(`${root}bench/one-of-several.ts`);

/** `settings` are its environment, and all there is of it. Errors that it logs are written here. */
export function startOne(program: string, settings: Readonly<Record<string, string>>): One {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: { PATH, HOME, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let sends = false;
  let run = (): void => undefined;
  const running = new Promise<void>((resolve) => {
    run = resolve;
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    const { level, msg } = line.startsWith('{') ? JSON.parse(line) : { level: 'error', msg: line };
    if (msg === 'Switchboard is running') run();
    if (msg === 'this instance sends now') sends = true;
    if (msg.startsWith('another instance has taken over')) sends = false;
    if (level === 'error' || level === 'fatal') console.error(line);
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return { child, sends: () => sends, running, ended };
}
