/**
 * Signed HTTP requests on `/slack/events`. Path, size, age and signature are checked before anything else sees a request; then it is parsed once.
 * Not Bolt's receiver: that parses before it verifies, and ends the process over a body that is JSON's `null`.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { type App, type Logger, type ReceiverEvent, ReceiverMultipleAckError } from '@slack/bolt';
import { type ReceiverHandle, TurnedAway } from './receiver-types.ts';
import { readSigned } from './signed-body.ts';

const endpoint = '/slack/events';
/** A balancer must be the one who ends an idle connection, or it sends a request into one that is just being closed; 60 s is common. */
const serverOptions = { keepAliveTimeout: 75_000, headersTimeout: 20_000, requestTimeout: 30_000 };
/** Whoever sends too much is let finish within this, so that the answer is not lost in a reset. */
const hearOutMs = 5_000;
const goodbyeMs = 1_000;

export type HttpParts = {
  signingSecret: string;
  port: number;
  logger: Logger;
  /** A request that was turned away before anybody looked at what it says. */
  turnedAway?: ((status: number, reason: string) => void) | undefined;
};

export function createHttp({ signingSecret, port, logger, turnedAway }: HttpParts): ReceiverHandle {
  const answering = new Set<ServerResponse>();
  let take: App['processEvent'] = async () => undefined;
  let stopping = false;
  let leaving = false;
  let server: Server | undefined;
  let closed: Promise<unknown> = Promise.resolve();

  function turnAway(
    request: IncomingMessage,
    response: ServerResponse,
    { status, reason }: { status: number; reason: string },
  ): void {
    turnedAway?.(status, reason);
    response.writeHead(status, { connection: 'close', 'content-length': 0 });
    // The answer is complete with its head; the connection ends when the sender has, for a reset would take the answer along.
    response.flushHeaders();
    const end = () => response.end();
    const patience = setTimeout(() => request.destroy(), hearOutMs);
    request.once('close', () => clearTimeout(patience));
    if (request.complete) end();
    else request.once('end', end).once('error', end).resume();
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (stopping) return turnAway(request, response, { status: 503, reason: 'stopping' });
    const address = request.url ?? '';
    if (!URL.canParse(address, 'http://localhost')) {
      return turnAway(request, response, { status: 400, reason: 'address' });
    }
    if (new URL(address, 'http://localhost').pathname !== endpoint || request.method !== 'POST') {
      return turnAway(request, response, { status: 404, reason: 'address' });
    }
    const read = await readSigned(request, signingSecret);
    if ('status' in read) return turnAway(request, response, read);
    const said = parsed(read.body, request.headers['content-type']);
    // Slack looks at the certificate: https://docs.slack.dev/interactivity/implementing-slash-commands
    if (said?.ssl_check === '1') return void response.end();
    if (!read.signed) return turnAway(request, response, { status: 401, reason: 'not signed' });
    if (!said) {
      logger.warn('a request is not as Slack writes it and was not read', '(it is no object)');
      return turnAway(request, response, { status: 400, reason: 'malformed' });
    }
    if (said.type === 'url_verification') return give(response, { challenge: said.challenge });
    await handOver(said, request, response);
  }

  async function handOver(
    body: ReceiverEvent['body'],
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { 'x-slack-retry-num': number, 'x-slack-retry-reason': reason } = request.headers;
    let acknowledged = false;
    const ack: ReceiverEvent['ack'] = async (said) => {
      if (acknowledged) throw new ReceiverMultipleAckError();
      acknowledged = true;
      give(response, said);
    };
    try {
      await take({
        body,
        ack,
        ...(typeof number === 'string' && { retryNum: Number(number) }),
        ...(typeof reason === 'string' && { retryReason: reason }),
      });
    } catch (error) {
      // What an error says may be what somebody wrote: the log of the request has what may be known of it.
      if (!(error instanceof TurnedAway)) logger.error('a request could not be handled');
      if (!acknowledged) response.writeHead(error instanceof TurnedAway ? error.status : 500).end();
    }
  }

  const last = (response: ServerResponse): void => {
    if (!response.headersSent) response.setHeader('connection', 'close');
  };

  function leave(): void {
    leaving = true;
    for (const response of answering) last(response);
  }

  function close(): void {
    if (stopping || !server) return;
    stopping = true;
    leave();
    const open = server;
    closed = new Promise((resolve) => open.close(resolve));
  }

  return {
    init(app: App) {
      take = (event) => app.processEvent(event);
    },
    start() {
      const opened = createServer(serverOptions, (request, response) => {
        answering.add(response);
        response.once('close', () => answering.delete(response));
        if (leaving) last(response);
        // The connection broke while the body came in: there is nobody left to answer.
        answer(request, response).catch(() => response.destroy());
      });
      server = opened;
      return new Promise((resolve, reject) => {
        opened.once('error', reject).listen(port, () => resolve(opened.off('error', reject)));
      });
    },
    leave,
    close,
    async stop() {
      const open = server;
      close();
      if (!open) return;
      await Promise.race([closed, pause(goodbyeMs)]);
      open.closeAllConnections();
      await closed;
    },
    port: () => (server?.address() as AddressInfo | null)?.port ?? port,
    connections: () => undefined,
    hopeless: new Promise(() => undefined),
  };
}

/** What a request says, taken apart once; undefined when it is no object. */
function parsed(text: string, contentType = ''): ReceiverEvent['body'] | undefined {
  const form = contentType.split(';')[0]?.trim().toLowerCase() === 'application/x-www-form-urlencoded';
  const fields = form ? Object.fromEntries(new URLSearchParams(text)) : undefined;
  if (fields && fields.payload === undefined) return fields;
  try {
    const body: unknown = JSON.parse(fields?.payload ?? text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : undefined;
  } catch {
    // Not JSON: refused like everything else that is not as Slack writes it.
    return undefined;
  }
}

/** The body of an acknowledgement as Slack reads it: nothing, words, or JSON. */
function give(response: ServerResponse, said: string | object | undefined): void {
  if (said === undefined || said === '') response.end();
  else if (typeof said === 'string') response.end(said);
  else response.setHeader('content-type', 'application/json').end(jsonOf(said));
}

/** Of answers that are the same object for everybody it is made once. */
const written = new WeakMap<object, string>();

function jsonOf(said: object): string {
  const json = written.get(said) ?? JSON.stringify(said);
  written.set(said, json);
  return json;
}
