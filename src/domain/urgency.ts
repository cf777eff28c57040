/** What cannot wait for the ladder: whoever is on call is notified at once, and somebody always is. */
import type { Instant } from './calendars/calendar.ts';
import type { Entry, Escalation } from './escalation.ts';

/** Urgent, or a user who waits on the phone. */
export const isUrgent = (
  { priority, liveUntil }: Pick<Escalation, 'priority' | 'liveUntil'>,
  now: Instant,
): boolean => priority === 'urgent' || (liveUntil !== null && liveUntil > now);

/** It has just become urgent, and nobody has it: whoever is on call has not been called yet, unless the user was on the phone. */
export function hasBecomeUrgent(
  { status, liveUntil }: Pick<Escalation, 'status' | 'liveUntil'>,
  { at, deed }: Pick<Entry, 'at' | 'deed'>,
): boolean {
  if (status !== 'open') return false;
  if (deed.what === 'call started') return true;
  const called = liveUntil !== null && liveUntil > at;
  return deed.what === 'priority changed' && deed.to === 'urgent' && !called;
}
