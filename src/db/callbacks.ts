/** Calls to users that were promised and not made yet. */
import { and, asc, eq, gte, lt, lte } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Escalation } from '../domain/escalation.ts';
import { present } from './escalations.ts';
import type { Store } from './store.ts';
import { unindexed } from './unindexed.ts';

/** A call that nobody made in so long will not be made. */
const uncalledMs = 14 * 86_400_000;

const isOpen = ({ clocks }: Escalation): boolean => clocks.callback?.stoppedAt === null;

export function callbackQueries({ db, tables: { escalations } }: Store) {
  return {
    /** Calls to users that this person promised and has not made, until then; the earliest first. */
    async of(reporter: string, now: Instant, until: Instant): Promise<Escalation[]> {
      const rows = await db
        .select()
        .from(escalations)
        .where(
          and(
            eq(unindexed(escalations.reporter), reporter),
            gte(escalations.callbackAt, now - uncalledMs),
            lte(escalations.callbackAt, until),
          ),
        )
        .orderBy(asc(escalations.callbackAt));
      return rows.map(present).filter(isOpen);
    },

    /** Resolved, and nobody has said yet how the promised call to the user went; its hour is past, for a fortnight or since then. */
    async overdue(teams: readonly string[], since: Instant, now: Instant): Promise<Escalation[]> {
      const rows = await db
        .select()
        .from(escalations)
        .where(
          and(
            eq(unindexed(escalations.status), 'resolved'),
            lt(escalations.dueAt, now),
            gte(escalations.dueAt, Math.min(since, now - uncalledMs)),
          ),
        );
      // The few there are of other teams are left out here: by its team alone SQLite would read all that it ever resolved.
      return rows.filter(({ team }) => teams.includes(team)).map(present);
    },
  };
}
