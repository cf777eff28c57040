/** Choices that come out the same for the same seed. */
import { createRandom } from '../../sandbox/slack/faults.ts';

export type Chance = ReturnType<typeof createChance>;

export function createChance(seed: number) {
  const random = createRandom(seed);
  return {
    random,
    between: (from: number, to: number) => from + random() * (to - from),
    one<T>(things: readonly T[]): T | undefined {
      return things[Math.floor(random() * things.length)];
    },
    /** One of them, as likely as its weight says. */
    weighed<T>(weighed: readonly (readonly [weight: number, thing: T])[]): T | undefined {
      const total = weighed.reduce((sum, [weight]) => sum + weight, 0);
      let at = random() * total;
      for (const [weight, thing] of weighed) {
        at -= weight;
        if (at < 0) return thing;
      }
      return undefined;
    },
  };
}
