/** A port for a process that is started later and has to be told one. */
import { createServer } from 'node:net';

const first = 20_000;
/** Above it the system hands out ports by itself (Linux: from 32768), and somebody could be given this one meanwhile. */
const last = 32_000;

/** Nobody listens on it now. */
export async function aFreePort(): Promise<number> {
  for (;;) {
    const port = first + Math.floor(Math.random() * (last - first));
    if (await canListen(port)) return port;
  }
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
