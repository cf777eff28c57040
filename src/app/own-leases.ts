/** The two leases that an instance keeps: that it lives, and, one of them at a time, that it is the sender. */
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { lifeOf, senderLease } from '../db/leases.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { createLease, type Lease } from '../engine/lease.ts';
import type { Log } from '../log.ts';
import type { Storage } from './storage.ts';

export type OwnLeases = {
  /** What this process calls itself to the others: its host, its number there, and what only this start has. */
  instance: string;
  life: Lease;
  sender: Lease;
  /** Keeps the lease that it lives, and learns how many do. */
  live(): Promise<void>;
  /** How many instances there are, itself included, as far as it knows. */
  instances(): number;
};

export function createOwnLeases(parts: {
  storage: Pick<Storage, 'store' | 'queries'>;
  now(): Instant;
  monotonic(): number;
  log: Log;
}): OwnLeases {
  const { store, queries } = parts.storage;
  const instance = `${hostname()} ${process.pid} ${randomBytes(4).toString('hex')}`;
  const ours = { ...parts, store, queries, holder: instance };
  const life = createLease({ ...ours, name: lifeOf(instance) });
  let instances = 1;
  return {
    instance,
    life,
    sender: createLease({ ...ours, name: senderLease }),
    async live() {
      if (await life.keep()) instances = await queries.leases.instances();
    },
    instances: () => instances,
  };
}
