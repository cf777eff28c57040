/** The environment: tokens, addresses and paths, read once and typed. No value is repeated in a problem: it may be a secret. */
import { existsSync } from 'node:fs';
import { z } from 'zod';
import { findingsIn, type Problem, problemText, writtenPath } from './problems.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export type Environment = {
  botToken: string;
  /** Ends with a slash. */
  slackApiUrl?: string;
  /** The path of a SQLite file, or the address of a PostgreSQL database. */
  databaseUrl: string;
  configPath: string;
  logLevel: LogLevel;
  port: number;
  /** Where metrics and health are served; nowhere when it is missing. */
  health?: { host: string; port: number };
} & ({ mode: 'socket'; appToken: string } | { mode: 'http'; signingSecret: string });

/** Reads such a file into the process's environment when there is one; what is already set stays. */
export function loadEnvFile(path: string): void {
  if (existsSync(path)) process.loadEnvFile(path);
}

const token = (prefix: string, where: string) => {
  const fix = `Copy the one that begins with ${prefix} from ${where}.`;
  return z
    .string({ error: problemText('This is not set.', fix) })
    .regex(new RegExp(`^${prefix}[A-Za-z0-9-]+$`), {
      error: problemText(`This is not a token that begins with ${prefix}.`, fix),
    });
};

const signingSecret = z.string().regex(/^(?!xox|xapp-)\S{8,}$/, {
  error: problemText(
    'This is not a signing secret.',
    'Copy it from the app’s page: Basic Information, App Credentials.',
  ),
});

const port = z
  .string()
  .regex(/^\d{1,5}$/, { error: problemText('This is not a port.', 'Write a number from 0 to 65535.') })
  .transform(Number)
  .refine((number) => number <= 65_535, {
    error: problemText('There is no port so high.', 'Write a number from 0 to 65535.'),
  });

/** Only this machine, unless an address is given: what is served there is not for everybody. */
const health = z
  .string()
  .regex(/^(?:(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-fA-F:]+\]|[a-z][\w.-]*):)?\d{1,5}$/, {
    error: problemText(
      'This is not a port.',
      'Write a port such as 9464, or an address and a port such as 0.0.0.0:9464.',
    ),
  })
  .transform((text) => {
    const colon = text.lastIndexOf(':');
    const host = colon < 0 ? '127.0.0.1' : text.slice(0, colon).replace(/^\[|\]$/g, '');
    return { host, port: Number(text.slice(colon + 1)) };
  })
  .refine(({ port }) => port <= 65_535, {
    error: problemText('There is no port so high.', 'Write a number from 0 to 65535.'),
  });

const slackApiUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
    error: problemText(
      'This is not a web address.',
      'Write it like https://slack.com/api/ or http://localhost:3210/api/.',
    ),
  })
  .transform((text) => (text.endsWith('/') ? text : `${text}/`));

const onServer = /^postgres(?:ql)?:/i;

/** With a host and the name of a database. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, pathname } = new URL(text);
  return hostname !== '' && /^\/[^/@]+$/.test(pathname);
}

const databaseUrl = z
  .string()
  .refine((text) => !onServer.test(text) || isAddress(text), {
    error: problemText(
      'This is not the address of a PostgreSQL database.',
      'Write it like postgres://user:password@host:5432/switchboard; in a password, write @ as %40, / as %2F and # as %23.',
    ),
    abort: true,
  })
  .refine((text) => !/^(?:(?!file:|postgres(?:ql)?:)[a-z][a-z0-9+.-]+:\/\/|file:\/\/(?!\/))/i.test(text), {
    error: problemText(
      'This is neither a path of a file nor the address of a PostgreSQL database.',
      'Write a path like data/switchboard.db, or postgres://user:password@host:5432/switchboard.',
    ),
  })
  .transform((text) => text.replace(/^file:(?:\/\/)?/i, ''));

const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
  error: problemText('There is no such level.', 'Write fatal, error, warn, info, debug, trace or silent.'),
});

const variables = z.object({
  SLACK_BOT_TOKEN: token('xoxb-', 'the app’s page: OAuth & Permissions'),
  SLACK_APP_TOKEN: token('xapp-', 'the app’s page: Basic Information, App-Level Tokens').optional(),
  SLACK_SIGNING_SECRET: signingSecret.optional(),
  SLACK_API_URL: slackApiUrl.optional(),
  DATABASE_URL: databaseUrl.default('data/switchboard.db'),
  SWITCHBOARD_CONFIG: z.string().default('switchboard.yml'),
  LOG_LEVEL: logLevel.default('info'),
  PORT: port.default(3000),
  HEALTH_PORT: health.optional(),
});

/** Everything that is read. */
export const variableNames: readonly string[] = Object.keys(variables.shape);

const noWayIn: Problem = {
  path: 'SLACK_APP_TOKEN',
  problem: 'Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET is set.',
  fix: 'Set SLACK_APP_TOKEN for Socket Mode (no public address), or SLACK_SIGNING_SECRET for HTTP.',
};

/** Where the database is, also when the rest of the environment has problems; undefined when that is one of them. */
export const databaseUrlIn = (env: Readonly<Record<string, string | undefined>>): string | undefined =>
  variables.shape.DATABASE_URL.safeParse(env.DATABASE_URL?.trim() || undefined).data;

/** An empty variable counts as not set. With both an app token and a signing secret, Socket Mode wins. */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
): { environment: Environment } | { problems: Problem[] } {
  const set = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  );
  const read = variables.safeParse(set);
  const way = set.SLACK_APP_TOKEN || set.SLACK_SIGNING_SECRET ? [] : [noWayIn];
  if (!read.success) {
    const found = findingsIn(read.error.issues).map(
      ({ path, ...rest }): Problem => ({ path: writtenPath(path), ...rest }),
    );
    return { problems: [...found, ...way] };
  }
  const { SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read.data;
  const common = {
    botToken: read.data.SLACK_BOT_TOKEN,
    ...(read.data.SLACK_API_URL !== undefined && { slackApiUrl: read.data.SLACK_API_URL }),
    databaseUrl: read.data.DATABASE_URL,
    configPath: read.data.SWITCHBOARD_CONFIG,
    logLevel: read.data.LOG_LEVEL,
    port: read.data.PORT,
    ...(read.data.HEALTH_PORT !== undefined && { health: read.data.HEALTH_PORT }),
  };
  if (appToken !== undefined) return { environment: { ...common, mode: 'socket', appToken } };
  if (signingSecret !== undefined) return { environment: { ...common, mode: 'http', signingSecret } };
  return { problems: way };
}
