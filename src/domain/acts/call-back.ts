/** Call back: how the call that was promised to the user went. */
import type { Instant } from '../calendars/calendar.ts';
import { stopClock } from '../clock.ts';
import type { CallbackOutcome } from '../escalation.ts';
import { stands } from '../repeats.ts';
import type { Act } from './act.ts';
import { callbackClock } from './clocks.ts';

/** `retryAt` only where there was no answer. */
type HowItWent = { outcome: CallbackOutcome; retryAt: Instant | null };

export const callBack: Act<{ what: 'called back' } & HowItWent, HowItWent> = {
  deed: 'called back',
  who: 'the team and the reporter',
  when({ calledBack, clocks: { callback } }) {
    if (callback?.stoppedAt === null) return undefined;
    return callback && calledBack
      ? { refused: 'already called back', outcome: calledBack.outcome }
      : { refused: 'no callback' };
  },
  /** No answer is a promise kept, and a new one for the next try. */
  decide(escalation, { by, outcome, retryAt }, { now, calendars }) {
    const { callback } = escalation.clocks;
    if (!callback) return { refused: 'no callback' };
    const again = outcome === 'no answer' ? retryAt : null;
    if (again !== null && again <= now) return { refused: 'time has passed' };
    return {
      next: {
        ...(again !== null && { callbackAt: again }),
        calledBack: { outcome, at: now, by: by.id },
        clocks: {
          ...escalation.clocks,
          callback:
            again === null
              ? stopClock(callback, calendars(callback.calendar), now, outcome === 'not needed')
              : callbackClock(again, now),
        },
      },
      deed: { what: 'called back', outcome, retryAt: again },
    };
  },
  replay: ({ outcome, retryAt }) => ({ outcome, retryAt }),
  repeats: ({ calledBack, clocks }, { by, outcome, retryAt }, now) =>
    outcome === 'no answer' &&
    calledBack?.outcome === 'no answer' &&
    calledBack.by === by.id &&
    stands(clocks.callback?.dueAt, retryAt, now),
};
