/** `npm run sandbox`: a Slack workspace on this machine, with the bot in it. */

import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { readOptions, usage } from './options.ts';
import { runSandbox } from './sandbox.ts';

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

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
    terminal: {
      write: (text) => process.stdout.write(text),
      colours: onScreen && !process.env.NO_COLOR,
      rest: async (ms) => (onScreen && !options.fast ? pause(ms) : undefined),
      complain,
    },
    toldToEnd,
  });
}
