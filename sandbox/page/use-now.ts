/** The workspace's clock as it walks, in steps: what shows minutes is drawn anew each minute, and when the clock is moved. */

import { startTransition, useEffect, useState } from 'react';
import type { ClockState } from '../live/protocol.ts';
import { nowIn } from './bar/clock-words.ts';

export const minuteMs = 60_000;
export const secondMs = 1_000;

/** Milliseconds since the epoch, rounded down to `stepMs`. */
export function useNow(clock: ClockState, stepMs: number): number {
  const [now, setNow] = useState(clock.now - (clock.now % stepMs));

  useEffect(() => {
    const heardAt = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Many times on the page depend on it, so drawing them anew may be interrupted.
    const renew = () => {
      const at = nowIn(clock, heardAt, performance.now());
      startTransition(() => setNow(at - (at % stepMs)));
      if (clock.walks) timer = setTimeout(renew, stepMs - (at % stepMs));
    };
    renew();
    return () => clearTimeout(timer);
  }, [clock, stepMs]);

  return now;
}
