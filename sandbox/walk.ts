/** Walking the workspace's clock forward: whatever falls due on the way happens at its own instant, in order. */

import type { Clock } from './slack/clock.ts';

/** What moves while time passes; the bot and the workspace it talks to. */
export type Moving = {
  clock: Clock;
  /** Resolves when nothing is on its way to the bot. */
  quiet(): Promise<void>;
  /** The bot does everything that is due now; answers when something is due next. */
  settle(): Promise<number | null>;
};

export type Walk = ReturnType<typeof createWalk>;

/** Delays of pacing and of short retries are walked through without being asked for. */
const soonMs = 15_000;

export function createWalk({ clock, quiet, settle: settleBot }: Moving) {
  const forwardTo = (at: number) => clock.set(Math.max(at, clock.now()));

  /** Everything under way has happened, and so has what is due within seconds. Answers when something is due next. */
  async function settle(): Promise<number | null> {
    for (;;) {
      await quiet();
      const next = await settleBot();
      if (next === null || next - clock.now() > soonMs) return next;
      forwardTo(next);
    }
  }

  /** `rest` waits after each instant at which something happened, so that somebody can watch. */
  async function to(at: number, rest: () => Promise<void> = async () => undefined): Promise<void> {
    for (;;) {
      const next = await settle();
      if (next === null || next > at) break;
      await rest();
      forwardTo(next);
    }
    forwardTo(at);
    await settle();
  }

  return { settle, to, pass: (ms: number): Promise<void> => to(clock.now() + ms) };
}
