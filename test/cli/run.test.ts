import { expect, test } from 'vitest';
import { doctorRow } from '../../src/cli/doctor.ts';
import { type Host, run } from '../../src/cli/run.ts';
import { createLog } from '../../src/log.ts';
import { configOf, smallYaml } from '../config/small-config.ts';

const settings = {
  config: configOf(smallYaml),
  environment: {
    botToken: 'xoxb-1',
    mode: 'socket',
    appToken: 'xapp-1',
    databaseUrl: ':memory:',
    configPath: 'switchboard.yml',
    logLevel: 'info',
    port: 0,
  },
} as const;

/** A process that can be told things, and that remembers in which order it stopped, logged and exited. */
function aProcess() {
  const told = new Map<string, (what: unknown) => void>();
  const happened: string[] = [];
  let ended = (_code: number): void => undefined;
  const exit = new Promise<number>((resolve) => {
    ended = resolve;
  });
  const host: Host = {
    on: (event, listener) => told.set(event, listener),
    exit: (code) => {
      happened.push(`exit ${code}`);
      ended(code);
    },
  };
  const log = createLog('info', {
    write: (line) => {
      const { level, msg, error } = JSON.parse(line) as {
        level: string;
        msg: string;
        error?: { message: string };
      };
      happened.push([level, msg, error?.message].filter(Boolean).join(': '));
    },
  });
  return { host, log, happened, exit, tell: (event: string, what: unknown) => told.get(event)?.(what) };
}

const botThat = (stop: () => Promise<void>) => () => Promise.resolve({ stop });

test.each(['SIGTERM', 'SIGINT'])('%s stops the bot, then the process', async (signal) => {
  const { host, log, happened, exit, tell } = aProcess();
  await run(
    settings,
    botThat(async () => void happened.push('stopped')),
    { host, log },
  );
  tell(signal, signal);
  await exit;
  expect(happened).toEqual(['info: Switchboard is stopping.', 'stopped', 'exit 0']);
});

test('a second signal does not wait', async () => {
  const { host, log, happened, tell } = aProcess();
  await run(
    settings,
    botThat(() => new Promise(() => undefined)),
    { host, log },
  );
  tell('SIGINT', 'SIGINT');
  tell('SIGINT', 'SIGINT');
  expect(happened).toEqual(['info: Switchboard is stopping.', 'exit 1']);
});

test('a bot that fails to stop ends the process with 1', async () => {
  const { host, log, happened, exit, tell } = aProcess();
  await run(
    settings,
    botThat(() => Promise.reject(new Error('disk full'))),
    { host, log },
  );
  tell('SIGTERM', 'SIGTERM');
  await exit;
  expect(happened).toEqual([
    'info: Switchboard is stopping.',
    'fatal: Switchboard did not stop as it should.: disk full',
    'exit 1',
  ]);
});

test('a bot that does not stop in time is left', async () => {
  const { host, log, happened, exit, tell } = aProcess();
  await run(
    settings,
    botThat(() => new Promise(() => undefined)),
    { host, log, atMostMs: 10 },
  );
  tell('SIGTERM', 'SIGTERM');
  expect(await exit).toBe(1);
  expect(happened).toEqual([
    'info: Switchboard is stopping.',
    'fatal: Switchboard did not stop in time.',
    'exit 1',
  ]);
});

test('a bot that can no longer hear Slack says why, finishes what it can, and ends the process with 1', async () => {
  const { host, log, happened, exit } = aProcess();
  const stop = async () => void happened.push('stopped');
  await run(settings, async () => ({ stop, hopeless: Promise.resolve(new Error('token_revoked')) }), {
    host,
    log,
  });
  await exit;
  expect(happened).toEqual([
    'fatal: Switchboard ends: it can no longer hear Slack.: token_revoked',
    'stopped',
    'exit 1',
  ]);
});

test('a bot that fails to start ends the process with 1', async () => {
  const { host, log, happened } = aProcess();
  await run(settings, () => Promise.reject(new Error('invalid_auth')), { host, log });
  expect(happened).toEqual(['fatal: Switchboard did not start.: invalid_auth', 'exit 1']);
});

test.each([
  [
    'NEWER_DATABASE',
    'A later version of Switchboard has changed the database. Run that version again, or restore the backup from before the upgrade.',
  ],
  [
    'SQLITE_CORRUPT',
    'The database is damaged. Put the newest backup in its place: docs/guides/operate.md says how.',
  ],
  ['SQLITE_FULL', 'There is no room left for the database. Make room on its disk.'],
  [
    'SQLITE_IOERR_WRITE',
    'The database cannot be read or written: its disk is full or failing. Look at the disk.',
  ],
])('%s at the start is one sentence that says what to do', async (code, sentence) => {
  const { host, log, happened } = aProcess();
  const cause = Object.assign(new Error('of SQLite'), { code });
  await run(settings, () => Promise.reject(new Error('not saved', { cause })), { host, log });
  expect(happened).toEqual([`fatal: Switchboard did not start. ${sentence}`, 'exit 1']);
});

test('an address that is taken is no problem of the database', async () => {
  const { host, log, happened } = aProcess();
  const taken = Object.assign(new Error('EACCES: :80'), { code: 'EACCES', syscall: 'listen' });
  await run(settings, () => Promise.reject(taken), { host, log });
  expect(happened).toEqual(['fatal: Switchboard did not start.: EACCES: :80', 'exit 1']);
});

test.each(['unhandledRejection', 'uncaughtException'])(
  'an %s is logged and ends the process with 1',
  async (event) => {
    const { host, log, happened, tell } = aProcess();
    await run(
      settings,
      botThat(async () => undefined),
      { host, log },
    );
    tell(event, new Error('socket lost'));
    expect(happened).toEqual([
      'fatal: Switchboard ends: a failure was handled nowhere.: socket lost',
      'exit 1',
    ]);
  },
);

test('what is worth a look is a warning before anything else, with what to do', async () => {
  const { host, log, happened } = aProcess();
  const warning = { level: 'look', area: 'disk', what: 'disk', freeBytes: 2 ** 29 } as const;
  await run(settings, () => Promise.reject(new Error('invalid_auth')), { host, log, warnings: [warning] });
  const { found, todo } = doctorRow(warning);
  expect(happened).toEqual([
    `warn: ${found} ${todo}`,
    'fatal: Switchboard did not start.: invalid_auth',
    'exit 1',
  ]);
});

test('the bot is started with the settings', async () => {
  const { host, log } = aProcess();
  const given: unknown[] = [];
  await run(
    settings,
    async (...all) => {
      given.push(...all);
      return { stop: async () => undefined };
    },
    { host, log },
  );
  expect(given.slice(0, 2)).toEqual([settings.environment, settings.config]);
});
