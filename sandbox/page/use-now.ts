/** The workspace's clock as the page shows times by it: renewed each minute, and when it is moved. */

import { startTransition, useEffect, useState } from 'react';
import type { ClockState } from '../live/protocol.ts';

const minuteMs = 60_000;

export function useNow(clock: ClockState | undefined): number {
  const [now, setNow] = useState(clock?.now ?? 0);

  useEffect(() => {
    if (!clock) return undefined;
    const heardAt = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Many times on the page depend on it, so drawing them anew may be interrupted.
    const renew = () => {
      const at = clock.now + (clock.walks ? performance.now() - heardAt : 0);
      startTransition(() => setNow(at));
      if (clock.walks) timer = setTimeout(renew, minuteMs - (at % minuteMs));
    };
    renew();
    return () => clearTimeout(timer);
  }, [clock]);

  return now || (clock?.now ?? 0);
}
