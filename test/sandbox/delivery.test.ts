import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Workspace } from '../../sandbox/slack/workspace.ts';
import { type BareSocket, openSocket } from './bare-socket.ts';
import { clientFor, errorOf, openWorkspace, startSocketApp } from './probe.ts';

let workspace: Workspace;
const connections: BareSocket[] = [];

beforeEach(async () => {
  workspace = await openWorkspace({ ackTimeoutMs: 60 });
});

afterEach(async () => {
  for (const { socket } of connections.splice(0)) socket.terminate();
  await workspace.close();
});

const connect = async (): Promise<BareSocket> => {
  const connection = await openSocket(workspace);
  connections.push(connection);
  return connection;
};

const kinds = () => workspace.problems.map(({ kind }) => kind);

describe('Socket Mode', () => {
  test('says hello, and refuses a ticket that was used', async () => {
    const connection = await connect();
    expect(await connection.next()).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: 'A0SANDBOX' },
      debug_info: { approximate_connection_time: 3600 },
    });
    const again = new WebSocket(connection.socket.url);
    const failure = await new Promise<Error>((resolve) => again.on('error', resolve));
    expect(failure.message).toBe('Unexpected server response: 408');
  });

  test('takes ten connections and gives each payload to one of them, in turn', async () => {
    for (let count = 0; count < 10; count += 1) await (await connect()).next();
    expect(await errorOf(clientFor(workspace, workspace.appToken).apps.connections.open({}))).toBe(
      'too_many_websockets',
    );
    const [first, second] = connections;
    const sent = Promise.all([workspace.command('UANN', '/probe 1'), workspace.command('UANN', '/probe 2')]);
    for (const connection of [first, second]) connection?.ack((await connection.next()).envelope_id);
    expect((await sent).map(({ reply }) => reply?.ok)).toEqual([true, true]);
  });

  test('a command nobody acknowledges ends in an error the person sees; what comes later is late', async () => {
    const connection = await connect();
    await connection.next();
    const sent = workspace.command('UANN', '/probe');
    const { envelope_id: id } = await connection.next();
    expect((await sent).reply).toEqual({ ok: false, reason: 'timeout' });
    connection.ack(id);
    await workspace.until(() => kinds().includes('late_ack'), 'a late acknowledgement');
    expect(kinds()).toEqual(['no_ack', 'late_ack']);
    expect(workspace.errorsShown('UANN')).toMatchObject([
      { error: 'operation_timeout', about: 'the command /probe' },
    ]);
  });

  test('acknowledging twice is objected to', async () => {
    const connection = await connect();
    await connection.next();
    const sent = workspace.command('UANN', '/probe');
    const { envelope_id: id } = await connection.next();
    connection.ack(id);
    connection.ack(id);
    await sent;
    await workspace.until(() => kinds().length > 0, 'an objection');
    expect(kinds()).toEqual(['double_ack']);
  });

  test('an event is tried again at once, then when asked, three times in all, with the same ids', async () => {
    const connection = await connect();
    await connection.next();
    await workspace.post('UANN', 'team', 'Hello?');
    expect(workspace.pendingEvents().length).toBe(1);
    await workspace.retryPending();
    await workspace.retryPending();
    await workspace.retryPending();
    expect(workspace.pendingEvents()).toEqual([]);
    const tries = connection.said;
    expect(tries.map(({ retry_attempt }) => retry_attempt)).toEqual([0, 1, 2, 3]);
    expect(
      new Set(tries.map(({ envelope_id, payload }) => JSON.stringify([envelope_id, payload]))).size,
    ).toBe(1);
  });

  test('without a connection the person sees that it could not be dispatched', async () => {
    await workspace.command('UANN', '/probe');
    expect(workspace.errorsShown('UANN').map(({ error }) => error)).toEqual(['dispatch_failed']);
    expect(workspace.problems).toEqual([]);
  });

  test('an acknowledgement of a command may carry the answer; elsewhere what it says is ignored', async () => {
    const connection = await connect();
    await connection.next();
    const command = workspace.command('UANN', '/probe', { channel: 'team' });
    connection.ack((await connection.next()).envelope_id, { text: 'At once' });
    await command;
    expect(workspace.ephemeralsTo('UANN')).toEqual(['At once']);
    const shortcut = workspace.globalShortcut('UANN', 'New probe');
    connection.ack((await connection.next()).envelope_id, { text: 'Unheard' });
    await shortcut;
    expect(kinds()).toEqual(['ignored_ack_payload']);
  });

  test('real Bolt comes back after a refresh, a cut and an outage', async () => {
    const heard: string[] = [];
    const probe = await startSocketApp(workspace, (app) => {
      app.command('/probe', async ({ ack, command }) => {
        heard.push(command.text);
        await ack();
      });
    });
    for (const trouble of ['refresh', 'cut', 'outage']) {
      if (trouble === 'refresh') workspace.refreshSockets();
      if (trouble === 'cut') workspace.cutSockets();
      if (trouble === 'outage') {
        workspace.outage(true);
        workspace.outage(false);
      }
      await workspace.until(() => workspace.connections() === 0, 'the connection ends');
      await workspace.until(() => workspace.connections() === 1, 'a new connection');
      await workspace.command('UANN', `/probe ${trouble}`);
    }
    expect(heard).toEqual(['refresh', 'cut', 'outage']);
    await probe.stop();
  });
});

describe('HTTP', () => {
  let bot: Server;
  let status = 200;
  const seen: { headers: IncomingMessage['headers']; body: string }[] = [];

  beforeEach(async () => {
    status = 200;
    seen.length = 0;
    bot = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const { challenge } = body.startsWith('{') ? (JSON.parse(body) as { challenge?: string }) : {};
      if (challenge) return void response.end(challenge);
      seen.push({ headers: request.headers, body });
      if (status !== 0) response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => bot.listen(0, '127.0.0.1', resolve));
    const address = bot.address();
    const port = address && typeof address === 'object' ? address.port : 0;
    await workspace.deliverTo(`http://127.0.0.1:${port}/slack/events`);
  });

  afterEach(() => {
    bot.closeAllConnections();
    bot.close();
  });

  test('requests are signed and have exactly the content types of Slack', async () => {
    await workspace.command('UANN', '/probe héllo');
    await workspace.globalShortcut('UANN', 'New probe');
    await workspace.post('UANN', 'team', 'Hello');
    expect(seen.map(({ headers }) => headers['content-type'])).toEqual([
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded',
      'application/json',
    ]);
    for (const { headers, body } of seen) {
      const timestamp = headers['x-slack-request-timestamp'];
      const signature = createHmac('sha256', workspace.signingSecret)
        .update(`v0:${String(timestamp)}:${body}`)
        .digest('hex');
      expect(headers['x-slack-signature']).toBe(`v0=${signature}`);
    }
    expect(new URLSearchParams(seen[0]?.body).get('text')).toBe('héllo');
  });

  test('events are retried with number and reason, unless told not to', async () => {
    status = 500;
    await workspace.post('UANN', 'team', 'Hello');
    await workspace.retryPending();
    const retries = seen.map(({ headers }) => [
      headers['x-slack-retry-num'],
      headers['x-slack-retry-reason'],
    ]);
    expect(retries).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
    ]);
  });

  test('silence is a time-out, and for a command an error the person sees', async () => {
    status = 0;
    const delivery = await workspace.command('UANN', '/probe');
    expect(delivery.reply).toEqual({ ok: false, reason: 'timeout' });
    expect(workspace.errorsShown('UANN').map(({ error }) => error)).toEqual(['operation_timeout']);
  });

  test('an address that does not answer the challenge is not trusted', async () => {
    await expect(workspace.deliverTo(`${workspace.url}/nowhere`)).rejects.toThrow(
      'did not answer the challenge',
    );
  });
});
