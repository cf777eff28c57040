/** The workspace's clock: it stands still, or walks with real time, and a test may move it. */

export type Clock = {
  /** Milliseconds since the epoch. */
  now(): number;
  advance(ms: number): void;
  set(now: number): void;
};

/** A clock that moves only when it is told to. */
export function createStillClock(startAt: number): Clock {
  let now = startAt;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    set: (at) => {
      now = at;
    },
  };
}

/** Real time plus an offset that can be moved. */
export function createWalkingClock(realNow: () => number = Date.now): Clock {
  let offsetMs = 0;
  return {
    now: () => realNow() + offsetMs,
    advance: (ms) => {
      offsetMs += ms;
    },
    set: (at) => {
      offsetMs = at - realNow();
    },
  };
}
