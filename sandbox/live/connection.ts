/** One page that is open: who looks through it, and what it has yet to be told. */

import type { WebSocket } from 'ws';
import type { Asked, Change, Told } from './protocol.ts';

export type Connection = ReturnType<typeof createConnection>;

export type ConnectionParts = {
  socket: WebSocket;
  viewer: string;
  /** Answers an ask; throws with a sentence where it cannot be done. */
  answer(asked: Asked, connection: Connection): Promise<unknown>;
};

/** Changes of one turn of the event loop are told together, a thing that changed twice as it is now. */
export function createConnection({ socket, viewer, answer }: ConnectionParts) {
  let changes = new Map<string, () => Change>();
  let isTelling = false;

  const send = (told: Told): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(told));
  };

  function tellSoon(): void {
    if (isTelling) return;
    isTelling = true;
    setImmediate(flush);
  }

  function flush(): void {
    isTelling = false;
    if (changes.size === 0) return;
    const told = [...changes.values()].map((change) => change());
    changes = new Map();
    send({ kind: 'changed', changes: told });
  }

  const connection = {
    viewer,
    send,
    flush,
    /** `key` names the thing that changed. */
    change(key: string, change: () => Change): void {
      changes.delete(key);
      changes.set(key, change);
      tellSoon();
    },
    /** What is about to be sent as a whole makes these needless. */
    forget(): void {
      changes = new Map();
    },
  };

  socket.on('message', (data) => {
    const asked = JSON.parse(String(data)) as Asked;
    answer(asked, connection).then(
      (result) => {
        flush();
        send({ kind: 'answer', ask: asked.ask, result });
      },
      (error: unknown) => {
        flush();
        send({
          kind: 'answer',
          ask: asked.ask,
          refused: error instanceof Error ? error.message : String(error),
        });
      },
    );
  });

  return connection;
}
