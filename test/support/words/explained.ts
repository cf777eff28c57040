/** Clocks as stories explain them. */
import type { Instant } from '../../../src/domain/calendars/calendar.ts';
import type { ExplainStep, Explanation, Skipped } from '../../../src/domain/explain.ts';

type Place = string | null;
type Untimed<S> = S extends ExplainStep ? Omit<S, 'timeZone'> & { timeZone?: Place } : never;
export type Piece = Untimed<ExplainStep>;

/** All of it is on the clock of `timeZone`, or on each reader's own, unless a step or the end is elsewhere. */
export type Explained = Pick<Explanation, 'clock' | 'targetMs' | 'startedAt' | 'end'> &
  Partial<Pick<Explanation, 'promised' | 'endsIn' | 'earlier'>> & {
    timeZone?: Place;
    steps?: readonly Piece[];
  };

export function explanation({ timeZone = null, steps = [], ...told }: Explained): Explanation {
  const counted = steps.flatMap((step) => (step.what === 'counted' ? [step.ms] : []));
  return {
    promised: false,
    earlier: null,
    startedIn: timeZone,
    endsIn: timeZone,
    countedMs: counted.reduce((total, ms) => total + ms, 0),
    steps: steps.map((step): ExplainStep => ({ timeZone, ...step })),
    ...told,
  };
}

/** All of it, unless told how much of it. */
export const counted = (from: Instant, to: Instant, ms = to - from, skipped: Skipped = {}): Piece => ({
  what: 'counted',
  from,
  to,
  ms,
  skipped,
});
export const paused = (from: Instant, to: Instant): Piece => ({ what: 'paused', from, to });
export const weekend = (from: Instant, to: Instant): Piece => ({
  what: 'closed',
  from,
  to,
  why: { because: 'days', weekend: true, dates: [] },
});
