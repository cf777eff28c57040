/** What fails in a gesture is logged once, with a reference that the person is given too. */
import type { App } from '@slack/bolt';
import { somethingFailed } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import type { Deps, HandlerLog } from './deps.ts';
import { answerPrivately } from './gesture.ts';
import type { Exchange } from './routes.ts';

/** Short enough to read aloud; it says when, and that finds the line in the log. */
export const failureReference = (now: number): string => now.toString(36).toUpperCase();

/**
 * Does what was asked. When that fails, the person is told where Slack lets us answer; submissions answer for themselves.
 * Errors are logged by code and stack, and what people wrote is in neither.
 */
export async function orReference(
  deps: Pick<Deps, 'log' | 'now'>,
  exchange: Exchange,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reference = failureReference(deps.now());
    const { request } = exchange;
    const name = 'name' in request ? request.name : undefined;
    deps.log.error(
      { err: error, code: codeOf(error), reference, kind: request.kind, name },
      'a gesture failed',
    );
    await answerPrivately(exchange, somethingFailed(reference, words));
  }
}

/** What fails outside every listener: a request we may not answer, an answer Slack refused. */
export function logErrors(app: App, log: HandlerLog): void {
  app.error(async (error) => {
    log.error({ err: error, code: codeOf(error) }, 'a request from Slack failed');
  });
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
