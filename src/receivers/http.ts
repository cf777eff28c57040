/** Signed HTTP requests on `/slack/events`. Signature, age, size and shape are checked before anything else sees a request. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type App, HTTPReceiver, type Logger } from '@slack/bolt';
import { admitOnlyWhole, answerFailed } from './admission.ts';
import { bodyOf, declaredLength, isNothing } from './http-body.ts';
import type { Listening } from './listening.ts';

const endpoint = '/slack/events';
/** Slack's largest requests are some hundred kilobytes. */
export const bodyLimit = 2_000_000;
/** A balancer must be the one who ends an idle connection, or it sends a request into one that is just being closed; 60 s is common. */
const serverOptions = { keepAliveTimeout: 75_000, headersTimeout: 20_000, requestTimeout: 30_000 };
/** Slack signs everything but a request that only looks at the certificate, which is short. */
const unsignedLimit = 4_096;
/** Older requests are refused unread, as Slack advises. */
const oldestMs = 5 * 60_000;
/** Whoever sends too much is let finish within this, so that the answer is not lost in a reset. */
const hearOutMs = 5_000;
const goodbyeMs = 1_000;

export type HttpParts = {
  signingSecret: string;
  port: number;
  logger: Logger;
  /** A request that was turned away before anybody looked at what it says. */
  turnedAway?: ((status: number) => void) | undefined;
};

export function createHttp(parts: HttpParts): Listening {
  const receiver = new HTTPReceiver({
    signingSecret: parts.signingSecret,
    endpoints: endpoint,
    logger: parts.logger,
    bodyLimit,
    processEventErrorHandler: answerFailed,
  });
  const answering = new Set<ServerResponse>();
  let stopping = false;
  let server: Server | undefined;
  let closed: Promise<unknown> = Promise.resolve();

  function turnAway(request: IncomingMessage, response: ServerResponse, status: number): void {
    parts.turnedAway?.(status);
    response.writeHead(status, { connection: 'close', 'content-length': 0 });
    // The answer is complete with its head; the connection ends when the sender has, for a reset would take the answer along.
    response.flushHeaders();
    const end = () => response.end();
    const patience = setTimeout(() => request.destroy(), hearOutMs);
    request.once('close', () => clearTimeout(patience));
    if (request.complete) end();
    else request.once('end', end).once('error', end).resume();
  }

  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    answering.add(response);
    response.once('close', () => answering.delete(response));
    if (stopping) return turnAway(request, response, 503);
    // Bolt cannot read an address like `//`, and answers with 500.
    if (!URL.canParse(request.url ?? '', 'http://localhost')) return turnAway(request, response, 400);
    if (request.method !== 'POST' || request.url?.split('?')[0] !== endpoint)
      return listen(request, response);
    if (declaredLength(request) > bodyLimit) return turnAway(request, response, 413);
    if (!maybeSigned(request)) return turnAway(request, response, 401);
    bodyOf(request, bodyLimit).then(
      (body) => {
        if (body === undefined) turnAway(request, response, 413);
        else if (isNothing(body.toString(), request.headers['content-type']))
          turnAway(request, response, 400);
        else listen(Object.assign(request, { rawBody: body }), response);
      },
      // The connection broke while the body came in: there is nobody left to answer.
      () => response.destroy(),
    );
  };

  function close(): void {
    if (stopping || !server) return;
    stopping = true;
    for (const response of answering) if (!response.headersSent) response.setHeader('connection', 'close');
    closed = receiver.stop();
  }

  return {
    init(app: App) {
      admitOnlyWhole(app, parts.logger);
      receiver.init(app);
    },
    async start() {
      server = await receiver.start(parts.port, serverOptions);
      return server;
    },
    close,
    async stop() {
      const open = server;
      close();
      if (!open) return;
      await Promise.race([closed, pause(goodbyeMs)]);
      open.closeAllConnections();
      await closed;
    },
    port: () => (server?.address() as AddressInfo | null)?.port ?? parts.port,
    connections: () => undefined,
    hopeless: new Promise(() => undefined),
  };
}

/** Whether it is worth reading: what carries no signature or an old one is refused for less than it cost to send. */
function maybeSigned(request: IncomingMessage): boolean {
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': at } = request.headers;
  if (signature === undefined && at === undefined) return declaredLength(request) <= unsignedLimit;
  return (
    typeof signature === 'string' &&
    /^v0=[0-9a-f]{64}$/.test(signature) &&
    typeof at === 'string' &&
    /^\d{1,12}$/.test(at) &&
    Date.now() - Number(at) * 1000 <= oldestMs
  );
}
