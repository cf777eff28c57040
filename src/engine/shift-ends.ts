/** The ends of owners' shifts, worked out anew at the start: who is on call when follows the configuration of today. */
import type { Queries } from '../db/queries.ts';
import type { Statement, Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { wakeOf } from '../domain/change.ts';
import type { Directory } from '../domain/directory.ts';
import { nextShiftEndFor } from '../domain/on-call.ts';
import { commitChange } from './commit.ts';

/** An end that came while the bot was down is left for the clock to see. */
export async function refreshShiftEnds(parts: {
  store: Store;
  queries: Pick<Queries, 'escalations'>;
  directory: Directory;
  now(): Instant;
}): Promise<void> {
  const { store, queries, directory } = parts;
  const now = parts.now();
  const ends = new Map<string, Instant | null>();
  const endFor = (owner: string, team: string): Instant | null => {
    const key = `${owner} ${team}`;
    const known = ends.get(key);
    if (known !== undefined) return known;
    const end = nextShiftEndFor(owner, directory.shiftsOf(team), directory.calendars, now);
    ends.set(key, end);
    return end;
  };
  const changed: Statement[] = [];
  for (const { id, owner, team, shiftEndsAt } of await queries.escalations.shiftEnds()) {
    if (owner === null || (shiftEndsAt !== null && shiftEndsAt <= now)) continue;
    const end = endFor(owner, team);
    const escalation = end === shiftEndsAt ? undefined : await queries.escalations.find(id);
    if (!escalation) continue;
    const policy = await directory.policy(escalation.policyId);
    const wakeAt = wakeOf({ ...escalation, shiftEndsAt: end }, policy, directory);
    changed.push(queries.escalations.postpone(escalation, { shiftEndsAt: end, wakeAt }));
  }
  if (changed.length > 0) await commitChange(store, changed);
}
