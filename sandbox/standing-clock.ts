/** The clock of the sandbox: it stands still while the story is told, then walks with real time. */

import type { Clock } from './slack/clock.ts';

export type StandingClock = Clock & { walk(): void };

export function createStandingClock(startAt: number, realNow: () => number = Date.now): StandingClock {
  let at = startAt;
  let walkingSince: number | undefined;
  const now = () => (walkingSince === undefined ? at : at + realNow() - walkingSince);
  return {
    now,
    advance: (ms) => {
      at += ms;
    },
    set: (instant) => {
      at += instant - now();
    },
    walk: () => {
      walkingSince ??= realNow();
    },
  };
}
