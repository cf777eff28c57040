/** Socket Mode: connections with tickets, envelopes to one of them, acknowledgements back. */

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Delivery, Reply } from './delivery.ts';
import { asObject, asText, isObject, parseJson } from './json.ts';
import type { State } from './state.ts';

const maxConnections = 10;
/** Slack pings its clients; a client that hears nothing for 30 s gives up. */
const slacksPingEveryMs = 10_000;

/** Takes an upgrade that is not Slack's, such as a page's own WebSocket. True where it took it. */
export type ElsewhereUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

type Waiting = { socket: WebSocket; settle: (reply: Reply) => void };

export type Sockets = ReturnType<typeof createSockets>;

export function createSockets(
  state: State,
  {
    ackTimeoutMs,
    pingEveryMs = slacksPingEveryMs,
  }: { ackTimeoutMs: number; pingEveryMs?: number | undefined },
) {
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const waiting = new Map<string, Waiting[]>();
  /** Envelopes given up on: an acknowledgement for one of these is late. */
  const givenUp = new Set<string>();
  /** Nothing more is said on these, although they stay open. */
  const muted = new WeakSet<WebSocket>();
  /** Connections that are not Slack's: neither counted nor cut, but ended with the server. */
  const guests = new Set<Duplex>();
  const gateway = new WebSocketServer({ noServer: true });
  let refusing = false;
  let turn = 0;

  const pinging = setInterval(() => {
    for (const socket of open) if (!muted.has(socket)) socket.ping();
  }, pingEveryMs);
  pinging.unref();

  function attach(server: Server, elsewhere?: ElsewhereUpgrade): void {
    server.on('upgrade', (request, socket, head) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sandbox');
      const isSlacks = pathname.startsWith('/link/');
      if (!isSlacks && elsewhere?.(request, socket, head)) {
        guests.add(socket);
        socket.once('close', () => guests.delete(socket));
        return;
      }
      if (!isSlacks || refusing || !tickets.delete(searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n');
        return;
      }
      gateway.handleUpgrade(request, socket, head, welcome);
    });
  }

  function welcome(socket: WebSocket): void {
    open.push(socket);
    socket.on('message', (data) => hear(socket, String(data)));
    socket.on('close', () => forget(socket));
    socket.on('error', () => forget(socket));
    say(socket, {
      type: 'hello',
      num_connections: open.length,
      connection_info: { app_id: state.appId },
      debug_info: { host: 'applink-sandbox', build_number: 1, approximate_connection_time: 3600 },
    });
    state.tell('connection', { open: open.length });
  }

  function say(socket: WebSocket, message: object): void {
    if (!muted.has(socket)) socket.send(JSON.stringify(message));
  }

  function forget(socket: WebSocket): void {
    const at = open.indexOf(socket);
    if (at < 0) return;
    open.splice(at, 1);
    state.tell('connection', { open: open.length });
    for (const waiters of waiting.values()) {
      for (const waiter of waiters)
        if (waiter.socket === socket) waiter.settle({ ok: false, reason: 'connection_lost' });
    }
  }

  function hear(socket: WebSocket, text: string): void {
    const message = parseJson(text);
    const id = asText(asObject(message).envelope_id);
    const waiter = waiting.get(id)?.find((one) => one.socket === socket) ?? waiting.get(id)?.[0];
    if (waiter) waiter.settle({ ok: true, body: asObject(message).payload });
    else if (!id) state.object('bad_ack', `The bot said something that is no acknowledgement: ${text}`);
    else if (givenUp.has(id)) state.object('late_ack', `The envelope ${id} was acknowledged too late.`);
    else state.object('double_ack', `The envelope ${id} was acknowledged twice, or never sent.`);
  }

  /** To one connection, in turn; resolves with its acknowledgement, or with why there is none. */
  function send(delivery: Delivery, retry: { number: number; reason: string } | undefined): Promise<Reply> {
    const socket = open[turn % open.length];
    if (!socket) return Promise.resolve({ ok: false, reason: 'no_connection' });
    turn += 1;
    return new Promise((resolve) => {
      const tooLate = setTimeout(() => {
        givenUp.add(delivery.id);
        waiter.settle({ ok: false, reason: 'timeout' });
      }, ackTimeoutMs);
      const waiter: Waiting = {
        socket,
        settle(reply) {
          clearTimeout(tooLate);
          const others = (waiting.get(delivery.id) ?? []).filter((one) => one !== waiter);
          if (others.length > 0) waiting.set(delivery.id, others);
          else waiting.delete(delivery.id);
          if (reply.ok) checkPayload(delivery, reply.body);
          resolve(reply);
        },
      };
      waiting.set(delivery.id, [...(waiting.get(delivery.id) ?? []), waiter]);
      say(socket, envelope(delivery, retry));
    });
  }

  function checkPayload(delivery: Delivery, body: unknown): void {
    const said = isObject(body) && Object.keys(body).length > 0;
    if (said && !acceptsPayload(delivery))
      state.object(
        'ignored_ack_payload',
        `Slack ignores what was said in the acknowledgement of ${delivery.about}.`,
      );
  }

  return {
    attach,
    send,
    count: () => open.length,
    /** A ticket for one connection. */
    ticket(): string | undefined {
      if (open.length >= maxConnections) return undefined;
      const ticket = state.ids.uuid();
      tickets.add(ticket);
      return ticket;
    },
    /** Slack asks every client to connect anew, as it does every few hours; or says that the app may not any more. */
    refresh(reason: 'warning' | 'refresh_requested' | 'link_disabled' = 'refresh_requested') {
      for (const socket of [...open])
        say(socket, { type: 'disconnect', reason, debug_info: { host: 'applink-sandbox' } });
    },
    /** One frame to every connection, as it stands: what Slack never sends. */
    sendFrame(frame: string | Buffer) {
      for (const socket of [...open]) socket.send(frame, { binary: typeof frame !== 'string' });
    },
    /** The connections break without a word: all, or the oldest so many. */
    cut(count = open.length) {
      for (const socket of open.slice(0, count)) socket.terminate();
    },
    /** So many connections, the oldest first, stay open while nothing comes on them any more. */
    mute(howMany = open.length) {
      for (const socket of open.slice(0, howMany)) muted.add(socket);
    },
    refuse(yes: boolean) {
      refusing = yes;
    },
    close() {
      clearInterval(pinging);
      for (const socket of [...open]) socket.terminate();
      for (const guest of guests) guest.destroy();
      gateway.close();
    },
  };
}

export function acceptsPayload({ kind, payload }: Delivery): boolean {
  if (kind === 'slash_commands') return true;
  return (
    kind === 'interactive' && (payload.type === 'view_submission' || payload.type === 'block_suggestion')
  );
}

function envelope(delivery: Delivery, retry: { number: number; reason: string } | undefined) {
  return {
    envelope_id: delivery.id,
    type: delivery.kind,
    payload: delivery.payload,
    accepts_response_payload: acceptsPayload(delivery),
    ...(retry
      ? { retry_attempt: retry.number, retry_reason: retry.reason }
      : delivery.kind === 'events_api'
        ? { retry_attempt: 0, retry_reason: '' }
        : {}),
  };
}
