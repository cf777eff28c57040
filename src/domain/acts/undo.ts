/**
 * Undo: takes an acknowledgement back as if it had not happened. Its clock has run all the while, and follows the priority if that has
 * changed since.
 */
import { unstopClock } from '../clock.ts';
import type { Act } from './act.ts';
import { retargeted, targetOf } from './clocks.ts';

export const undo: Act<{ what: 'acknowledgement undone' }> = {
  deed: 'acknowledgement undone',
  who: 'the team',
  when: ({ status, owner, clocks }, { id }) =>
    status === 'acknowledged' && owner === id && clocks.acknowledge
      ? undefined
      : { refused: 'nothing to undo' },
  decide(escalation, _, world) {
    const { acknowledge: stopped, resolve, callback } = escalation.clocks;
    const before = {
      ...(stopped && { acknowledge: unstopClock(stopped, world.calendars(stopped.calendar)) }),
      ...(resolve && { resolve }),
      ...(callback && { callback }),
    };
    const target = targetOf(world.policy, escalation, world);
    return {
      next: {
        status: 'open',
        owner: null,
        snooze: null,
        clocks: retargeted({ ...escalation, clocks: before }, target, world.policy, world),
      },
      deed: { what: 'acknowledgement undone' },
    };
  },
  replay: () => ({}),
};
