/** The log: one line of JSON each, never a secret and never what people wrote. */
import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { destination, type Logger, pino } from 'pino';

export type Log = Logger;

export type LogTarget = { write(line: string): void };

export function createLog(level: string, target: LogTarget = destination({ dest: 2, sync: true })): Log {
  return pino(
    {
      level,
      base: null,
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
  // Drizzle's message ends with the values of the query.
  const message = unquoted(error.message.split('\nparams:')[0] ?? '');
  return { name: error.name, message, ...code, stack: frames(error), ...cause };
}

/** A text that is no JSON stands in the message that says so. */
const unquoted = (message: string): string =>
  message.replace(/(?:Unexpected token )?['".].*is not valid JSON/s, 'This is not valid JSON');

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
  typeof part === 'string'
    ? unquoted(part)
    : part instanceof Error
      ? `${part.name}: ${part.message}`
      : typeof part;
