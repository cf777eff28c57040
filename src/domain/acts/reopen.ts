/** Reopen: open again, for the whole team: acknowledge afresh, the resolve clock from where it stopped. */
import type { Clocks } from '../clock.ts';
import type { World } from '../command.ts';
import { closed, type Escalation } from '../escalation.ts';
import type { Act } from './act.ts';
import { callbackClock, released } from './clocks.ts';

export const reopen: Act<{ what: 'reopened'; reason: string; owner: string | null }, { reason: string }> = {
  deed: 'reopened',
  who: 'the team and the reporter',
  when: (escalation) =>
    closed(escalation) ? undefined : { refused: 'not closed', status: escalation.status },
  decide(escalation, { reason }, world) {
    const { owner, heldSince, closedAt, clocks, priority } = escalation;
    return {
      next: {
        status: 'open',
        owner: null,
        resolution: null,
        closedAt: null,
        duplicateOf: null,
        heldSince: heldSince + world.now - (closedAt ?? world.now),
        clocks: { ...released(clocks, world.policy.sla[priority], world), ...owedAgain(escalation, world) },
      },
      deed: { what: 'reopened', reason, owner },
    };
  },
  replay: ({ reason }) => ({ reason }),
  texts: { quoted: ({ reason }) => [reason], blank: (deed) => ({ ...deed, reason: '' }) },
};

/** The call to the user fell away with the escalation; its hour is still to come. */
function owedAgain({ clocks: { callback }, callbackAt, calledBack }: Escalation, { now }: World): Clocks {
  const fellAway = callback?.outcome === 'dropped' && calledBack?.outcome !== 'not needed';
  const owed = fellAway && callbackAt !== null && callbackAt > now;
  return owed ? { callback: callbackClock(callbackAt, now) } : {};
}
