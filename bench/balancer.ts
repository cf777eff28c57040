/** A balancer in front of several instances, in turns: takes out who is not ready or refuses a connection, as Kubernetes and the usual proxies do. */
import { Agent, createServer, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Instance = { port: number; healthPort: number };

/** How often each is asked whether it is ready. */
const probeMs = 1000;

export type Balancer = {
  url: string;
  /** Asked from now on, as soon as it is ready. */
  add(instance: Instance): void;
  remove(instance: Instance): void;
  /** Requests that got no answer from any, by what went wrong. */
  lost: string[];
  /** How long each took, in milliseconds. */
  waits: number[];
  close(): void;
};

export async function startBalancer(): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const ready = new Map<Instance, boolean>();
  const lost: string[] = [];
  const waits: number[] = [];
  let turn = 0;

  function next(tried: ReadonlySet<Instance>): Instance | undefined {
    const some = [...ready].flatMap(([one, isReady]) => (isReady && !tried.has(one) ? [one] : []));
    turn += 1;
    return some[turn % some.length];
  }

  /** A request of which something was sent is not sent to another: it may have been carried out. */
  function pass(from: IncomingMessage, body: Buffer, tried = new Set<Instance>()): Promise<Answer> {
    const instance = next(tried);
    if (!instance) return Promise.reject(new Error('no instance is ready'));
    tried.add(instance);
    const { method, url: path, headers } = from;
    const to = { host: '127.0.0.1', port: instance.port, method, path, headers, agent };
    return new Promise((resolve, reject) => {
      const sent = request(to, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'],
            body: Buffer.concat(chunks),
          }),
        );
        answer.on('error', reject);
      });
      sent.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNREFUSED') return reject(error);
        ready.set(instance, false);
        pass(from, body, tried).then(resolve, reject);
      });
      sent.end(body);
    });
  }

  const server = createServer((from, to) => {
    const startedAt = performance.now();
    const chunks: Buffer[] = [];
    from.on('data', (chunk: Buffer) => chunks.push(chunk));
    from.on('end', () => {
      pass(from, Buffer.concat(chunks)).then(
        ({ status, type, body }) => {
          waits.push(performance.now() - startedAt);
          if (status !== 200) lost.push(`answered ${status}`);
          to.writeHead(status, type === undefined ? {} : { 'content-type': type }).end(body);
        },
        (error: Error) => {
          lost.push(error.message);
          to.writeHead(502).end();
        },
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));

  async function probe(): Promise<void> {
    for (const one of ready.keys()) {
      const answer = await fetch(`http://127.0.0.1:${one.healthPort}/readyz`).catch(() => undefined);
      await answer?.text();
      if (ready.has(one)) ready.set(one, answer?.status === 200);
    }
  }
  const probing = setInterval(() => void probe(), probeMs);

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    add: (one) => void ready.set(one, true),
    remove: (one) => void ready.delete(one),
    lost,
    waits,
    close() {
      clearInterval(probing);
      agent.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

type Answer = { status: number; type: string | undefined; body: Buffer };
