/** Asks PostgreSQL and stands still until it answers: tests look into a database between two lines, as they do into a file. */
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import { startThread } from '../../src/thread.ts';

/** Without SQL: the connection is closed. */
export type Asking = { url: string; sql: string | null; values: unknown[] };
export type Asked = { rows: Record<string, unknown>[]; changes: number };

const done = new SharedArrayBuffer(4);
const flag = new Int32Array(done);
let port: MessagePort | undefined;

export function ask(url: string, sql: string | null, values: unknown[] = []): Asked {
  port ??= begin();
  Atomics.store(flag, 0, 0);
  port.postMessage({ url, sql, values } satisfies Asking);
  // Woken by the answer before, it waits on.
  while (Atomics.load(flag, 0) === 0 && Atomics.wait(flag, 0, 0, 30_000) !== 'timed-out');
  const received = receiveMessageOnPort(port);
  if (!received) throw new Error(`PostgreSQL did not answer: ${sql}`);
  const { message } = received as { message: Asked | { failed: string } };
  if ('failed' in message) throw new Error(`${message.failed}: ${sql}`);
  return message;
}

function begin(): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const worker = startThread('asking-worker', import.meta.url, { done });
  worker.postMessage(port2, [port2]);
  worker.unref();
  port1.unref();
  return port1;
}
