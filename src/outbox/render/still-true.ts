/** Whether a reminder is still true in the moment of sending, and may be said at this hour. */
import { calledAt, type Hearer, type StillDue, stillDue } from '../../domain/attention.ts';
import { always } from '../../domain/calendars/calendar.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { PayloadOf, RenderContext } from './context.ts';

export async function stillTrue(
  { directory, queries, hoursOf, now, isAnew = false }: RenderContext,
  escalation: Escalation,
  { reminder: told }: Pick<PayloadOf<'reminder'>, 'reminder'>,
  as: Hearer,
  person?: string,
): Promise<StillDue> {
  if (isAnew) return stillDue({ ...escalation, snooze: null }, told, as, { calendarOf: () => always }, now());
  // Its calendars are known once its policy is.
  await directory.policy(escalation.policyId);
  const hours =
    (as === 'lead' || told.clock === 'answer') && person !== undefined ? await hoursOf(person) : undefined;
  const own = hours && { hours, calledAt: calledAt(await queries.history.of(escalation.id)) };
  return stillDue(escalation, told, as, { calendarOf: directory.calendars, own }, now());
}
