/** The clock of the sandbox: it stands still while the story is told, then walks with real time. */

import type { Clock } from './slack/clock.ts';

/** What another process needs to read the same clock: where it stood at that instant of real time, null where it stands. */
export type ClockReading = { at: number; walkingSince: number | null };

export type StandingClock = Clock & {
  walk(): void;
  reading(): ClockReading;
  /** Told after every change that is not time going by. */
  onMove(listener: () => void): void;
};

export const nowOf = ({ at, walkingSince }: ClockReading, realNow: number): number =>
  walkingSince === null ? at : at + realNow - walkingSince;

export function createStandingClock(startAt: number, realNow: () => number = Date.now): StandingClock {
  let reading: ClockReading = { at: startAt, walkingSince: null };
  const listeners: (() => void)[] = [];
  const now = () => nowOf(reading, realNow());
  const become = (changed: ClockReading) => {
    reading = changed;
    for (const listener of listeners) listener();
  };
  return {
    now,
    advance: (ms) => become({ ...reading, at: reading.at + ms }),
    set: (instant) => become({ ...reading, at: reading.at + instant - now() }),
    walk: () => become({ ...reading, walkingSince: reading.walkingSince ?? realNow() }),
    reading: () => reading,
    onMove: (listener) => void listeners.push(listener),
  };
}
