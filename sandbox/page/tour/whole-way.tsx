/** The last card of the tour: it is over, and there is more to try. */

import type { World } from '../../live/protocol.ts';
import type { Act } from '../bar/act.ts';

type WholeWayProps = { world: World; act: Act; onAgain: () => void; onClose: () => void };

export function WholeWay({ world, act, onAgain, onClose }: WholeWayProps) {
  const killed = world.trouble.bot === 'killed';
  return (
    <section className="tour" aria-label="Tour">
      <p className="tour-progress">
        <span className="tour-lamps" aria-hidden="true">
          {[0, 1, 2, 3, 4].map((each) => (
            <span key={each} className="tour-done" />
          ))}
        </span>
        Done
      </p>
      <div className="tour-words" aria-live="polite">
        <h2 className="tour-title">That was the whole way of one escalation.</h2>
        {killed && (
          <p>
            The bot is not running. Move the clock past a time that is due, then start the bot under Trouble:
            what it missed comes once, marked as late.
          </p>
        )}
      </div>
      <div className="tour-buttons">
        {!killed && (
          <button
            type="button"
            className="tour-button"
            onClick={() => void act({ kind: 'bot', to: 'killed' })}
          >
            Try trouble: kill the bot while a reminder is due
          </button>
        )}
        <button type="button" className="tour-button tour-plain" onClick={onAgain}>
          Start the tour again
        </button>
        <button type="button" className="tour-button tour-do" onClick={onClose}>
          Close
        </button>
      </div>
    </section>
  );
}
