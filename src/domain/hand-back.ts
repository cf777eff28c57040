/** When an escalation is taken from an owner who promised news, was asked for it, and has not answered. */
import { type Instant, opensAt } from './calendars/calendar.ts';
import type { World } from './command.ts';
import type { Escalation } from './escalation.ts';
import type { Policy } from './team.ts';

/**
 * So much open time of the team after the breach was told, if nothing has come by then; null while the owner has not been asked.
 */
export function handBackAt(
  { clocks: { update }, owner, priority }: Pick<Escalation, 'clocks' | 'owner' | 'priority'>,
  { sla, ladder }: Policy,
  { calendars }: Pick<World, 'calendars'>,
): Instant | null {
  if (owner === null || ladder.handBackMs === null || !update || update.dueAt === null) return null;
  if (ladder.ownWordOnly && !update.promised) return null;
  const askedAt = update.held === null ? update.breachToldAt : null;
  if (askedAt === null || update.dueAt > askedAt) return null;
  const calendar = calendars(sla[priority].calendar);
  return opensAt(calendar, calendar.add(askedAt, ladder.handBackMs));
}
