/** Changing the priority: due = now + (new target − time already counted), never the same minute twice. */
import { change } from '../change.ts';
import type { Change, CommandOf, Refusal, World } from '../command.ts';
import { closed, type Escalation, priorities } from '../escalation.ts';
import { mayChangePriority } from '../permission.ts';
import { everywhere } from './acknowledge.ts';
import { reprioritised } from './clocks.ts';

export function changePriority(
  escalation: Escalation,
  { by, via, to }: CommandOf<'change priority'>,
  world: World,
): Change | Refusal {
  if (closed(escalation)) return { refused: 'closed', status: escalation.status };
  if (to === escalation.priority) return { refused: 'same priority', priority: to };
  if (!mayChangePriority(by, escalation, to)) return { refused: 'only raise', priority: escalation.priority };
  return change(
    escalation,
    {
      priority: to,
      // What has become more urgent is worth a reminder.
      snooze: priorities.indexOf(to) < priorities.indexOf(escalation.priority) ? null : escalation.snooze,
      clocks: reprioritised(escalation, to, world),
    },
    {
      by: by.id,
      via,
      deed: { what: 'priority changed', from: escalation.priority, to },
      notices: everywhere(escalation.moves),
    },
    world,
  );
}
