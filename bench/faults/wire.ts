/** A wire between a process and what it talks to, which others may listen in on, and which can be cut: with a word, or so that nobody hears of it. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** `refused`: every connection is reset. `silent`: they stand, and nothing comes through. */
export const cutKinds = ['refused', 'silent'] as const;
export type CutKind = (typeof cutKinds)[number];

export type Wire = {
  port: number;
  cut(kind: CutKind): void;
  /** What stood in silence goes on where it was, or `forgotten` is reset, as by whatever is in between. */
  mend(forgotten: boolean): void;
  close(): void;
};

/** `target` is asked for each connection; undefined where there is nobody. */
export async function layWire(
  target: () => number | undefined,
  heard: (chunk: Buffer) => void = () => undefined,
): Promise<Wire> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let waiting: Socket[] = [];
  let cut: CutKind | undefined;

  function join(near: Socket): void {
    const port = target();
    if (port === undefined || near.destroyed) return void near.destroy();
    const far = connect({ host: '127.0.0.1', port, noDelay: true });
    const pair = [near, far] as const;
    pairs.add(pair);
    const over = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const one of pair) one.on('error', over).on('close', over);
    near.on('data', heard);
    carry(pair);
  }
  function carry([near, far]: readonly [Socket, Socket]): void {
    near.pipe(far);
    far.pipe(near);
  }
  function reset(): void {
    for (const one of [...[...pairs].flat(), ...waiting]) one.resetAndDestroy();
    waiting = [];
  }

  const server = createServer({ noDelay: true }, (near) => {
    near.on('error', () => near.destroy());
    if (cut === 'refused') near.resetAndDestroy();
    else if (cut === 'silent') waiting.push(near.pause());
    else join(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cut(kind) {
      cut = kind;
      if (kind === 'refused') return reset();
      for (const [near, far] of pairs) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
      }
    },
    mend(forgotten) {
      cut = undefined;
      if (forgotten) return reset();
      for (const pair of pairs) carry(pair);
      for (const near of waiting.splice(0)) join(near);
    },
    close() {
      server.close();
      reset();
    },
  };
}
