/** All instances of the bot: those that are down are started together, and one of them, or all, are killed. */
import type { BotLife } from './bot-life.ts';
import type { Chance } from './chance.ts';

/** `sender`: as often as not whoever sends, or any of them. */
export type Whom = 'any' | 'sender' | 'started last' | 'all';

export type Fleet = ReturnType<typeof createFleet>;

/** `sender` is the number of its process. */
export function createFleet(bots: readonly BotLife[], chance: Chance, sender: () => number | undefined) {
  let startedLast = bots[0];
  let dying: BotLife[] = [];

  function victims(whom: Whom): readonly (BotLife | undefined)[] {
    if (whom === 'all') return bots;
    if (whom === 'started last') return [startedLast];
    const sends = bots.find((one) => one.pid() === sender());
    if (whom === 'sender' && sends && chance.random() < 0.5) return [sends];
    return [chance.one(bots.filter((one) => one.alive()))];
  }

  return {
    bots,
    allAlive: () => bots.every((one) => one.alive()),
    /** One that hears, held or not. */
    anyRunning: (): BotLife | undefined => chance.one(bots.filter((one) => one.running())),
    /** Resolves when all run, or have ended before they did. */
    async start(): Promise<void> {
      const down = bots.filter((one) => !one.alive());
      startedLast = chance.one(down) ?? startedLast;
      await Promise.all(down.map((one) => one.start()));
    },
    /** At once and without a word: nothing of theirs runs after this returns. */
    kill(whom: Whom): void {
      dying = victims(whom).flatMap((one) => (one?.alive() ? [one] : []));
      for (const one of dying) one.kill();
    },
    async gone(): Promise<void> {
      await Promise.all(dying.map((one) => one.gone()));
    },
    /** The gentle way, all at once; what none of them should have ended with. */
    async stop(): Promise<(number | null)[]> {
      const codes = await Promise.all(bots.filter((one) => one.alive()).map((one) => one.stop()));
      return codes.filter((code) => code !== 0);
    },
  };
}
