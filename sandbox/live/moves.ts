/** Moving the workspace's clock from the page, slowly enough to watch what happens on the way. */

import { setTimeout as pause } from 'node:timers/promises';
import type { StandingClock } from '../standing-clock.ts';
import type { Walk } from '../walk.ts';
import { nextTimeOfDay, nextWeekday } from '../zones.ts';
import type { ClockMove, ClockState } from './protocol.ts';

const minute = 60_000;
const morningHour = 9;
const monday = 1;

const restMs = 150;
/** A day with many reminders is not watched for longer. */
const longestWatchMs = 4_000;

export type Moves = ReturnType<typeof createMoves>;

export function createMoves(clock: StandingClock, walk: Walk, tell: () => void) {
  let movingTo: number | null = null;

  return {
    state(): ClockState {
      return { now: clock.now(), walks: clock.reading().walkingSince !== null, movingTo };
    },
    /** Whatever falls due on the way happens in order, at its own instant. */
    async move(move: ClockMove, tz: string): Promise<void> {
      let watchedMs = 0;
      movingTo = goalOf(move, clock.now(), tz);
      tell();
      try {
        await walk.to(movingTo, async () => {
          if (watchedMs >= longestWatchMs) return;
          watchedMs += restMs;
          await pause(restMs);
        });
      } finally {
        movingTo = null;
        tell();
      }
    },
  };
}

/** In the time zone of whoever moves it. */
export function goalOf(move: ClockMove, now: number, tz: string): number {
  switch (move) {
    case '+1 min':
      return now + minute;
    case '+15 min':
      return now + 15 * minute;
    case '+1 h':
      return now + 60 * minute;
    case 'next morning':
      return nextTimeOfDay(now, tz, morningHour);
    case 'Monday 09:00':
      return nextWeekday(now, tz, monday, morningHour);
  }
}
