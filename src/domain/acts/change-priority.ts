/** Change priority: due = now + (new target − time already counted), never the same minute twice. */
import { type Priority, priorities } from '../escalation.ts';
import { mayChangePriority, prioritiesFor } from '../permission.ts';
import { type Act, unlessClosed } from './act.ts';
import { reprioritised } from './clocks.ts';

export const changePriority: Act<
  { what: 'priority changed'; from: Priority; to: Priority },
  { to: Priority }
> = {
  deed: 'priority changed',
  who: 'the team and the reporter',
  when: (escalation, by) =>
    unlessClosed(escalation) ??
    (prioritiesFor(escalation, by).length > 0
      ? undefined
      : { refused: 'only raise', priority: escalation.priority }),
  decide(escalation, { by, to }, world) {
    const { priority, snooze } = escalation;
    if (to === priority) return { refused: 'same priority', priority: to };
    if (!mayChangePriority(by, escalation, to)) return { refused: 'only raise', priority };
    return {
      next: {
        priority: to,
        // What has become more urgent is worth a reminder.
        snooze: priorities.indexOf(to) < priorities.indexOf(priority) ? null : snooze,
        clocks: reprioritised(escalation, to, world),
      },
      deed: { what: 'priority changed', from: priority, to },
    };
  },
  replay: ({ to }) => ({ to }),
};
