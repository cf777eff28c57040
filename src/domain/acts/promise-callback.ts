/** Promise a callback: until when the user is called back. A new promise takes the place of the old one. */
import type { Instant } from '../calendars/calendar.ts';
import { actsForTeam } from '../permission.ts';
import { stands } from '../repeats.ts';
import { type Act, unlessClosed } from './act.ts';
import { callbackClock, taken } from './clocks.ts';

export const promiseCallback: Act<
  { what: 'callback promised'; callbackAt: Instant; before: Instant | null },
  { callbackAt: Instant }
> = {
  deed: 'callback promised',
  who: 'the team and the reporter',
  /** The user may still wait for the call when everything else is done. */
  when: (escalation) =>
    escalation.clocks.callback?.stoppedAt === null ? undefined : unlessClosed(escalation),
  /** Who promises it for the team has read it: what nobody has is theirs. */
  decide(escalation, { by, callbackAt }, world) {
    if (callbackAt <= world.now) return { refused: 'time has passed' };
    const takes = escalation.status === 'open' && actsForTeam(by) && by.id !== escalation.reporter;
    return {
      next: {
        ...(takes && { status: 'acknowledged', owner: by.id }),
        callbackAt,
        clocks: {
          ...(takes ? taken(escalation, world) : escalation.clocks),
          callback: callbackClock(callbackAt, world.now),
        },
      },
      deed: { what: 'callback promised', callbackAt, before: escalation.callbackAt },
    };
  },
  replay: ({ callbackAt }) => ({ callbackAt }),
  repeats: ({ clocks }, { callbackAt }, now) => stands(clocks.callback?.dueAt, callbackAt, now),
};
