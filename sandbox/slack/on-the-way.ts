/** The way from Slack to the bot: what goes wrong on it with what people did, at random from a seed. */

import type { Delivery, Reply, Transport } from './delivery.ts';
import { createRandom } from './faults.ts';

/**
 * `twice`: two at the same time. `again`: acknowledged, and delivered once more after a while. `held_up`: comes late. `lost`: never
 * comes. `ack_lost`: comes and is acknowledged, and Slack does not hear of it.
 */
export type Mishap = 'twice' | 'again' | 'held_up' | 'lost' | 'ack_lost';

/** At least, and at most. */
type Between = readonly [ms: number, ms: number];

export type WayChaos = {
  seed: number;
  /** Of all attempts to deliver something, from 0 to 1. */
  share: number;
  kinds?: readonly Mishap[];
  heldUpMs?: Between;
  againAfterMs?: Between;
};

type Retry = Parameters<Transport>[1];
type Chance = { random: () => number } & Required<Omit<WayChaos, 'seed'>>;

const everyKind: readonly Mishap[] = ['twice', 'again', 'held_up', 'lost', 'ack_lost'];

export function createWay({ ackTimeoutMs }: { ackTimeoutMs: number }) {
  let chance: Chance | undefined;
  const later = new Set<NodeJS.Timeout>();
  const counts = new Map<Mishap, number>();

  function strike(): { kind: Mishap; chance: Chance } | undefined {
    if (!chance || chance.random() >= chance.share) return undefined;
    const kind = chance.kinds[Math.floor(chance.random() * chance.kinds.length)];
    if (!kind) return undefined;
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return { kind, chance };
  }

  const within = ({ random }: Chance, [from, to]: Between): number => from + random() * (to - from);
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  return {
    chaos({
      seed,
      share,
      kinds = everyKind,
      heldUpMs = [200, 1_500],
      againAfterMs = [500, 20_000],
    }: WayChaos): void {
      chance = { random: createRandom(seed), share, kinds, heldUpMs, againAfterMs };
    },
    /** Nothing goes wrong any more, and what was to come again does not. */
    clear(): void {
      chance = undefined;
      for (const timer of later) clearTimeout(timer);
      later.clear();
    },
    /** How often what went wrong. */
    counts: (): ReadonlyMap<Mishap, number> => counts,

    async carry(delivery: Delivery, retry: Retry, transport: () => Transport): Promise<Reply> {
      const send = (how: Retry = retry) => transport()(delivery, how);
      const struck = strike();
      switch (struck?.kind) {
        case undefined:
          return send();
        case 'twice': {
          // What the bot answers to the second is not acted on.
          const [first] = await Promise.all([send(), send()]);
          return first;
        }
        case 'again': {
          const reply = await send();
          const again = { number: (retry?.number ?? 0) + 1, reason: 'http_timeout' };
          const timer = setTimeout(
            () => {
              later.delete(timer);
              void send(again);
            },
            within(struck.chance, struck.chance.againAfterMs),
          );
          timer.unref();
          later.add(timer);
          return reply;
        }
        case 'held_up':
          await pause(within(struck.chance, struck.chance.heldUpMs));
          return send();
        case 'lost':
          await pause(ackTimeoutMs);
          return { ok: false, reason: 'lost' };
        case 'ack_lost': {
          const reply = await send();
          return reply.ok ? { ok: false, reason: 'lost' } : reply;
        }
      }
    },
  };
}
