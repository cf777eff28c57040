/** What can be typed after `switchboard`. */
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { readSettings } from '../config/read-settings.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { check } from './check.ts';
import type { DoctorOptions } from './doctor.ts';
import { dayGiven, someTime, wallGiven, wholeDays, zoneGiven } from './options.ts';
import type { SimulateOptions } from './simulate/simulate.ts';
import { printProblems, type Terminal } from './terminal.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const dayMs = 86_400_000;
const daysToCheck = 60;
const daysToSimulate = 30;

type CheckOptions = { env?: true; strict?: true; days: number; from?: Instant };

export function createProgram(terminal: Terminal, now: () => Instant = Date.now): Command {
  const program = new Command('switchboard')
    .description('Escalations between teams, in Slack.')
    .version(version)
    .showHelpAfterError()
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
    });
  addCheck(program, terminal, now);
  addStart(program, terminal);
  addDoctor(program, terminal, now);
  addSimulate(program, terminal, now);
  return program;
}

function addCheck(program: Command, terminal: Terminal, now: () => Instant): void {
  program
    .command('check')
    .description('Check the configuration without starting.')
    .argument('[file]', 'the file to check (default: SWITCHBOARD_CONFIG, or switchboard.yml)')
    .option('--env', 'check the environment too')
    .option('--strict', 'fail also for what is only worth a look')
    .option('--days <number>', 'how many days to look ahead', wholeDays, daysToCheck)
    .option('--from <date>', 'the first of these days, like 2026-12-01 (default: today)', dayGiven)
    .action((file: string | undefined, { env, strict, days, from = now() }: CheckOptions) => {
      const span = { from, to: from + days * dayMs };
      check(terminal, file, { environmentToo: env === true, strict: strict === true, span });
    });
}

function addStart(program: Command, terminal: Terminal): void {
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
      const { checkFiles } = await import('../doctor/check-up.ts');
      const open = checkFiles(terminal).filter(({ level }) => level !== 'ok');
      await run(settings, start, { warnings: open });
    });
}

function addDoctor(program: Command, terminal: Terminal, now: () => Instant): void {
  program
    .command('doctor')
    .description('Look whether all is well with Slack, the database and this machine, and say what to do.')
    .option('--json', 'print it as JSON')
    .option('--resend', 'instead, send again what could not be sent')
    .option('--place <ids...>', 'send again only what could not be sent to these channels or people')
    .action(async (options: DoctorOptions) => {
      const { doctor } = await import('./doctor.ts');
      await doctor(terminal, options, now);
    });
}

function addSimulate(program: Command, terminal: Terminal, now: () => Instant): void {
  program
    .command('simulate')
    .description('Say who would be told what, when, without starting or telling anybody.')
    .argument('[config]', 'the configuration (default: SWITCHBOARD_CONFIG, or switchboard.yml)')
    .argument('[other]', 'another one: only what it would change is printed')
    .option('--at <time>', 'when it is raised, like "2026-12-24 16:40" (default: now)', wallGiven)
    .option(
      '--zone <zone>',
      'the time zone of these times, like Europe/Dublin (default: the team’s)',
      zoneGiven,
    )
    .option('--team <team>', 'which team has it (default: the fallback of routing)')
    .option('--priority <priority>', 'urgent, high, normal or low', 'high')
    .option('--on-phone', 'the user is on the phone')
    .option('--callback <time>', 'when a call back is promised', wallGiven)
    .option('--acknowledged-after <duration>', 'somebody has it after so long, like 20m', someTime)
    .option('--resolved-after <duration>', 'it is resolved after so long, like 3h', someTime)
    .option('--from-database', 'take what was raised and done in the last days from the database')
    .option('--days <number>', 'how many days', wholeDays, daysToSimulate)
    .option('--json', 'print it as JSON')
    .action(async (config: string | undefined, other: string | undefined, options: SimulateOptions) => {
      // Loaded only now, so that check needs no database.
      const { simulate } = await import('./simulate/simulate.ts');
      await simulate(
        terminal,
        [config, other].filter((file) => file !== undefined),
        options,
        now(),
      );
    });
}
