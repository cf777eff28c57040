/** The last card of the tour: it is over, and there is more to try. */

import { useState } from 'react';
import type { World } from '../../live/protocol.ts';
import type { Deed } from './advice.ts';
import { Lamps } from './lamps.tsx';
import { steps } from './progress.ts';
import { troubleAdvice } from './trouble-advice.ts';

type WholeWayProps = {
  world: World;
  doIt: (deed: Omit<Deed, 'label'>) => void;
  onAgain: () => void;
  onClose: () => void;
};

export function WholeWay({ world, doIt, onAgain, onClose }: WholeWayProps) {
  const [trying, setTrying] = useState(false);
  const { why, what, deed } = troubleAdvice(world);
  return (
    <section className="tour" aria-label="Tour">
      <p className="tour-progress">
        <Lamps step={steps.length} />
        Done
      </p>
      <div className="tour-words" aria-live="polite">
        <h2 className="tour-title">That was the whole way of one escalation.</h2>
        {trying && (
          <p>
            <span className="tour-why">{why}</span> {what}
          </p>
        )}
      </div>
      <div className="tour-buttons">
        {!trying && (
          <button type="button" className="tour-button" onClick={() => setTrying(true)}>
            Try trouble: kill the bot while a reminder is due
          </button>
        )}
        {trying && deed && (
          <button type="button" className="tour-button tour-do" onClick={() => doIt(deed)}>
            {deed.label}
          </button>
        )}
        <button type="button" className="tour-button tour-plain" onClick={onAgain}>
          Start the tour again
        </button>
        <button
          type="button"
          className={`tour-button ${trying ? 'tour-plain' : 'tour-do'}`}
          onClick={onClose}
        >
          Close
        </button>
      </div>
    </section>
  );
}
