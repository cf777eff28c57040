/** What can be typed after `switchboard`. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { check } from './check.ts';
import { readSettings } from './settings.ts';
import { printProblems, type Terminal } from './terminal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

export function createProgram(terminal: Terminal): Command {
  const program = new Command('switchboard')
    .description('Escalations between teams, in Slack.')
    .version(version)
    .showHelpAfterError()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
    });
  program
    .command('check')
    .description('Check the configuration without starting.')
    .argument('[file]', 'the file to check (default: SWITCHBOARD_CONFIG, or switchboard.yml)')
    .option('--env', 'check the environment too')
    .action((file: string | undefined, { env }: { env?: true }) => {
      check(terminal, file, env === true);
    });
  program
    .command('start')
    .description('Start the bot.')
    .action(async () => {
      const settings = readSettings(terminal.env);
      if ('problems' in settings) {
        printProblems(terminal, settings.problems);
        return;
      }
      // Loaded only now, so that check needs none of it.
      const { run } = await import('./run.ts');
      const { start } = await import('../app.ts');
      await run(settings, start);
    });
  return program;
}
