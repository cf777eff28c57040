/** A PostgreSQL server of its own in a new folder: Debian's, run by an ordinary user, with a disk that it waits for, so that it may be killed. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export type PostgresServer = {
  url: string;
  port: number;
  /** As when its machine loses power. Whoever has a connection loses it. */
  kill(): Promise<void>;
  /** After `kill`. Resolves when it answers. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
};

function programs(): string {
  const root = '/usr/lib/postgresql';
  const newest = readdirSync(root).toSorted((a, b) => Number(b) - Number(a))[0];
  if (newest === undefined) throw new Error(`no PostgreSQL in ${root}: apt-get install postgresql`);
  return join(root, newest, 'bin');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}

/** `mostConnections` as the server's setting. Throws when Debian's `postgresql` is not installed. */
export async function startPostgres({ mostConnections = 300 } = {}): Promise<PostgresServer> {
  const bin = programs();
  const folder = mkdtempSync(join(tmpdir(), 'switchboard-postgres-'));
  const data = join(folder, 'data');
  // initdb and postgres refuse root.
  const isRoot = process.getuid?.() === 0;
  const as = isRoot ? ['setpriv', '--reuid=postgres', '--regid=postgres', '--init-groups', '--'] : [];
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  else chmodSync(folder, 0o700);
  const run = (program: string, args: string[]) => {
    const [command = '', ...rest] = [...as, join(bin, program), ...args];
    execFileSync(command, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  run('initdb', ['-D', data, '-U', 'switchboard', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8']);
  const port = await freePort();
  const url = `postgres://switchboard@127.0.0.1:${port}/postgres`;

  async function isUp(): Promise<boolean> {
    const client = new pg.Client({ connectionString: url });
    return client.connect().then(
      () => client.end().then(() => true),
      () => false,
    );
  }
  let running = false;
  let ended: Promise<void> = Promise.resolve();
  function launch(): void {
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      `unix_socket_directories=${folder}`,
      `max_connections=${mostConnections}`,
      'log_min_messages=fatal',
    ];
    const [command = '', ...rest] = [...as, join(bin, 'postgres'), '-D', data];
    const server = spawn(command, [...rest, ...settings.flatMap((one) => ['-c', one])], {
      stdio: 'ignore',
    });
    // It does not outlive whoever started it, however that ends.
    const end = () => server.kill('SIGKILL');
    process.once('exit', end);
    running = true;
    ended = new Promise((resolve) =>
      server.once('exit', () => {
        process.off('exit', end);
        running = false;
        resolve();
      }),
    );
  }
  async function start(): Promise<void> {
    const end = performance.now() + 60_000;
    while (!(await isUp())) {
      if (performance.now() > end) throw new Error('PostgreSQL does not start');
      // It ends at once while processes of the one that was killed still hold its memory.
      if (!running) launch();
      await pause(50);
    }
  }
  async function kill(): Promise<void> {
    const [pid] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await ended;
  }
  await start();
  return {
    url,
    port,
    kill,
    start,
    async stop() {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-s', 'stop']);
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
