/** Runs the bot until it is told to stop; the process ends with it. */
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/environment.ts';
import { createLog, type Log } from '../log.ts';
import { databaseProblem } from './database-problem.ts';
import type { Settings } from './settings.ts';

type Start = (environment: Environment, config: Config) => Promise<{ stop(): Promise<void> }>;

/** What `run` needs of the process; a test gives its own. */
export type Host = {
  on(
    event: 'SIGTERM' | 'SIGINT' | 'unhandledRejection' | 'uncaughtException',
    told: (what: unknown) => void,
  ): void;
  exit(code: number): void;
};

/**
 * The first SIGTERM or SIGINT stops gracefully, a second one ends at once. Whatever nobody handled ends the process with 1
 * after it is logged: a supervisor starts a sound one, where going on could mean a bot that no longer hears Slack.
 */
export async function run(
  { environment, config }: Settings,
  start: Start,
  { host = process, log = createLog(environment.logLevel) }: { host?: Host; log?: Log } = {},
): Promise<void> {
  const fail = (sentence: string) => (error: unknown) => {
    const known = databaseProblem(error);
    // Where the operator can do something about it, a stack would only hide what.
    if (known)
      log.fatal({ database: environment.databaseUrl, code: known.code }, `${sentence} ${known.sentence}`);
    else log.fatal({ error }, sentence);
    host.exit(1);
  };
  host.on('unhandledRejection', fail('Switchboard ends: a failure was handled nowhere.'));
  host.on('uncaughtException', fail('Switchboard ends: a failure was handled nowhere.'));

  const started = start(environment, config);
  let stopping = false;
  const stop = (signal: unknown) => {
    if (stopping) {
      host.exit(1);
      return;
    }
    stopping = true;
    log.info({ signal }, 'Switchboard is stopping.');
    started
      .then((bot) => bot.stop())
      .then(() => host.exit(0), fail('Switchboard did not stop as it should.'));
  };
  host.on('SIGTERM', stop);
  host.on('SIGINT', stop);
  await started.catch(fail('Switchboard did not start.'));
}
