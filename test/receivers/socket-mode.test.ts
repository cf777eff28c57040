/** Socket Mode: always a connection, whatever Slack and the network do, and a clear end where none can be had. */
import { App } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createWorkspace, type Workspace } from '../../sandbox/slack/workspace.ts';
import { boltLogger, createLog } from '../../src/log.ts';
import type { ReceiverHandle } from '../../src/receivers/receiver-types.ts';
import { createSocketMode, type SocketModeParts } from '../../src/receivers/socket-mode.ts';
import { aFreePort } from '../support/free-port.ts';
import { manifest } from '../support/manifest.ts';

let slack: Workspace;
let receiver: ReceiverHandle | undefined;
let happened: string[] = [];
let logged: string[] = [];
let look = (): void => undefined;

afterEach(async () => {
  await receiver?.stop();
  await slack.close();
  receiver = undefined;
  happened = [];
  logged = [];
});

function note(what: string): void {
  happened.push(what);
  look();
}

/** Resolves when the receiver has said so much of this. */
const heard = (what: string, times: number) =>
  new Promise<void>((resolve) => {
    look = () => {
      if (happened.filter((one) => one === what).length >= times) resolve();
    };
    look();
  });

const aWorkspace = (options: { pingEveryMs?: number } = {}) =>
  createWorkspace({ ...cast, manifest: manifest(), ackTimeoutMs: 1000, ...options });

/** A bot that acknowledges commands when `answer` resolves. */
function aBot(
  patience: SocketModeParts['patience'] = {},
  { answer = async () => {}, appToken = slack.appToken, apiUrl = slack.apiUrl, most = (): number => 2 } = {},
) {
  const log = createLog('debug', { write: (line) => logged.push(line) });
  receiver = createSocketMode({
    appToken,
    slackApiUrl: apiUrl,
    timeoutMs: 2000,
    most,
    fetch,
    watch: {
      opened: () => note('opened'),
      ended: note,
      failed: note,
    },
    logger: boltLogger(log),
    log,
    patience,
  });
  const app = new App({
    authorize: async () => ({ botToken: slack.botToken, botId: 'B0SANDBOX', botUserId: 'UBOT' }),
    receiver,
    clientOptions: { slackApiUrl: apiUrl },
    logger: boltLogger(log),
    convoStore: false,
    deferInitialization: true,
  });
  app.command('/escalate', async ({ ack }) => {
    await answer();
    await ack();
  });
  return {
    receiver,
    async start() {
      await app.init();
      await receiver?.start();
    },
  };
}

async function aConnectedBot(...given: Parameters<typeof aBot>) {
  const bot = aBot(...given);
  await bot.start();
  await heard('opened', 2);
  return bot;
}

const answered = async () => {
  await slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  return slack.problems.length + slack.state.errorsShown.length === 0;
};

test('both connections asked to go at the same moment: two are always open, and who writes then is answered', async () => {
  slack = aWorkspace();
  await slack.listen();
  const { receiver: bot } = await aConnectedBot();
  const counts: number[] = [];
  slack.on('connection', ({ open }) => counts.push(open));
  slack.refreshSockets();
  expect(await answered()).toBe(true);
  await heard('opened', 4);
  expect(bot?.connections()).toBe(4);
  await slack.until(() => slack.connections() === 2, 'the first two are closed');
  expect(counts).toEqual([3, 4, 3, 2]);
  expect(await answered()).toBe(true);
  expect(happened).toEqual(['opened', 'opened', 'leave', 'leave', 'opened', 'opened']);
});

test('where more instances come it keeps one connection, and opens the other again when they have gone', async () => {
  slack = aWorkspace();
  await slack.listen();
  let most = 2;
  const { receiver: bot } = await aConnectedBot({}, { most: () => most });
  most = 1;
  await slack.until(() => slack.connections() === 1, 'one is closed');
  expect([await answered(), bot?.connections()]).toEqual([true, 1]);
  most = 2;
  await heard('opened', 3);
  expect([await answered(), bot?.connections(), happened]).toEqual([true, 2, ['opened', 'opened', 'opened']]);
});

test('what is being answered when Slack asks to go is acknowledged on the connection it came on', async () => {
  slack = aWorkspace();
  await slack.listen();
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const answer = () => {
    begin();
    return finished;
  };
  await aConnectedBot({}, { answer });
  const command = answered();
  await begun;
  slack.refreshSockets();
  await heard('opened', 4);
  finish();
  expect(await command).toBe(true);
});

test('connections that break are replaced, and so on after failures of every kind', async () => {
  slack = aWorkspace();
  await slack.listen();
  await aConnectedBot();
  const open = 'apps.connections.open';
  slack.faults.add({ kind: 'http_500', method: open });
  slack.faults.add({ kind: 'rate_limited', method: open, retryAfterS: 1 });
  slack.faults.add({ kind: 'drop_before', method: open });
  slack.faults.add({ kind: 'error', error: 'too_many_websockets', method: open });
  slack.cutSockets();
  await heard('opened', 4);
  expect(happened.toSorted()).toEqual(
    ['connection', 'http_500', 'lost', 'lost', 'ratelimited', 'too_many_websockets']
      .concat(Array(4).fill('opened'))
      .toSorted(),
  );
  expect(await answered()).toBe(true);
});

test('a start without Slack waits for it', async () => {
  slack = aWorkspace();
  const port = await aFreePort();
  const bot = aBot({}, { apiUrl: `http://127.0.0.1:${port}/api/` });
  const started = bot.start();
  await heard('unreachable', 3);
  expect([...new Set(happened)]).toEqual(['unreachable']);
  await slack.listen(port);
  await started;
  expect(bot.receiver?.connections()).toBeGreaterThan(0);
});

test('a connection that says nothing any more is replaced, and one that only pings is not', async () => {
  slack = aWorkspace({ pingEveryMs: 50 });
  await slack.listen();
  await aConnectedBot({ silenceMs: 400 });
  slack.muteSockets(1);
  await heard('opened', 3);
  expect(happened).toEqual(['opened', 'opened', 'silent', 'opened']);
  await slack.until(() => slack.connections() === 2, 'the silent one is closed');
  expect(await answered()).toBe(true);
});

test.each(['invalid_auth', 'account_inactive', 'token_revoked', 'not_allowed_token_type', 'forbidden_team'])(
  'Slack says %s: waiting would not help, and the start ends',
  async (error) => {
    slack = aWorkspace();
    await slack.listen();
    slack.faults.add({ kind: 'error', error, method: 'apps.connections.open', times: 2 });
    await expect(aBot().start()).rejects.toThrow(
      `Slack refuses SLACK_APP_TOKEN (${error}). Check that it is the app-level token of this app, and that Socket Mode is on.`,
    );
  },
);

test('a token that is revoked later, and Socket Mode switched off, leave the bot without hope', async () => {
  slack = aWorkspace();
  await slack.listen();
  const revoked = await aConnectedBot();
  slack.faults.add({ kind: 'error', error: 'token_revoked', method: 'apps.connections.open', times: 2 });
  slack.cutSockets();
  expect((await revoked.receiver?.hopeless)?.message).toContain('(token_revoked)');
  await revoked.receiver?.stop();
  slack.faults.clear();
  happened = [];
  const disabled = await aConnectedBot();
  slack.refreshSockets('link_disabled');
  expect((await disabled.receiver?.hopeless)?.message).toBe('Socket Mode was switched off for this app.');
});

test('Slack answers and no connection can be had: after a while the bot gives itself up', async () => {
  slack = aWorkspace();
  await slack.listen();
  const bot = await aConnectedBot({ aloneMs: 500 });
  slack.refuseSockets(true);
  slack.cutSockets();
  expect((await bot.receiver?.hopeless)?.message).toBe(
    'No connection to Slack could be opened, although Slack answers.',
  );
});

test('while Slack does not answer at all the bot does not give itself up', async () => {
  slack = aWorkspace();
  await slack.listen();
  await aConnectedBot({ aloneMs: 1 });
  slack.outage(true);
  await heard('http_503', 4);
  slack.outage(false);
  await heard('opened', 4);
  expect(await answered()).toBe(true);
});

test('after it is closed to what is new, nothing more is taken in', async () => {
  slack = aWorkspace();
  await slack.listen();
  const taken: string[] = [];
  const bot = await aConnectedBot({}, { answer: async () => void taken.push('one') });
  expect(await answered()).toBe(true);
  bot.receiver?.close();
  expect(await answered()).toBe(false);
  expect(taken).toEqual(['one']);
});
