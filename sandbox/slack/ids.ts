/** Identifiers and message timestamps from counters, so that two runs are the same run. */

import type { Clock } from './clock.ts';

export type Ids = ReturnType<typeof createIds>;

/** `seed` keeps the identifiers of two workspaces apart where one bot's database meets both. */
export function createIds(clock: Clock, seed = 1) {
  let count = 0;
  let lastTsMicros = 0;
  const next = () => {
    count += 1;
    return count;
  };
  const stem = () => `${seed.toString(36)}${next().toString(36).padStart(6, '0')}`.toUpperCase();

  return {
    /** Like `V1000001`. */
    named: (prefix: string) => `${prefix}${stem()}`,
    /** Like `132456.7890123.abcdef`. */
    trigger: () => `${seed}${next().toString().padStart(6, '0')}.7890123.${stem().toLowerCase()}`,
    uuid: () => {
      const tail = stem().toLowerCase().padStart(12, '0').slice(-12);
      return `00000000-0000-4000-8000-${tail}`;
    },
    /** View hashes change with every version of a view. */
    hash: () => `${Math.floor(clock.now() / 1000)}.${stem().toLowerCase()}`,
    /** Nothing with a timestamp is left: they may begin with the clock again. */
    forgetTimes() {
      lastTsMicros = 0;
    },
    /** Unique and rising, even where the clock stands still or goes back. */
    ts() {
      lastTsMicros = Math.max(clock.now() * 1000 + 100, lastTsMicros + 100);
      const seconds = Math.floor(lastTsMicros / 1_000_000);
      return `${seconds}.${(lastTsMicros % 1_000_000).toString().padStart(6, '0')}`;
    },
  };
}
