/** The one order of lists, Home and digests: what is overdue first, the longest overdue foremost; then by priority, the oldest first. */
import type { Instant } from './calendars/calendar.ts';
import { type Escalation, priorities } from './escalation.ts';

/** When the first of its clocks that run is due; null when none runs. The agent's answer is not owed by the team. */
export const firstDueOf = ({
  clocks: { answer: _, ...owed },
}: Pick<Escalation, 'clocks'>): Instant | null => {
  const due = Object.values(owed).flatMap(({ dueAt }) => dueAt ?? []);
  return due.length > 0 ? Math.min(...due) : null;
};

/** For `sort`. The database has the same order, in `db/escalations.ts`. */
export const overdueFirst =
  (now: Instant) =>
  (one: Escalation, other: Escalation): number =>
    overdueSince(one, now) - overdueSince(other, now) ||
    priorities.indexOf(one.priority) - priorities.indexOf(other.priority) ||
    one.openedAt - other.openedAt ||
    one.number - other.number;

function overdueSince(escalation: Escalation, now: Instant): Instant {
  const due = firstDueOf(escalation);
  return due !== null && due < now ? due : Number.MAX_SAFE_INTEGER;
}
