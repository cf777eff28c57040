/** How teams stand, in numbers. */
import { and, count, desc, eq, lte, ne, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Store } from './store.ts';

export function statsQueries({ db, tables: { escalations } }: Store) {
  const unacknowledged = db
    .select({ n: count() })
    .from(escalations)
    .where(and(eq(escalations.team, sql.placeholder('team')), eq(escalations.status, 'open')))
    .prepare();
  const lastTaken = db
    .select({ clocks: escalations.clocks })
    .from(escalations)
    .where(and(eq(escalations.team, sql.placeholder('team')), ne(escalations.status, 'open')))
    .orderBy(desc(escalations.openedAt))
    .limit(sql.placeholder('limit'))
    .prepare();
  return {
    async unacknowledged(team: string): Promise<number> {
      const [row] = await unacknowledged.execute({ team });
      return row?.n ?? 0;
    },

    /** How long the last acknowledgements of a team took, in milliseconds of open time. */
    async acknowledgeTimes(team: string, limit: number): Promise<number[]> {
      const rows = await lastTaken.execute({ team, limit });
      return rows.flatMap(({ clocks }) => {
        const clock = clocks.acknowledge;
        return clock?.stoppedAt != null && clock.outcome !== 'dropped' ? [clock.countedMs] : [];
      });
    },

    async anyBefore(at: Instant): Promise<boolean> {
      const rows = await db
        .select({ id: escalations.id })
        .from(escalations)
        .where(lte(escalations.openedAt, at))
        .limit(1);
      return rows.length > 0;
    },
  };
}
