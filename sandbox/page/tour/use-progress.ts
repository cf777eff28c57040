/** The tour’s progress, moved on by whatever happens in the workspace, and remembered. */

import { useEffect, useState } from 'react';
import type { World } from '../../live/protocol.ts';
import { recall, remember } from './memory.ts';
import { type Address, advance, begin, type Progress, skip, steps } from './progress.ts';

export function useProgress(world: World, { place, thread }: Address) {
  const [progress, setProgress] = useState<Progress>(() => {
    const { progress: kept, dismissed } = recall();
    // Whoever closed it at its end and opens it again wants it from the beginning.
    return kept && !(dismissed && kept.step === steps.length) ? kept : begin(world);
  });
  const now = advance(progress, world, { place, thread });
  if (now !== progress) setProgress(now);
  useEffect(() => remember({ progress: now, dismissed: false }), [now]);
  return {
    progress: now,
    skip: () => setProgress(skip(now, world)),
    startOver: () => setProgress(begin(world)),
  };
}
