/** The ends of owners' shifts, worked out anew at the start: who is on call when follows the configuration of today. */
import type { Queries } from '../db/queries.ts';
import type { Statement, Store } from '../db/store.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { wakeOf } from '../domain/change.ts';
import type { Directory } from '../domain/directory.ts';
import { nextShiftEndFor } from '../domain/on-call.ts';
import { commitChange } from './commit.ts';

/** Of those with an owner; more than this a team cannot have in its hands. */
const ownedAtMost = 10_000;

/** An end that came while the bot was down is left for the clock to see. */
export async function refreshShiftEnds(parts: {
  store: Store;
  queries: Pick<Queries, 'escalations'>;
  directory: Directory;
  now(): Instant;
}): Promise<void> {
  const { store, queries, directory } = parts;
  const now = parts.now();
  const owned = await queries.escalations.list(
    { statuses: ['acknowledged', 'waiting'], limit: ownedAtMost },
    now,
  );
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
  for (const escalation of owned) {
    const { owner, team, shiftEndsAt, handOver, policyId } = escalation;
    if (owner === null || handOver !== null || (shiftEndsAt !== null && shiftEndsAt <= now)) continue;
    const end = endFor(owner, team);
    if (end === shiftEndsAt) continue;
    const policy = await directory.policy(policyId);
    const wakeAt = wakeOf({ ...escalation, shiftEndsAt: end }, policy, directory);
    changed.push(queries.escalations.postpone(escalation, { shiftEndsAt: end, wakeAt }));
  }
  if (changed.length > 0) await commitChange(store, changed);
}
