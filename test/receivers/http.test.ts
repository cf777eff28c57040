/** HTTP mode behind a load balancer: what is too long or unsigned is refused early, connections are kept, a stop finishes what came. */
import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sign } from '../../sandbox/slack/http-requests.ts';
import { boltLogger, createLog } from '../../src/log.ts';
import { createHttp } from '../../src/receivers/http.ts';
import type { ReceiverHandle } from '../../src/receivers/receiver-types.ts';

const secret = 'a signing secret';
const command = 'command=%2Fescalate&text=help&user_id=U1&team_id=T1&trigger_id=1.2.3';
let receiver: ReceiverHandle;
let turnedAway: number[];
let taken: number;
let answer: () => Promise<void>;
let seen: (body: Record<string, string>) => void;

beforeEach(async () => {
  turnedAway = [];
  taken = 0;
  answer = async () => {};
  seen = () => undefined;
  const logger = boltLogger(createLog('silent'));
  receiver = createHttp({
    signingSecret: secret,
    port: 0,
    logger,
    turnedAway: (status) => turnedAway.push(status),
  });
  const app = new App({
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B1', botUserId: 'UBOT' }),
    receiver,
    logger,
    convoStore: false,
  });
  app.command('/escalate', async ({ ack, body }) => {
    taken += 1;
    seen({ ...body });
    await answer();
    await ack();
  });
  await receiver.start();
});
afterEach(() => receiver.stop());

type Sent = { headers?: Record<string, string>; agent?: Agent; write?(sent: ClientRequest): void };

function signed(body: string, at = Date.now()): Record<string, string> {
  const timestamp = Math.floor(at / 1000);
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(timestamp),
    'x-slack-signature': sign(secret, timestamp, body),
  };
}

/** Resolves with the head of the answer, whether or not all was sent. */
const send = ({ headers = signed(command), agent, write = (sent) => sent.end(command) }: Sent = {}) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const to = { host: '127.0.0.1', port: receiver.port(), path: '/slack/events', method: 'POST', headers };
    const sent = request({ ...to, agent: agent ?? false }, (response) => resolve(response.resume()));
    sent.on('error', reject);
    write(sent);
  });

test('a body that says it is too long is refused before it is sent', async () => {
  const headers = { ...signed(command), 'content-length': '50000000' };
  const { statusCode } = await send({ headers, write: (sent) => sent.flushHeaders() });
  expect([statusCode, turnedAway, taken]).toEqual([413, [413], 0]);
});

test('a body that turns out too long is refused, and whoever goes on sending is not cut off before they hear so', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => sendOnAndOn(8_000_000)));
  expect(answers).toEqual(Array(5).fill('HTTP/1.1 413 Payload Too Large'));
  expect((await send()).statusCode).toBe(200);
});

/** Without saying how long it is, and without looking at the answer before all is sent; resolves with its first line. */
function sendOnAndOn(bytes: number): Promise<string> {
  const head = Object.entries({ host: 'bot', 'transfer-encoding': 'chunked', ...signed(command) });
  const piece = `${(10_000).toString(16)}\r\n${'x'.repeat(10_000)}\r\n`;
  return new Promise((resolve, reject) => {
    const socket = connect(receiver.port() ?? 0, '127.0.0.1').on('error', reject);
    socket.write(`POST /slack/events HTTP/1.1\r\n${head.map((one) => one.join(': ')).join('\r\n')}\r\n\r\n`);
    const all = `${piece.repeat(bytes / 10_000)}0\r\n\r\n`;
    socket.write(all, (error) => {
      if (error) reject(error);
      else socket.once('data', (answer) => resolve(String(answer).split('\r\n')[0] ?? ''));
    });
  });
}

test('what is not signed, or was signed long ago, is refused before its body is sent', async () => {
  const { 'x-slack-signature': _, ...unsigned } = signed(command);
  const attempts = [
    unsigned,
    { 'content-type': 'application/json' },
    { ...signed(command), 'x-slack-signature': 'v0=guess' },
    signed(command, Date.now() - 6 * 60_000),
  ];
  const answers = attempts.map((headers) =>
    send({
      headers: { ...headers, 'content-length': '1000000' },
      write: (sent) => sent.flushHeaders(),
    }),
  );
  expect((await Promise.all(answers)).map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 401]);
  expect(taken).toBe(0);
});

test('Slack’s look at the certificate, which is not signed, is answered', async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '11' };
  const { statusCode } = await send({ headers, write: (sent) => sent.end('ssl_check=1') });
  expect(statusCode).toBe(200);
});

test('a connection is kept open for longer than balancers keep an idle one', async () => {
  const agent = new Agent({ keepAlive: true });
  const { headers } = await send({ agent });
  agent.destroy();
  expect(headers['keep-alive']).toBe('timeout=75');
});

test('a stop finishes what came, says that the connection ends, and takes nothing new', async () => {
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const begun = new Promise<void>((resolve) => {
    answer = () => {
      resolve();
      return finished;
    };
  });
  const agent = new Agent({ keepAlive: true });
  const first = send({ agent });
  await begun;
  receiver.close();
  await expect(send()).rejects.toThrow('ECONNREFUSED');
  finish();
  const { statusCode, headers } = await first;
  expect([statusCode, headers.connection]).toEqual([200, 'close']);
  await receiver.stop();
  agent.destroy();
  expect(taken).toBe(1);
});

test('a stop does not wait for whoever never ends sending', async () => {
  const startedAt = performance.now();
  const never = send({
    headers: { ...signed(command), 'content-length': '50' },
    write: (sent) => sent.write('x'),
  });
  await send();
  await receiver.stop();
  await expect(never).rejects.toThrow();
  expect(performance.now() - startedAt).toBeLessThan(3_000);
});

test('long bodies that come in pieces, one after the other and at once, are each read as they were sent', async () => {
  const bodies = [...'abcdef'].map((letter) => `${command}&more=${letter.repeat(400_000)}`);
  const texts: string[] = [];
  seen = ({ more = '' }) => texts.push(`${more.length} ${[...new Set(more)].join('')}`);
  const sendLong = (body: string) =>
    send({
      headers: signed(body),
      write(sent) {
        sent.write(body.slice(0, 100_000));
        setImmediate(() => sent.end(body.slice(100_000)));
      },
    });
  const answers = [];
  for (const body of bodies) answers.push(await sendLong(body));
  answers.push(...(await Promise.all(bodies.map(sendLong))));
  const each = [...'abcdef'].map((letter) => `400000 ${letter}`);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(12).fill(200));
  expect(texts.toSorted()).toEqual([...each, ...each].toSorted());
});
