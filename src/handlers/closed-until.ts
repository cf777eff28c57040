/** When a team opens, for what is raised with it or moved to it now. */
import { type Instant, opensAt } from '../domain/calendars/calendar.ts';
import type { Priority } from '../domain/escalation.ts';
import type { Deps } from './deps.ts';

/** Null while it is open for this priority. */
export function closedUntil(
  { directory, now }: Pick<Deps, 'directory' | 'now'>,
  team: string,
  priority: Priority,
): Instant | null {
  const target = directory.policyOf(team)?.policy.sla[priority];
  const at = target ? opensAt(directory.calendars(target.calendar), now()) : null;
  return at !== null && at > now() ? at : null;
}
