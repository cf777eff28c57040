/** One lamp for each step; words beside them say the same. */

import { steps } from './progress.ts';

const lampOf = (index: number, step: number): string => {
  if (index < step) return 'tour-done';
  return index === step ? 'tour-now' : 'tour-ahead';
};

export const Lamps = ({ step }: { step: number }) => (
  <span className="tour-lamps" aria-hidden="true">
    {steps.map((each, index) => (
      <span key={each} className={lampOf(index, step)} />
    ))}
  </span>
);
