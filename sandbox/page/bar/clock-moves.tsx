/** Moves the workspace’s clock on; whatever is due on the way happens. */

import type { ClockState } from '../../live/protocol.ts';
import type { Act } from './act.ts';
import { moveLabels } from './clock-words.ts';

export function ClockMoves({ clock, act }: { clock: ClockState; act: Act }) {
  const moving = clock.movingTo !== null;
  return (
    <fieldset className="bar-moves">
      <legend className="bar-unseen">Move the clock</legend>
      {moveLabels.map(({ move, label }) => (
        <button
          key={move}
          type="button"
          className="bar-button bar-move"
          disabled={moving}
          onClick={() => void act({ kind: 'clock', move })}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
