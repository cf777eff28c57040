import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { readManifest } from '../../sandbox/slack/manifest.ts';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { openSocket } from './bare-socket.ts';
import { clientFor, manifest, openWorkspace } from './probe.ts';

const open: Workspace[] = [];

async function start(...given: Parameters<typeof openWorkspace>): Promise<Workspace> {
  const workspace = await openWorkspace(...given);
  open.push(workspace);
  return workspace;
}

afterEach(async () => {
  for (const workspace of open.splice(0)) await workspace.close();
});

test('a delivery is told when it starts on its way, and again when its reply is known', async () => {
  const workspace = await start();
  const connection = await openSocket(workspace);
  await connection.next();
  const heard: unknown[] = [];
  const same = new Set<object>();
  workspace.on('delivery', (delivery) => {
    same.add(delivery);
    heard.push([delivery.about, delivery.reply?.ok, delivery.acknowledgedAt]);
  });
  const sent = workspace.command('UANN', '/probe');
  expect(heard).toEqual([['the command /probe', undefined, undefined]]);
  connection.ack((await connection.next()).envelope_id);
  const delivery = await sent;
  expect(heard.slice(1)).toEqual([['the command /probe', true, workspace.clock.now()]]);
  expect([...same]).toEqual([delivery]);
});

test('a reply that fails is told too, of an event at each try', async () => {
  const workspace = await start();
  const heard: unknown[] = [];
  workspace.on('delivery', ({ attempts, reply }) => heard.push([attempts, reply]));
  await workspace.post('UANN', 'team', 'Hello');
  const failed = { ok: false, reason: 'no_connection' };
  expect(heard).toEqual([
    [0, undefined],
    [1, failed],
    [2, failed],
  ]);
});

test('whoever waits looks again when a reply is known', async () => {
  const workspace = await start();
  const connection = await openSocket(workspace);
  await connection.next();
  const sent = workspace.globalShortcut('UANN', 'New probe');
  const arrived = workspace.until(
    () => workspace.deliveries.some(({ reply }) => reply?.ok === true),
    'a reply',
  );
  connection.ack((await connection.next()).envelope_id);
  await arrived;
  expect((await sent).reply).toEqual({ ok: true, body: {} });
});

/** What a WebSocket at this path hears first, or why it was refused. */
async function heardAt(workspace: Workspace, path: string): Promise<string> {
  const socket = new WebSocket(`${workspace.url.replace('http', 'ws')}${path}`);
  return new Promise((resolve) => {
    socket.once('message', (data) => resolve(String(data)));
    socket.once('error', ({ message }) => resolve(message));
  });
}

const refused = 'Unexpected server response: 408';

test('WebSockets that are not Slack’s go elsewhere, also during an outage, and end with the workspace', async () => {
  const pages = new WebSocketServer({ noServer: true });
  const workspace = await start({
    elsewhereUpgrade(request, socket, head) {
      if (request.url !== '/page/live') return false;
      pages.handleUpgrade(request, socket, head, (page) => page.send('Welcome'));
      return true;
    },
  });
  expect(await heardAt(workspace, '/page/live')).toBe('Welcome');
  expect(await heardAt(workspace, '/page/other')).toBe(refused);
  expect(await heardAt(workspace, '/link/?ticket=none')).toBe(refused);
  workspace.outage(true);
  expect(await heardAt(workspace, '/page/live')).toBe('Welcome');
  expect(workspace.connections()).toBe(0);
  const [page] = pages.clients;
  if (!page) throw new Error('No page is connected.');
  const ended = once(page, 'close');
  await workspace.close();
  open.length = 0;
  await ended;
});

test('a ticket opens Slack’s own path only', async () => {
  const workspace = await start();
  const client = clientFor(workspace, workspace.appToken);
  const { url = '' } = await client.apps.connections.open({});
  const { search } = new URL(url);
  expect(await heardAt(workspace, `/elsewhere/${search}`)).toBe(refused);
  expect(await heardAt(workspace, `/link/${search}`)).toContain('"type":"hello"');
});

test('of the manifest it is kept what people are told about commands and shortcuts', () => {
  const features = {
    slash_commands: [
      { command: '/probe', description: 'Probe it', usage_hint: '[what]', should_escape: true },
    ],
    shortcuts: [{ name: 'New probe', type: 'global', callback_id: 'new_probe', description: 'Begin one' }],
  };
  const { commands, shortcuts } = readManifest({ ...manifest, features });
  expect(commands).toEqual([
    { command: '/probe', description: 'Probe it', usageHint: '[what]', shouldEscape: true },
  ]);
  expect(shortcuts).toEqual([
    { name: 'New probe', callbackId: 'new_probe', kind: 'global', description: 'Begin one' },
  ]);
});
