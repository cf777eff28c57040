/** The one WebSocket to the sandbox: asks are promises, what is told is handed on, and it connects again when it breaks. */

import type { Told, Wish } from '../live/protocol.ts';

export type Answer = { refused?: string; result?: unknown };

/** `lost`: it was refused or broke, and is being tried again. */
export type Line = 'opening' | 'open' | 'lost';

export type Connection = {
  /** Undefined where the connection broke before there was an answer, or there is none. */
  ask(wish: Wish): Promise<Answer | undefined>;
  close(): void;
};

export type ConnectionOptions = {
  url: string;
  /** Each time a connection is there. */
  onOpen(): void;
  onTold(told: Exclude<Told, { kind: 'answer' }>): void;
  onLine(line: Line): void;
};

const firstWaitMs = 250;
const longestWaitMs = 3000;

export function createConnection({ url, onOpen, onTold, onLine }: ConnectionOptions): Connection {
  const waiting = new Map<number, (answer: Answer | undefined) => void>();
  let socket: WebSocket | undefined;
  let asks = 0;
  let waitMs = firstWaitMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  function open(): void {
    const mine = new WebSocket(url);
    socket = mine;
    mine.addEventListener('open', () => {
      waitMs = firstWaitMs;
      onLine('open');
      onOpen();
    });
    mine.addEventListener('message', (event) => hear(JSON.parse(String(event.data)) as Told));
    // A socket that could not be opened closes as well.
    mine.addEventListener('close', () => {
      for (const answer of waiting.values()) answer(undefined);
      waiting.clear();
      if (closed) return;
      onLine('lost');
      timer = setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    });
  }

  function hear(told: Told): void {
    if (told.kind !== 'answer') {
      onTold(told);
      return;
    }
    const { kind: _, ask, ...answer } = told;
    waiting.get(ask)?.(answer);
    waiting.delete(ask);
  }

  onLine('opening');
  open();

  return {
    ask(wish) {
      const through = socket;
      if (through?.readyState !== WebSocket.OPEN) return Promise.resolve(undefined);
      asks += 1;
      const ask = asks;
      return new Promise((resolve) => {
        waiting.set(ask, resolve);
        through.send(JSON.stringify({ ...wish, ask }));
      });
    },
    close() {
      closed = true;
      clearTimeout(timer);
      socket?.close();
    },
  };
}
