/** Faults on demand: what goes wrong with the next Web API calls, one by one or at random from a seed. */

import type { JsonObject } from './json.ts';

/**
 * `drop_before` closes the connection with nothing done, `drop_after` with the work done; `hang` never answers. `slow` does the work
 * late and answers then, also when nobody waits any more; `late` does it at once and answers late. `error_after` and
 * `http_500_after` say that it failed, and it was done.
 */
export type FaultKind =
  | 'rate_limited'
  | 'error'
  | 'error_after'
  | 'http_500'
  | 'http_500_after'
  | 'hang'
  | 'drop_before'
  | 'drop_after'
  | 'slow'
  | 'late';

export type Attempted = { method: string; args: JsonObject };

export type Fault = {
  kind: FaultKind;
  /** A Web API method, or `response_url`; any where it is left out. */
  method?: string;
  channel?: string;
  /** The code for `error`. */
  error?: string;
  retryAfterS?: number;
  delayMs?: number;
  /** How often it strikes; once where it is left out. */
  times?: number;
  when?: (call: Attempted) => boolean;
};

export type Chaos = {
  seed: number;
  /** Of all calls, from 0 to 1. */
  share: number;
  kinds?: FaultKind[];
  /** Instead of `kinds`: one of these, each as likely as another. */
  faults?: Fault[];
  /** Methods that are left alone; opening a connection where it is left out. */
  sparing?: readonly string[];
};

export type Faults = ReturnType<typeof createFaults>;

const chaosKinds: FaultKind[] = ['rate_limited', 'http_500', 'drop_before', 'drop_after'];

export function createFaults() {
  let faults: { fault: Fault; left: number }[] = [];
  let skewMs = 0;
  let chaos: { random: () => number; share: number; faults: Fault[]; sparing: readonly string[] } | undefined;

  return {
    add(fault: Fault) {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    chaos({ seed, share, kinds = chaosKinds, sparing = ['apps.connections.open'], ...given }: Chaos) {
      const faults =
        given.faults ?? kinds.map((kind) => ({ kind, retryAfterS: 1, error: 'internal_error', delayMs: 50 }));
      chaos = { random: createRandom(seed), share, faults, sparing };
    },
    /** Slack's clock, as its answers tell it, is so far ahead of the workspace's; negative for behind. */
    skew(ms: number) {
      skewMs = ms;
    },
    skewMs: () => skewMs,
    clear() {
      faults = [];
      skewMs = 0;
      chaos = undefined;
    },
    /** The fault that strikes this call, used up by one. */
    strike(call: Attempted): Fault | undefined {
      const struck = faults.find(({ fault, left }) => left > 0 && concerns(fault, call));
      if (struck) {
        struck.left -= 1;
        return struck.fault;
      }
      if (!chaos || chaos.sparing.includes(call.method) || chaos.random() >= chaos.share) return undefined;
      return chaos.faults[Math.floor(chaos.random() * chaos.faults.length)];
    },
  };
}

function concerns(fault: Fault, call: Attempted): boolean {
  if (fault.method !== undefined && fault.method !== call.method) return false;
  if (fault.channel !== undefined && fault.channel !== call.args.channel) return false;
  return fault.when?.(call) ?? true;
}

/** Mulberry32: small, and the same for the same seed everywhere. */
export function createRandom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
