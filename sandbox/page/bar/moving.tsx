/** Says where the workspace’s clock is being moved to. */

import type { ClockState } from '../../live/protocol.ts';
import { movingWords } from './clock-words.ts';

export const Moving = ({ clock, tz }: { clock: ClockState; tz: string }) => (
  <span className="bar-moving" aria-live="polite">
    {movingWords(clock, tz)}
  </span>
);
