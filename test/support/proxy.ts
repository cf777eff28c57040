/** Stands between the bot and a server, and is what may go wrong on the way. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export type Hindrance = Awaited<ReturnType<typeof startProxy>>;

export async function startProxy(address: string) {
  const target = new URL(address);
  const open = new Set<Socket>();
  let isAway = false;
  let lossesLeft = 0;
  const server = createServer((client) => {
    if (isAway) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port || 5432), target.hostname);
    let isLost = false;
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        client.destroy();
        // What has arrived there is carried out, whoever is gone.
        upstream.end();
      });
    }
    client.on('data', (chunk) => {
      upstream.write(chunk);
      if (lossesLeft === 0 || isLost || !chunk.includes('commit')) return;
      lossesLeft -= 1;
      isLost = true;
    });
    upstream.on('data', (chunk) => {
      if (!isLost) client.write(chunk);
      // Its answer has come, so it is done; nobody hears of it.
      else if (chunk.includes('COMMIT') || chunk.includes('ROLLBACK')) client.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(address);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  onTestFinished(() => {
    cut();
    server.close();
  });
  return {
    url: url.href,
    /** All connections end; new ones are refused until it is back. */
    away(yes: boolean): void {
      isAway = yes;
      if (yes) cut();
    },
    /** The next transactions are carried out, and their answers get lost with their connections. */
    loseCommits(count: number): void {
      lossesLeft = count;
    },
    cut,
  };
}
