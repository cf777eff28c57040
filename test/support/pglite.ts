/** PostgreSQL inside this process, spoken to by the real driver: what it writes goes to PGlite, and what PGlite answers comes back, as over a network. One connection is all there can be. */
import { Duplex } from 'node:stream';
import { PGlite } from '@electric-sql/pglite';

/** What the driver asks of a socket. */
class Wire extends Duplex {
  readonly #server: PGlite;
  constructor(server: PGlite) {
    super();
    this.#server = server;
  }
  connect(): this {
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay = (): this => this;
  setKeepAlive = (): this => this;
  ref = (): this => this;
  unref = (): this => this;
  override _read(): void {}
  override _write(chunk: Buffer, _: BufferEncoding, done: (error?: Error | null) => void): void {
    const isGoodbye = chunk[0] === 'X'.charCodeAt(0);
    if (isGoodbye) {
      this.push(null);
      done();
      return;
    }
    this.#server.execProtocolRaw(new Uint8Array(chunk)).then((answer) => {
      if (answer.length > 0) this.push(Buffer.from(answer));
      done();
    }, done);
  }
}

export async function startPglite() {
  const server = await PGlite.create();
  return {
    driver: { max: 1, stream: () => new Wire(server) as never },
    clear: () =>
      server
        .exec('drop schema if exists public, drizzle cascade; create schema public')
        .then(() => undefined),
  };
}
