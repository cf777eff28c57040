/** Everything that `switchboard doctor` looks at. What cannot be looked at keeps nothing else from being looked at. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Config } from '../config/config.ts';
import { databaseUrlIn, type Environment, readEnvironment } from '../config/environment.ts';
import { type Problem, problemPlace } from '../config/problems.ts';
import { configPathIn, readConfigFile } from '../config/read-settings.ts';
import { isOnServer, shownUrl } from '../db/open.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Finding } from './finding.ts';
import { judgeDatabase } from './judge/database.ts';
import { judgeFiles } from './judge/files.ts';
import { judgeDisk, judgeHolidays, judgeNode } from './judge/machine.ts';
import { judgeSending } from './judge/sending.ts';
import { judgeSlack } from './judge/slack.ts';
import { judgeSwaps } from './judge/swaps.ts';
import { lookAtDatabase } from './look/database.ts';
import { lookAtFiles } from './look/files.ts';
import { knownHolidays, lookAtMachine } from './look/machine.ts';
import { askSlack, manifestScopes } from './look/slack.ts';
import { wantedBy } from './wanted.ts';

/** What says where they are. */
export type Whereabouts = {
  env: Readonly<Record<string, string | undefined>>;
  /** Where the environment was read from, when there is such a file. */
  envFile: string;
};

export type CheckedUp = {
  whereabouts: Whereabouts;
  now(): Instant;
  /** How long Slack has for one answer, and for all of them. */
  callMs: number;
  allMs: number;
};

export async function checkUp(parts: CheckedUp): Promise<Finding[]> {
  const { whereabouts, now } = parts;
  const { env } = whereabouts;
  const environment = readEnvironment(env);
  const path = configPathIn(env);
  const file = readConfigFile(path);
  const config = 'config' in file ? file.config : undefined;
  const databaseUrl = databaseUrlIn(env);
  const { mode, problems } =
    'environment' in environment
      ? { mode: environment.environment.mode, problems: [] }
      : { mode: undefined, problems: environment.problems };
  return [
    ...('problems' in file ? file.problems.map((one) => asFinding('configuration', one)) : []),
    ...(config ? [goodFile(path, config)] : []),
    ...problems.map((one) => asFinding('environment', one)),
    ...(mode === undefined ? [] : [{ level: 'ok', area: 'environment', what: 'environment', mode } as const]),
    ...checkFiles(whereabouts),
    ...('environment' in environment ? await ofSlack(environment.environment, config, parts) : []),
    // Not beside Slack: a long look at a large file would make its answers seem late.
    ...(databaseUrl === undefined ? [] : await ofDatabase(databaseUrl, config?.teams, now())),
    ...(await ofMachine(fileOf(databaseUrl) ?? '.', now())),
    ...(config ? ofHolidays(config, now()) : []),
  ];
}

/** Who else may read what is the bot's: asked at the start, too. */
export const checkFiles = ({ env, envFile }: Whereabouts): Finding[] =>
  judgeFiles(
    lookAtFiles({
      environment: envFile,
      configuration: configPathIn(env),
      database: fileOf(databaseUrlIn(env)),
    }),
  );

/** Undefined where a server has it. */
const fileOf = (databaseUrl: string | undefined): string | undefined =>
  databaseUrl === undefined || isOnServer(databaseUrl) ? undefined : databaseUrl;

const asFinding = (area: 'configuration' | 'environment', problem: Problem): Finding => ({
  level: 'wrong',
  area,
  what: 'problem',
  where: problemPlace(problem),
  problem: problem.problem,
  fix: problem.fix,
});

const goodFile = (path: string, { teams }: Config): Finding => ({
  level: 'ok',
  area: 'configuration',
  what: 'configuration',
  path,
  teams: Object.keys(teams).length,
});

/** Without a configuration, nothing that it names is asked for. */
async function ofSlack(
  environment: Environment,
  config: Config | undefined,
  { callMs, allMs, now }: CheckedUp,
): Promise<Finding[]> {
  const { botToken, slackApiUrl } = environment;
  const wanted = config ? wantedBy(config) : { channels: [], groups: new Map(), people: new Map() };
  const appToken = environment.mode === 'socket' ? environment.appToken : undefined;
  const facts = await askSlack({ botToken, appToken, wanted }, { slackApiUrl, callMs, allMs, now });
  const access = config?.access ?? { guests: true, external: true };
  return judgeSlack(facts, { wanted, access, scopes: manifestScopes() });
}

async function ofDatabase(url: string, teams: Config['teams'] | undefined, now: Instant): Promise<Finding[]> {
  const looked = await lookAtDatabase(url, now);
  const { swaps, sending } = looked.is === 'open' ? looked.facts : {};
  return [
    ...judgeDatabase(shownUrl(url), looked, now),
    ...judgeSending(sending),
    ...(teams ? judgeSwaps(swaps, teams, now) : []),
  ];
}

const packageFile = z.object({ engines: z.object({ node: z.string() }) });

async function ofMachine(databasePath: string, now: Instant): Promise<Finding[]> {
  const machine = await lookAtMachine(databasePath);
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { engines } = packageFile.parse(JSON.parse(text));
  return [...judgeDisk(machine.disk), ...judgeNode(machine, engines.node.replace(/^\D+/, ''), now)];
}

function ofHolidays({ calendars }: Config, now: Instant): Finding[] {
  const year = new Date(now).getUTCFullYear();
  const years = [year, year + 1];
  return judgeHolidays(knownHolidays(calendars, years), years);
}
