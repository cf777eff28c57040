/** What PostgreSQL, its driver or the network refuses, as the store's own errors. */
import { ConflictError, UnavailableError } from './store.ts';

/**
 * The connection (08), a taken number that decides who was first (40001, 40P01, 55P03), a server that ends or starts (57P0x) or has no room (53), a standby
 * that may only be read (25006), what took too long (57014).
 */
const away = /^(08...|40001|40P01|55P03|57P0[123]|53...|25006|57014)$/;
const network =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ENOENT)$/;
/** The driver says these without a code. */
const lost =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client has encountered a connection error|Client was closed)/;

/** The store's own error, or what it was when it is a fault of ours. Drizzle wraps, so causes are followed. */
export function understandPostgres(error: unknown): unknown {
  for (let one = error; one instanceof Error; one = one.cause) {
    if (one instanceof ConflictError || one instanceof UnavailableError) return one;
    const code = 'code' in one ? String(one.code) : '';
    if (code === '23505') return new ConflictError('table' in one ? String(one.table) : 'unknown', error);
    if (away.test(code) || network.test(code)) return new UnavailableError(code, error);
    if (lost.test(one.message)) return new UnavailableError('CONNECTION_LOST', error);
  }
  return error;
}
