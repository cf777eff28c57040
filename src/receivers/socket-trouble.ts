/** What it means that a connection of Socket Mode could not be opened: how long to wait, or that no waiting would help. */
import { backOffMs, type Failure, failureOf } from '../slack/error-codes.ts';
import { NoHelloError } from './socket-line.ts';

/** Slack will not have the bot, and no waiting changes that. */
export class SocketModeError extends Error {
  override name = 'SocketModeError';
}

export type Trouble = { reason: string } & ({ waitMs: number } | { hopeless: SocketModeError });

const mayHeal: Readonly<Record<Failure['kind'], boolean>> = {
  wait: true,
  away: true,
  unsure: true,
  later: false,
  'no place': false,
  'no message': false,
  hopeless: false,
};

const longestWaitMs = 30_000;

/** Half a minute at most, so that the bot is back soon after Slack is; not all bots of the world at once. */
export const waitMs = (attempt: number): number =>
  Math.round(Math.min(backOffMs(attempt), longestWaitMs) * (0.5 + Math.random() / 2));

/** `admitted`: Slack gave an address to connect to, so its refusals are not about the token. */
export function troubleOf(error: unknown, admitted: boolean, attempt: number): Trouble {
  if (admitted || error instanceof NoHelloError) return { reason: 'no_hello', waitMs: waitMs(attempt) };
  const failure = failureOf(error);
  const { kind, reason } = failure;
  if (kind === 'wait') return { reason, waitMs: failure.ms };
  if (mayHeal[kind]) return { reason, waitMs: waitMs(attempt) };
  const hopeless = new SocketModeError(
    `Slack refuses SLACK_APP_TOKEN (${reason}). Check that it is the app-level token of this app, and that Socket Mode is on.`,
    { cause: error },
  );
  return { reason, hopeless };
}

export const disabledError = () => new SocketModeError('Socket Mode was switched off for this app.');

export const aloneError = () =>
  new SocketModeError('No connection to Slack could be opened, although Slack answers.');
