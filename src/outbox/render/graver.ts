/** The order inside a message that says several things: what is urgent comes first, then what is broken, then what has been so for longest. */
import { type Escalation, priorities, type Reminder } from '../../domain/escalation.ts';

type Said = { escalation: Pick<Escalation, 'priority' | 'heldSince'>; reminder?: Reminder };

export function graver(a: Said, b: Said): number {
  const rank = ({ escalation }: Said) => priorities.indexOf(escalation.priority);
  const isBroken = ({ reminder }: Said) => (reminder && reminder.kind !== 'warning' ? 0 : 1);
  const since = ({ escalation, reminder }: Said) => reminder?.dueAt ?? escalation.heldSince;
  return rank(a) - rank(b) || isBroken(a) - isBroken(b) || since(a) - since(b);
}
