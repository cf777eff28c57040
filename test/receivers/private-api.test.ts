/** What Slack's Socket Mode client and undici do not promise and the bot relies on: a release that changes it fails here. */
import { SocketModeReceiver } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { cast } from '../../sandbox/cast.ts';
import { createWorkspace, type Workspace } from '../../sandbox/slack/workspace.ts';
import { boltLogger, createLog } from '../../src/log.ts';
import { interceptMessages, onPing } from '../../src/receivers/private-api.ts';
import { manifest } from '../support/manifest.ts';

let slack: Workspace | undefined;
let end = async (): Promise<void> => undefined;
afterEach(async () => {
  await end();
  await slack?.close();
});

const clientOf = (apiUrl = 'http://127.0.0.1:1/api/', appToken = 'xapp-1') =>
  new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: boltLogger(createLog('silent')),
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
  }).client;

async function aConnection() {
  slack = createWorkspace({ ...cast, manifest: manifest(), ackTimeoutMs: 1000, pingEveryMs: 20 });
  await slack.listen();
  const client = clientOf(slack.apiUrl, slack.appToken);
  end = () => client.disconnect();
  let address: string | undefined;
  client.on('authenticated', ({ url }: { url: string }) => {
    address = new URL(url).href;
  });
  return { client, address: () => address, slack };
}

test('each message of the web socket passes us first, as text, and the client reads what is passed on', async () => {
  const { client, slack } = await aConnection();
  const came: unknown[] = [];
  interceptMessages(client, (data, pass) => {
    came.push(typeof data === 'string' ? JSON.parse(data).type : data);
    void pass();
  });
  // It resolves with the client's own `hello`.
  await client.start();
  const bodies: unknown[] = [];
  client.on('slack_event', async ({ body, ack }) => {
    bodies.push(body.command);
    await ack();
  });
  await slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  expect([came, bodies, slack.problems]).toEqual([['hello', 'slash_commands'], ['/escalate'], []]);
});

test('what is not passed on, the client never reads', async () => {
  const { client, slack } = await aConnection();
  interceptMessages(client, (data, pass) => {
    if (String(data).includes('hello')) void pass();
  });
  await client.start();
  slack.refreshSockets();
  await slack.command('UAOIFE', '/escalate', { channel: 'C0OPS' });
  expect(slack.problems.map(({ kind }) => kind)).toEqual(['no_ack']);
});

test('a client that hears its messages in another way is not taken for one that we know', () => {
  const client = clientOf();
  client.removeAllListeners('ws_message');
  expect(() => interceptMessages(client, () => undefined)).toThrow('not one that we know');
});

test('undici tells of the pings of a web socket, with its address', async () => {
  const { client, address } = await aConnection();
  let endOurs = (): void => undefined;
  const pinged = new Promise<void>((resolve) => {
    endOurs = onPing(address, resolve);
  });
  const others: string[] = [];
  const endOthers = onPing(
    () => 'wss://another.example/',
    () => others.push('ping'),
  );
  await client.start();
  await pinged;
  expect(others).toEqual([]);
  endOurs();
  endOthers();
});
