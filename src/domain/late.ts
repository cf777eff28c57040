/** Whether an escalation is late: something that is owed now is overdue. */
import type { Instant } from './calendars/calendar.ts';
import { closed, type Escalation } from './escalation.ts';

/** A promise that was broken before its clock paused still is. */
export const isLate = ({ status, clocks }: Pick<Escalation, 'status' | 'clocks'>, now: Instant): boolean =>
  !closed({ status }) &&
  [clocks.acknowledge, clocks.update, clocks.resolve].some(
    (clock) =>
      clock?.stoppedAt === null && (clock.dueAt === null ? clock.missedAt !== null : clock.dueAt <= now),
  );
