/** What fails in a gesture is logged once, with a reference that the person is given too. */
import type { App } from '@slack/bolt';
import { somethingFailed } from '../views/refusals.ts';
import { words } from '../views/words/default.ts';
import type { Deps, HandlerLog } from './deps.ts';
import { onlyYou } from './gesture.ts';
import { interaction } from './interaction.ts';

/** Short enough to read aloud; it says when, and that finds the line in the log. */
export const failureReference = (now: number): string => now.toString(36).toUpperCase();

/**
 * Runs around every listener. The person is told where Slack lets us answer; submissions answer for themselves.
 * Errors are logged by code and stack, and what people wrote is in neither.
 */
export function answerFailures(app: App, deps: Pick<Deps, 'log' | 'now'>): void {
  app.use(async (args) => {
    try {
      await args.next();
    } catch (error) {
      const reference = failureReference(deps.now());
      const { kind, name, respond } = interaction(args);
      deps.log.error({ err: error, code: codeOf(error), reference, kind, name }, 'a gesture failed');
      if (respond) await respond(onlyYou(somethingFailed(reference, words)));
    }
  });
}

/** What fails outside every listener: a request we may not answer, an answer Slack refused. */
export function logErrors(app: App, log: HandlerLog): void {
  app.error(async (error) => {
    log.error({ err: error, code: codeOf(error) }, 'a request from Slack failed');
  });
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;
