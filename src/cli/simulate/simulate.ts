/** `switchboard simulate`: who would be told what, when; with two configurations, what the second would change. */
import type { Config } from '../../config/config.ts';
import { suggest } from '../../config/near-match.ts';
import type { Problem } from '../../config/problems.ts';
import { configPathIn, readConfigFile } from '../../config/read-settings.ts';
import { unavailableIn } from '../../db/store.ts';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { instantOf, type WallTime } from '../../domain/calendars/wall-time.ts';
import { type Priority, priorities } from '../../domain/escalation.ts';
import { zoneOfTeam } from '../lint/surveyed.ts';
import { printProblems, type Terminal } from '../terminal.ts';
import { differenceOf } from './difference.ts';
import { exampleOf } from './example.ts';
import { outlookOf } from './outlook.ts';
import { readStored, readSwaps, type Stored } from './stored.ts';
import { differenceLines, outlookLines } from './table.ts';

const dayMs = 86_400_000;

/** As they are typed, each read by itself. */
export type SimulateOptions = {
  at?: WallTime;
  zone?: string;
  team?: string;
  priority: string;
  onPhone?: true;
  callback?: WallTime;
  /** Milliseconds. */
  acknowledgedAfter?: number;
  resolvedAfter?: number;
  fromDatabase?: true;
  days: number;
  json?: true;
};

export async function simulate(
  terminal: Terminal,
  files: readonly string[],
  options: SimulateOptions,
  now: Instant,
): Promise<void> {
  const paths = files.length > 0 ? files : [configPathIn(terminal.env)];
  const read = paths.map(readConfigFile);
  const problems = read.flatMap((one) => ('problems' in one ? one.problems : []));
  const [config, other] = read.flatMap((one) => ('config' in one ? [one.config] : []));
  if (config === undefined || problems.length > 0) {
    printProblems(terminal, problems);
    return;
  }
  const told = options.fromDatabase
    ? await replayed(terminal, options, now)
    : exampleFrom(config, options, now);
  if ('problems' in told) {
    printProblems(terminal, told.problems);
    return;
  }
  const { stories, zones, zone } = told;
  const known = { zone, zones, swapsOf: await swapsIn(pathIn(terminal)) };
  const outlook = outlookOf(config, stories, known);
  if (other === undefined) {
    print(terminal, options, outlook, outlookLines(outlook));
    return;
  }
  const difference = differenceOf(outlook, outlookOf(other, stories, known));
  print(terminal, options, difference, differenceLines(difference));
}

function print(terminal: Terminal, { json }: SimulateOptions, value: object, lines: readonly string[]): void {
  if (json) terminal.print(JSON.stringify(value, null, 2));
  else for (const line of lines) terminal.print(line);
}

type Simulated = (Stored & { zone: string }) | { problems: Problem[] };

function exampleFrom(config: Config, options: SimulateOptions, now: Instant): Simulated {
  const id = options.team ?? config.routing.fallback;
  const team = config.teams[id];
  const priority = priorities.find((one) => one === options.priority);
  const problems = [
    ...(team
      ? []
      : [
          { path: '--team', problem: `There is no team ${id}.`, fix: suggest(id, Object.keys(config.teams)) },
        ]),
    ...(priority === undefined ? [notAPriority(options.priority)] : []),
  ];
  if (!team || priority === undefined) return { problems };
  const zone = options.zone ?? zoneOfTeam(team, config.calendars) ?? 'UTC';
  const raisedAt = options.at ? instantOf(options.at, zone) : now;
  const story = exampleOf(config, {
    raisedAt,
    team: id,
    priority,
    onPhone: options.onPhone === true,
    callbackAt: options.callback ? instantOf(options.callback, zone) : null,
    acknowledgedAfterMs: options.acknowledgedAfter,
    resolvedAfterMs: options.resolvedAfter,
    until: raisedAt + options.days * dayMs,
  });
  return { stories: [story], zones: new Map(), zone };
}

const notAPriority = (said: string): Problem => ({
  path: '--priority',
  problem: `There is no priority ${said}.`,
  fix: suggest(said, [...priorities] satisfies Priority[]),
});

const pathIn = ({ env }: Terminal): string =>
  (env.DATABASE_URL?.trim() || 'data/switchboard.db').replace(/^file:(?:\/\/)?/i, '');

/** Where there is a database: without one nobody has swapped. */
async function swapsIn(path: string): ReturnType<typeof readSwaps> {
  try {
    return await readSwaps(path);
  } catch (error) {
    if (!isUnopened(error)) throw error;
    return () => [];
  }
}

async function replayed(
  terminal: Terminal,
  { days, zone = 'UTC' }: SimulateOptions,
  now: Instant,
): Promise<Simulated> {
  const path = pathIn(terminal);
  try {
    return { ...(await readStored(path, now - days * dayMs, now)), zone };
  } catch (error) {
    if (!isUnopened(error)) throw error;
    const fix = 'Set DATABASE_URL to what the bot uses, like data/switchboard.db.';
    return { problems: [{ path: 'DATABASE_URL', problem: 'There is no database to read.', fix }] };
  }
}

/** No such file, folder or database, one that is none of ours, or a server out of reach. */
const isUnopened = (error: unknown): boolean =>
  unavailableIn(error) !== undefined ||
  (error instanceof Error &&
    (('code' in error && (error.code === 'SQLITE_CANTOPEN' || error.code === 'SQLITE_NOTADB')) ||
      /(directory|database|relation) .*does not exist|directory does not exist|no such table/.test(
        `${error.message} ${String(error.cause)}`,
      )));
