/** The workspace’s time as it walks, for the component that shows it and no other. */

import { useEffect, useState } from 'react';
import type { ClockState } from '../../live/protocol.ts';
import { nowIn } from './clock-words.ts';

/** Rounded down to `stepMs`, so that nothing is drawn anew in between. */
export function useNow(clock: ClockState, stepMs: number): number {
  const [told, setTold] = useState(() => ({ clock, at: Date.now() }));
  const current = told.clock === clock ? told : { clock, at: Date.now() };
  if (told.clock !== clock) setTold(current);
  const read = () => Math.floor(nowIn(clock, current.at, Date.now()) / stepMs) * stepMs;
  const [, setShown] = useState(read);
  useEffect(() => {
    const step = () => setShown(Math.floor(nowIn(clock, current.at, Date.now()) / stepMs) * stepMs);
    const ticking = setInterval(step, 1000);
    return () => clearInterval(ticking);
  }, [clock, current.at, stepMs]);
  return read();
}
