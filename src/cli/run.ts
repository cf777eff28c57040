/** Runs the bot until it is told to stop; the process ends with it. */
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/environment.ts';
import type { Settings } from '../config/read-settings.ts';
import { shownUrl } from '../db/open.ts';
import type { Finding } from '../doctor/finding.ts';
import { createLog, type Log } from '../log.ts';
import { StoppedError } from '../receivers/identify.ts';
import { databaseProblem } from './database-problem.ts';
import { doctorRow } from './doctor.ts';

type Start = (
  environment: Environment,
  config: Config,
  surroundings: { log: Log; stopped: AbortSignal },
) => Promise<{ stop(): Promise<void>; hopeless?: Promise<Error> }>;

/** Supervisors often kill what has not ended after ten seconds. */
const supervisorsPatienceMs = 9_500;

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
 * after it is logged, and so does a bot that can no longer hear Slack: a supervisor starts a sound one.
 */
export async function run(
  { environment, config }: Settings,
  start: Start,
  {
    host = process,
    log = createLog(environment.logLevel),
    atMostMs = supervisorsPatienceMs,
    warnings = [],
  }: { host?: Host; log?: Log; atMostMs?: number; warnings?: readonly Finding[] } = {},
): Promise<void> {
  const { fail, endAfter } = endingsOf(host, log, shownUrl(environment.databaseUrl));
  host.on('unhandledRejection', fail('Switchboard ends: a failure was handled nowhere.'));
  host.on('uncaughtException', fail('Switchboard ends: a failure was handled nowhere.'));

  for (const { found, todo } of warnings.map(doctorRow)) log.warn({}, `${found} ${todo}`);
  const starting = new AbortController();
  const started = start(environment, config, { log, stopped: starting.signal });
  let stopping = false;
  const stop = (signal: unknown) => {
    if (stopping) {
      host.exit(1);
      return;
    }
    stopping = true;
    log.info({ signal }, 'Switchboard is stopping.');
    endAfter(atMostMs);
    starting.abort();
    started
      .then((bot) => bot.stop())
      .catch((error: unknown) => {
        if (!(error instanceof StoppedError)) throw error;
      })
      .then(() => host.exit(0), fail('Switchboard did not stop as it should.'));
  };
  host.on('SIGTERM', stop);
  host.on('SIGINT', stop);
  try {
    const bot = await started;
    void bot.hopeless?.then((error) => {
      if (stopping) return;
      stopping = true;
      log.fatal({ error }, 'Switchboard ends: it can no longer hear Slack.');
      endAfter(atMostMs);
      bot.stop().then(() => host.exit(1), fail('Switchboard did not stop as it should.'));
    });
  } catch (error) {
    if (!stopping) fail('Switchboard did not start.')(error);
  }
}

function endingsOf(host: Host, log: Log, database: string) {
  return {
    fail: (sentence: string) => (error: unknown) => {
      const known = databaseProblem(error);
      // Where the operator can do something about it, a stack would only hide what.
      if (known) log.fatal({ database, code: known.code }, `${sentence} ${known.sentence}`);
      else log.fatal({ error }, sentence);
      host.exit(1);
    },
    endAfter(ms: number) {
      const end = () => {
        log.fatal({}, 'Switchboard did not stop in time.');
        host.exit(1);
      };
      setTimeout(end, ms).unref();
    },
  };
}
