/** A page without a browser: it asks over the WebSocket as the page does, and keeps what it was told. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Change, Told, Wish, World } from '../../sandbox/live/protocol.ts';

export type PageSocket = Awaited<ReturnType<typeof openPageSocket>>;

export async function openPageSocket(address: string, origin = address) {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/sandbox/live`, { origin });
  const changes: Change[] = [];
  const waiting = new Map<number, (told: Extract<Told, { kind: 'answer' }>) => void>();
  const looking = new Set<() => void>();
  let world: World | undefined;
  let count = 0;

  socket.on('message', (data) => {
    const told = JSON.parse(String(data)) as Told;
    if (told.kind === 'world') world = told.world;
    if (told.kind === 'changed') changes.push(...told.changes);
    if (told.kind === 'answer') waiting.get(told.ask)?.(told);
    for (const look of looking) look();
  });
  await once(socket, 'open');

  const ask = (wish: Wish) =>
    new Promise<Extract<Told, { kind: 'answer' }>>((resolve) => {
      count += 1;
      waiting.set(count, resolve);
      socket.send(JSON.stringify({ ...wish, ask: count }));
    });

  return {
    /** Resolves with what was asked for; throws with the sentence of a refusal. */
    async do(wish: Wish): Promise<unknown> {
      const { refused, result } = await ask(wish);
      if (refused !== undefined) throw new Error(refused);
      return result;
    },
    /** Everything as that person sees it now. */
    async be(who: string): Promise<World> {
      await ask({ kind: 'be', who });
      if (!world) throw new Error('The page was told of no world.');
      return world;
    },
    /** What was told since this was last asked. */
    changes: () => changes.splice(0),
    /** Resolves with the first change of which this is true, also of those that were already told. */
    until<T extends Change>(isIt: (change: Change) => change is T): Promise<T> {
      return new Promise((resolve) => {
        const look = () => {
          const found = changes.find(isIt);
          if (!found) return;
          looking.delete(look);
          resolve(found);
        };
        looking.add(look);
        look();
      });
    },
    close: () => socket.close(),
  };
}
