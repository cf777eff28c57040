/** What can be typed after `switchboard`. */
import { readFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { readSettings } from '../config/read-settings.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { check } from './check.ts';
import type { DigestOptions } from './digest.ts';
import type { DoctorOptions } from './doctor.ts';
import type { ExportOptions } from './export.ts';
import type { MigrateOptions } from './migrate.ts';
import { dayGiven, someTime, wallGiven, wholeDays, zoneGiven } from './options.ts';
import type { ReportOptions } from './report.ts';
import type { SimulateOptions } from './simulate/simulate.ts';
import type { SqlFormat } from './sql.ts';
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
  addSql(program, terminal);
  addRebuildFacts(program, terminal);
  addExport(program, terminal);
  addReport(program, terminal, now);
  addBackup(program, terminal);
  addMigrate(program, terminal);
  addVolumes(program, terminal, now);
  addDigest(program, terminal, now);
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

function addSql(program: Command, terminal: Terminal): void {
  program
    .command('sql')
    .description(
      'Ask the database a question in SQL; nothing can be changed. docs/guides/sql.md has views and recipes.',
    )
    .argument('<question>', 'like "select team, count(*) from v_escalations group by team"')
    .addOption(
      new Option('--format <format>', 'how it is printed').choices(['table', 'csv', 'json']).default('table'),
    )
    .action(async (question: string, { format }: { format: SqlFormat }) => {
      const { sql } = await import('./sql.ts');
      await sql(terminal, question, format);
    });
}

function addRebuildFacts(program: Command, terminal: Terminal): void {
  program
    .command('rebuild-facts')
    .description('Work out anew from the histories what `sql` reads. Stop the bot first.')
    .action(async () => {
      const { rebuildFacts } = await import('./rebuild-facts.ts');
      await rebuildFacts(terminal);
    });
}

function addExport(program: Command, terminal: Terminal): void {
  program
    .command('export')
    .description(
      'Write what happened to each escalation, one row for each. docs/guides/sql.md has the columns.',
    )
    .requiredOption(
      '--from <date>',
      'the first day on which they were opened, in UTC, like 2026-11-01',
      dayGiven,
    )
    .requiredOption('--to <date>', 'the last day, all of it', dayGiven)
    .option('--team <team>', 'only what this team has now')
    .addOption(
      new Option('--format <format>', 'how it is written').choices(['csv', 'json', 'ndjson']).default('csv'),
    )
    .option('-o, --output <file>', 'the file to write (default: what is printed)')
    .action(async (options: ExportOptions) => {
      const { exportTo } = await import('./export.ts');
      await exportTo(terminal, options);
    });
}

function addReport(program: Command, terminal: Terminal, now: () => Instant): void {
  program
    .command('report')
    .description('Write a page with plots of what happened between two days, for people.')
    .requiredOption('--from <date>', 'the first day, in UTC, like 2026-09-01', dayGiven)
    .requiredOption('--to <date>', 'the last day, all of it', dayGiven)
    .requiredOption('-o, --output <file>', 'the file to write, like report.html')
    .action(async (options: ReportOptions) => {
      const { writeReport } = await import('./report.ts');
      await writeReport(terminal, options, now());
    });
}

function addMigrate(program: Command, terminal: Terminal): void {
  program
    .command('migrate')
    .description(
      'Take all that is stored from one database into another, which is empty, while the bot is stopped.',
    )
    .requiredOption('--from <database>', 'the path of a file, or the address of a PostgreSQL database')
    .requiredOption('--to <database>', 'likewise; nothing is taken away from the first')
    .action(async (options: MigrateOptions) => {
      const { migrate } = await import('./migrate.ts');
      await migrate(terminal, options);
    });
}

function addBackup(program: Command, terminal: Terminal): void {
  program
    .command('backup')
    .description('Copy the database into a file, also while the bot runs.')
    .argument('<file>', 'where the copy is to be; it must not be there yet')
    .action(async (file: string) => {
      const { backup } = await import('./backup.ts');
      backup(terminal, file);
    });
}

function addVolumes(program: Command, terminal: Terminal, now: () => Instant): void {
  program
    .command('volumes')
    .description('How many contacts there were, so that escalations can be counted for each hundred of them.')
    .command('import')
    .description('Read them from a CSV file with the columns date, country, channel, contacts, active_users.')
    .argument(
      '<file>',
      'what is in it takes the place of what was imported before of the same day, country and channel',
    )
    .action(async (file: string) => {
      const { importVolumes } = await import('./volumes.ts');
      await importVolumes(terminal, file, now());
    });
}

function addDigest(program: Command, terminal: Terminal, now: () => Instant): void {
  program
    .command('digest')
    .description('Print the digest of a lead as it would be sent.')
    .requiredOption('--dry-run', 'nothing is sent: a lead gets theirs with /escalate digest')
    .requiredOption('--lead <id>', 'the member id of a lead, like U012AB3CD')
    .option(
      '--date <date>',
      'the day of the digest, like 2026-11-23 (default: now); what needs the lead is told as it is now',
      wallGiven,
    )
    .option('--json', 'print its blocks as JSON, for the Block Kit Builder')
    .action(async (options: DigestOptions) => {
      const { printDigest } = await import('./digest.ts');
      await printDigest(terminal, options, now());
    });
}
