/** Whether a reminder is still to be said in the moment of sending, and what is due by then. */
import type { Calendar, Instant } from '../../domain/calendars/calendar.ts';
import { closed, type Escalation, type Reminder } from '../../domain/escalation.ts';
import { sayableAt, snoozeOf } from '../../domain/ladder.ts';

export type StillDue =
  | { is: 'said'; reminder: Reminder }
  | { is: 'untrue'; reason: string }
  /** True, but not to be said before then. */
  | { is: 'asleep'; until: Instant };

/** The state is what it is now, not what it was when the reminder fell due. */
export function stillDue(
  escalation: Escalation,
  told: Reminder,
  as: 'thread' | 'on-call' | 'owner' | 'lead' | 'reporter',
  calendarOf: (id: string) => Calendar,
  now: Instant,
): StillDue {
  const clock = escalation.clocks[told.clock];
  const running = clock?.startedAt === told.startedAt && clock.runningSince !== null;
  const over = closed(escalation) && told.clock !== 'callback';
  const { dueAt = null } = clock ?? {};
  const untrue: StillDue = { is: 'untrue', reason: 'no longer true' };
  if (over || !clock || !running || dueAt === null) return untrue;
  // A pause or another target has moved it on: nothing is broken any more.
  if (told.kind !== 'warning' && dueAt > now) return untrue;
  const awakeAt = sayableAt(calendarOf(clock.calendar), now);
  if (awakeAt === null) return untrue;
  const snoozed = as === 'lead' ? 0 : (snoozeOf(told.clock, escalation.snooze)?.until ?? 0);
  const until = Math.max(awakeAt, snoozed);
  return until > now ? { is: 'asleep', until } : { is: 'said', reminder: { ...told, dueAt } };
}
