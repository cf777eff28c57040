/** Metrics and health on a port of their own: `/metrics`, `/healthz`, `/readyz`. It answers from before Slack does until the end. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Asked, createMetrics } from './metrics.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import type { Watch } from './watch.ts';

export type MetricsServer = {
  watch: Watch;
  port: number;
  /** From now on there is something to ask. */
  running(asked: Asked): void;
  stopping(): void;
  close(): Promise<void>;
};

export type MetricsServerParts = {
  host: string;
  port: number;
  now(): number;
  log: { error(facts: object, message: string): void };
};

/** Rejects, with a sentence that says so, when the port is taken. */
export async function serveMetrics({ host, port, now, log }: MetricsServerParts): Promise<MetricsServer> {
  const metrics = createMetrics(now);
  const readiness = createReadiness();
  let asked: Asked | undefined;

  async function answer(path: string, response: ServerResponse): Promise<void> {
    const say = (status: number, text: string, type = 'text/plain; charset=utf-8') =>
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
    // That it is answered at all shows that the event loop turns.
    if (path === '/healthz') return void say(200, 'alive\n');
    if (path === '/metrics') return void say(200, await metrics.text(asked), metrics.contentType);
    if (path !== '/readyz') return void say(404, 'There is /metrics, /healthz and /readyz.\n');
    const reasons = await readiness.reasons(now());
    say(reasons.length > 0 ? 503 : 200, reasons.length > 0 ? `${reasons.join('\n')}\n` : 'ready\n');
  }

  const server = createServer((request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD', connection: 'close' }).end();
      return;
    }
    answer(request.url?.split('?')[0] ?? '/', response).catch((error: unknown) => {
      log.error({ error }, 'health could not be told');
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `HEALTH_PORT: ${host}:${port} is taken, by another program or another Switchboard.`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken, { cause: error }) : error);
    });
    server.listen(port, host, resolve);
  });

  return {
    watch: noticedBy(readiness, metrics.watch),
    port: (server.address() as AddressInfo).port,
    running(now) {
      asked = now;
      readiness.running(now);
    },
    stopping: readiness.stopping,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      metrics.close();
    },
  };
}

/** What is watched tells readiness, too. */
function noticedBy(readiness: Readiness, watch: Watch): Watch {
  const { delivery, loop, store } = watch;
  return {
    ...watch,
    delivery: {
      ...delivery,
      settled(...told) {
        readiness.settled();
        delivery.settled(...told);
      },
      parked(method, place, ms) {
        readiness.parked(ms);
        delivery.parked(method, place, ms);
      },
    },
    store: {
      committed(outcome, ms) {
        readiness.committed(outcome);
        store.committed(outcome, ms);
      },
    },
    loop: {
      ...loop,
      round(ms) {
        readiness.wentRound();
        loop.round(ms);
      },
    },
  };
}
