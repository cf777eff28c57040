/** A way to a server that takes as long as it is told, in each direction; in a process of its own, so that nobody who is measured waits for it. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { answerQuestions } from './processes.ts';

let delayMs = 0;

/** In the order in which it came, each piece so long after it came. */
function carry(from: Socket, to: Socket): void {
  const pieces: { chunk: Buffer; at: number }[] = [];
  let waiting: NodeJS.Timeout | undefined;
  function give(): void {
    waiting = undefined;
    while (pieces[0] && pieces[0].at <= performance.now()) to.write(pieces.shift()?.chunk ?? '');
    // A timer of a whole millisecond comes too late by up to one.
    if (pieces[0]) waiting = setTimeout(give, Math.max(0, Math.floor(pieces[0].at - performance.now())));
  }
  from.setNoDelay(true);
  from.on('data', (chunk) => {
    pieces.push({ chunk, at: performance.now() + delayMs });
    if (!waiting) give();
  });
  from.on('error', () => undefined);
  from.on('close', () => {
    clearTimeout(waiting);
    to.destroy();
  });
}

const { BENCH_PORT = '0' } = process.env;
const server = createServer((client) => {
  const upstream = connect(Number(BENCH_PORT), '127.0.0.1');
  carry(client, upstream);
  carry(upstream, client);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));

const answers = {
  port: () => (server.address() as AddressInfo).port,
  delay: (ms: number) => {
    delayMs = ms;
  },
};

export type SlowWay = typeof answers;
answerQuestions(answers);
