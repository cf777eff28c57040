/** A lease of this instance: renewed in time, and known to be over without asking anybody, whatever held this process up meanwhile. */
import type { Queries } from '../db/queries.ts';
import { type Store, UnavailableError } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';

/** Who died is replaced after this. */
export const leaseMs = 15_000;
const renewMs = 5_000;

export type Lease = {
  /** Takes it, or renews it when that is due; whether the database was asked and has answered. */
  keep(): Promise<boolean>;
  /** Renews it now. Throws UnavailableError. */
  renew(): Promise<void>;
  /** Since when it is ours and was nobody else's; undefined where another has it, or the database has never said. */
  since(): Instant | undefined;
  /** Whether nobody else can have it now. */
  holds(): boolean;
  giveUp(): Promise<void>;
};

type LeaseParts = {
  store: Pick<Store, 'atomically'>;
  queries: Pick<Queries, 'leases'>;
  name: string;
  holder: string;
  now(): Instant;
  /** Passes however the clock is set. */
  monotonic(): number;
  log: { warn(facts: object, message: string): void };
};

export function createLease({ store, queries, name, holder, now, monotonic, log }: LeaseParts): Lease {
  let since: Instant | undefined;
  /** What a machine sleeps through may be missing on either clock. */
  let ends = { at: Number.NEGATIVE_INFINITY, monotonic: Number.NEGATIVE_INFINITY };
  let renewAt = Number.NEGATIVE_INFINITY;

  const holds = (): boolean => since !== undefined && monotonic() < ends.monotonic && now() < ends.at;

  async function renew(): Promise<void> {
    // From before it is asked for: the database counts from later.
    const asked = { at: now() + leaseMs, monotonic: monotonic() + leaseMs };
    since = await queries.leases.take(name, holder, leaseMs);
    ends = asked;
    renewAt = asked.monotonic - leaseMs + renewMs;
  }

  return {
    async keep() {
      if (holds() && monotonic() < renewAt) return false;
      try {
        await renew();
        return true;
      } catch (error) {
        if (!(error instanceof UnavailableError)) throw error;
        log.warn({ lease: name, code: error.code }, 'a lease could not be renewed; it is tried again');
        return false;
      }
    },
    renew,
    since: () => since,
    holds,
    async giveUp() {
      if (since === undefined) return;
      since = undefined;
      await store.atomically([queries.leases.giveUp(name, holder)]);
    },
  };
}
