/** The log: one line of JSON each, never a secret and never what people wrote. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { destination, type Logger, pino } from 'pino';

export type Log = Logger;

export type LogTarget = { write(line: string): void };

/** One thing that is being worked on, such as a request. */
export type UnderWay = {
  /** What every line says that is written meanwhile. */
  facts: { request?: string; escalation?: string };
  failed: boolean;
};

const underWay = new AsyncLocalStorage<UnderWay>();

/** Everything logged by `work`, and by what it starts, carries the facts. */
export const during = <T>(one: UnderWay, work: () => T): T => underWay.run(one, work);

/** What is being worked on turned out to be about this escalation. */
export function aboutEscalation(id: string): void {
  const one = underWay.getStore();
  if (one) one.facts.escalation = id;
}

/** Writes to the same log, and remembers of what is being worked on that an error was logged for it. */
export const noticingFailures = (log: Log) => ({
  info: (facts: object, message: string) => log.info(facts, message),
  warn: (facts: object, message: string) => log.warn(facts, message),
  error(facts: object, message: string) {
    const one = underWay.getStore();
    if (one) one.failed = true;
    log.error(facts, message);
  },
});

export function createLog(level: string, target: LogTarget = destination({ dest: 2, sync: true })): Log {
  return pino(
    {
      level,
      base: null,
      mixin: () => ({ ...underWay.getStore()?.facts }),
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describe, err: describe },
      redact: { paths: ['token', '*.token', 'headers', '*.headers', 'body', '*.body'], remove: true },
    },
    target,
  );
}

/** What is worth knowing of an error. Answers of Slack and values of queries hang on errors too, and are left out. */
function describe(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  const cause = error.cause instanceof Error ? { cause: describe(error.cause) } : {};
  const message = withoutContents(error.message);
  return { name: error.name, message, ...code, stack: frames(error), ...cause };
}

/** Drizzle's message ends with the values of the query, and JSON's parser quotes what it could not read. */
const withoutContents = (message: string): string =>
  (message.split('\nparams:')[0] ?? '').replace(
    /(?:Unexpected (?:token|non-whitespace)|['"].*is not valid JSON)[\s\S]*/,
    'it is not valid JSON',
  );

const frames = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
    .map((line) => line.trim());

/** Bolt's own words, at its levels; its debug lines carry whole payloads and are not passed on. */
export function boltLogger(log: Log): BoltLogger {
  const say =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      log[level]({ from: 'bolt' }, parts.map(sentence).join(' '));
  return {
    debug: () => undefined,
    info: say('info'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

const sentence = (part: unknown): string =>
  typeof part === 'string' || part instanceof Error ? withoutContents(String(part)) : typeof part;
