/** The real process, told to stop: it ends in time, and nothing is lost or doubled. */
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { sign } from '../../sandbox/slack/http-requests.ts';
import { testConfig } from '../support/bot.ts';
import { aMachine, type Running } from '../support/process.ts';
import { acts, choices, fields } from '../support/words/labels.ts';
import { wordsOf } from '../support/words/words.ts';

const post = 'chat.postMessage';

async function raise({ slack }: Running): Promise<void> {
  await slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  await slack.until(() => slack.modal('UAOIFE') !== undefined, 'the form opens');
  await slack.submit('UAOIFE', {
    [fields.team]: 'Engineering',
    [fields.priority]: choices.urgent,
    [fields.summary]: 'Payouts frozen',
    [fields.details]: 'It does not work.',
  });
}

const called = ({ slack }: Running, method: string) =>
  new Promise<void>((resolve) => {
    const stop = slack.on('call', (call) => {
      if (call.method !== method) return;
      stop();
      resolve();
    });
  });

/** How often each place has its message. */
const shown = ({ slack }: Running) => [slack.messages('C0ENG').length, slack.directMessages('UAOIFE').length];

const timed = async <T>(work: Promise<T>) => {
  const startedAt = performance.now();
  const answer = await work;
  return { answer, ms: performance.now() - startedAt };
};

test.each(['socket', 'http'] as const)(
  '%s mode: SIGTERM while Slack answers slowly waits for it, and the next start has nothing left to do',
  async (mode) => {
    const machine = await aMachine(mode);
    const bot = await machine.running();
    machine.slack.faults.add({ kind: 'slow', method: post, delayMs: 1500, times: 2 });
    const posted = called(machine, post);
    await raise(machine);
    const stopped = timed(bot.exit);
    bot.kill('SIGTERM');
    await posted;
    const { answer, ms } = await stopped;
    expect(answer).toBe(0);
    expect(ms).toBeLessThan(10_000);
    expect(bot.logged.map(({ msg }) => msg).slice(-2)).toEqual([
      'Switchboard is stopping.',
      'Switchboard has stopped',
    ]);
    const next = await machine.running();
    await machine.slack.until(() => shown(machine).join() === '1,1', 'both are there');
    next.kill('SIGTERM');
    expect(await next.exit).toBe(0);
    expect(shown(machine)).toEqual([1, 1]);
  },
);

test.each(['socket', 'http'] as const)(
  '%s mode: a button that is being handled when SIGTERM comes is carried out and acknowledged',
  async (mode) => {
    const machine = await aMachine(mode);
    const { slack } = machine;
    const bot = await machine.running();
    await raise(machine);
    await slack.until(() => shown(machine).join() === '1,1', 'the card is there');
    const asked = new Promise<void>((resolve) => {
      const when = ({ method }: { method: string }) => {
        const isMembership = method.startsWith('usergroups.users');
        if (isMembership) resolve();
        return isMembership;
      };
      slack.faults.add({ kind: 'slow', delayMs: 600, when });
    });
    const card = slack.messages('C0ENG').find(({ user }) => user === 'UBOT');
    const pressed = slack.click('UKENJI', acts.acknowledge, card);
    await asked;
    bot.kill('SIGTERM');
    expect((await pressed)?.reply).toMatchObject({ ok: true });
    expect(await bot.exit).toBe(0);
    const next = await machine.running();
    const [header] = wordsOf({ state: slack.state, config: testConfig }).card({ status: 'acknowledged' });
    const saysSo = () => card !== undefined && slack.seenBy(card, 'UKENJI').split('\n')[0] === header;
    await slack.until(saysSo, 'the card says so');
    next.kill('SIGTERM');
    expect(await next.exit).toBe(0);
    expect(slack.state.errorsShown).toEqual([]);
  },
);

test('SIGTERM while Slack does not answer at all ends in time, and after the next start all is there once', async () => {
  const machine = await aMachine();
  const bot = await machine.running();
  machine.slack.faults.add({ kind: 'hang', method: post, times: 2 });
  const posted = called(machine, post);
  await raise(machine);
  await posted;
  bot.kill('SIGTERM');
  const { answer, ms } = await timed(bot.exit);
  expect(answer).toBe(0);
  expect(ms).toBeGreaterThan(5_000);
  expect(ms).toBeLessThan(10_000);
  expect(shown(machine)).toEqual([0, 0]);
  machine.slack.faults.clear();
  // As if the minute had gone by for which the process that ended had the rows to itself.
  machine.change("update outbox set next_at = 0 where status = 'pending'");
  const next = await machine.running();
  await machine.slack.until(() => shown(machine).join() === '1,1', 'both are there');
  next.kill('SIGTERM');
  expect(await next.exit).toBe(0);
  expect(shown(machine)).toEqual([1, 1]);
});

test('a second signal ends at once', async () => {
  const machine = await aMachine();
  const bot = await machine.running();
  machine.slack.faults.add({ kind: 'hang', method: post, times: 2 });
  const posted = called(machine, post);
  await raise(machine);
  await posted;
  bot.kill('SIGTERM');
  await bot.says('Switchboard is stopping.');
  bot.kill('SIGTERM');
  const { answer, ms } = await timed(bot.exit);
  expect(answer).toBe(1);
  expect(ms).toBeLessThan(1_000);
});

test('a stop while the start waits for Slack is prompt; until then the process is alive and not ready', async () => {
  const machine = await aMachine();
  machine.slack.outage(true);
  const bot = machine.start();
  await bot.says('Slack does not answer; the start waits for it');
  expect(await machine.ask('/healthz')).toEqual({ status: 200, text: 'alive\n' });
  expect(await machine.ask('/readyz')).toEqual({
    status: 503,
    text: 'It is starting: Slack or the database is being waited for.\n',
  });
  bot.kill('SIGTERM');
  const { answer, ms } = await timed(bot.exit);
  expect(answer).toBe(0);
  expect(ms).toBeLessThan(2_000);
  expect(bot.logged.filter(({ level }) => level === 'error' || level === 'fatal')).toEqual([]);
});

test('a stop while Socket Mode cannot connect yet is prompt', async () => {
  const machine = await aMachine();
  machine.slack.faults.add({ kind: 'http_500', method: 'apps.connections.open', times: 100 });
  const bot = machine.start();
  await bot.says('a connection to Slack could not be opened; it is tried again');
  bot.kill('SIGTERM');
  const { answer, ms } = await timed(bot.exit);
  expect(answer).toBe(0);
  expect(ms).toBeLessThan(3_000);
});

test('an app-level token that Slack revokes ends the process with a clear line', async () => {
  const machine = await aMachine();
  const bot = await machine.running();
  machine.slack.faults.add({
    kind: 'error',
    error: 'token_revoked',
    method: 'apps.connections.open',
    times: 9,
  });
  machine.slack.cutSockets();
  expect(await bot.exit).toBe(1);
  expect(bot.logged.filter(({ level }) => level === 'fatal')).toMatchObject([
    {
      msg: 'Switchboard ends: it can no longer hear Slack.',
      error: { message: expect.stringContaining('SLACK_APP_TOKEN (token_revoked)') },
    },
  ]);
});

test('in HTTP mode a request that is being answered when the stop begins is answered, and a new one finds no bot', async () => {
  const machine = await aMachine('http');
  const bot = await machine.running();
  machine.slack.faults.add({ kind: 'slow', method: 'views.open', delayMs: 1500 });
  const opened = called(machine, 'views.open');
  const [first, second] = [aCommand(machine), aCommand(machine)];
  expect(await first).toBe(200);
  bot.kill('SIGTERM');
  await bot.says('Switchboard is stopping.');
  expect(await second).toBe(200);
  // One that comes in the very moment of closing is cut off instead: Slack hears that it was not taken, either way.
  expect(['ECONNREFUSED', 'ECONNRESET']).toContain(await aCommand(machine));
  await opened;
  expect(await bot.exit).toBe(0);
});

/** Status, or how it failed. */
function aCommand({ slack, port }: Running): Promise<number | string> {
  const body = new URLSearchParams({
    command: '/escalate',
    text: '',
    user_id: 'UAOIFE',
    team_id: 'T0SANDBOX',
    trigger_id: `1.2.${Math.random()}`,
  }).toString();
  const at = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': sign(slack.signingSecret, at, body),
  };
  return new Promise((resolve) => {
    const sent = request(
      { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers, agent: false },
      (got) => got.resume().on('end', () => resolve(got.statusCode ?? 0)),
    );
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    sent.end(body);
  });
}
