/** Seven steps through the whole way of one escalation, for somebody who is here for the first time. */

import type { World } from '../../live/protocol.ts';
import type { Act } from '../bar/act.ts';
import { adviceFor } from './advice.ts';
import { Lamps } from './lamps.tsx';
import { remember } from './memory.ts';
import { OtherExamples } from './other-examples.tsx';
import { type Address, steps } from './progress.ts';
import { useDeed } from './use-deed.ts';
import { useProgress } from './use-progress.ts';
import { WholeWay } from './whole-way.tsx';

export type TourProps = {
  world: World;
  act: Act;
  /** What is open: `place` a channel’s id, `thread` the parent’s ts. */
  address: Address;
  goTo: (place: string) => void;
  become: (id: string) => unknown;
  onClose: () => void;
};

export function Tour({ world, act, address, goTo, become, onClose }: TourProps) {
  const { progress, skip, startOver } = useProgress(world, address);
  const doIt = useDeed({ world, act, goTo, become });
  const close = () => {
    remember({ progress, dismissed: true });
    onClose();
  };
  const advice = adviceFor(progress, world, address);
  if (!advice) return <WholeWay world={world} doIt={doIt} onAgain={startOver} onClose={close} />;
  const { title, why, what, deed } = advice;
  return (
    <section className="tour" aria-label="Tour">
      <p className="tour-progress">
        <Lamps step={progress.step} />
        {progress.step + 1} of {steps.length}
      </p>
      <div className="tour-words" aria-live="polite">
        <h2 className="tour-title">{title}</h2>
        <p>
          <span className="tour-why">{why}</span> {what}
        </p>
      </div>
      <div className="tour-buttons">
        {deed && (
          <button type="button" className="tour-button tour-do" onClick={() => doIt(deed)}>
            {deed.label}
          </button>
        )}
        {progress.step === 0 && <OtherExamples world={world} doIt={doIt} />}
        <button type="button" className="tour-button tour-plain" onClick={skip}>
          Skip this step
        </button>
        <button type="button" className="tour-button tour-plain" onClick={close}>
          Close the tour
        </button>
      </div>
    </section>
  );
}
