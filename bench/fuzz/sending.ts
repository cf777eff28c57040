/** Sends requests as they are, valid or not, and says how each was answered. */
import { request } from 'node:http';
import { connect } from 'node:net';
import type { Carriage } from './requests.ts';

/** The status; or that the connection was closed without one, or that neither came in time. */
export type Answered = { status: number | 'closed' | 'late'; ms: number };

const patienceMs = 10_000;

export function send(port: number, { method, path, headers, body }: Carriage): Promise<Answered> {
  const beganAt = performance.now();
  return new Promise((resolve) => {
    const done = (status: Answered['status']) => resolve({ status, ms: performance.now() - beganAt });
    const sent = request(
      { host: '127.0.0.1', port, method, path, headers, agent: false, timeout: patienceMs },
      (response) => {
        response.resume();
        response.on('end', () => done(response.statusCode ?? 0));
        response.on('error', () => done('closed'));
      },
    );
    sent.on('timeout', () => {
      done('late');
      sent.destroy();
    });
    sent.on('error', () => done('closed'));
    sent.end(body);
  });
}

/** Bytes that need not be HTTP; answers with the first status line, or that the connection was closed. */
export function sendBytes(port: number, bytes: Buffer, end = true): Promise<Answered> {
  const beganAt = performance.now();
  return new Promise((resolve) => {
    let heard = '';
    const done = (status: Answered['status']) => resolve({ status, ms: performance.now() - beganAt });
    const socket = connect(port, '127.0.0.1', () => (end ? socket.end(bytes) : socket.write(bytes)));
    socket.setTimeout(patienceMs, () => {
      done('late');
      socket.destroy();
    });
    socket.on('data', (chunk) => {
      heard += String(chunk);
    });
    socket.on('error', () => done('closed'));
    socket.on('close', () => {
      const status = /^HTTP\/1\.1 (\d+)/.exec(heard)?.[1];
      done(status === undefined ? 'closed' : Number(status));
    });
  });
}

const line = 'POST /slack/events HTTP/1.1\r\nHost: x\r\n';
/** What is no HTTP, or more of it than a server should take. */
export const garbage: Readonly<Record<string, Buffer>> = {
  'no HTTP': Buffer.from('Quokka\r\n\r\n'),
  'TLS hello': Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
  'headers too large': Buffer.from(`${line}X-Quokka: ${'x'.repeat(100_000)}\r\n\r\n`),
  'too many headers': Buffer.from(
    `${line}${Array.from({ length: 5000 }, (_, n) => `X-${n}: 1\r\n`).join('')}\r\n`,
  ),
  'negative length': Buffer.from(`${line}Content-Length: -1\r\n\r\n`),
  'two lengths': Buffer.from(`${line}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`),
  'length and chunks': Buffer.from(`${line}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`),
  'broken chunks': Buffer.from(`${line}Transfer-Encoding: chunked\r\n\r\nzz\r\nQuokka\r\n`),
  'body cut short': Buffer.from(`${line}Content-Length: 1000\r\n\r\nQuokka`),
  'pipelined garbage': Buffer.from(
    `${line}Content-Length: 2\r\nConnection: close\r\n\r\n{}Quokka\r\nQuokka\r\n\r\n`,
  ),
  'two at once': Buffer.from(`${`${line}Content-Length: 2\r\n\r\n{}`.repeat(20)}`),
};
