/** What a report needs beside the facts of its time: how much was open on each day since the beginning, and which teams there have ever been. */
import { isNotNull, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Store } from './store.ts';

/** By how much more was open with a team at the end of a day, in UTC. */
export type OpenChange = { day: string; team: string; change: number };

export function reportFactQueries({ db, tables: { eventFacts, factsOwed }, dialect }: Store) {
  const { at, what, team, fromTeam } = eventFacts;
  const day = dialect.dateOf(at);
  const gained = sql<number>`sum(case when ${what} in ('raised', 'moved', 'reopened') then 1 else -1 end)`;
  return {
    async teams(): Promise<string[]> {
      const rows = await db.selectDistinct({ team }).from(eventFacts).orderBy(team);
      return rows.map((row) => row.team);
    },

    /** Until just before that instant, from the first that is known. */
    async openChanges(until: Instant): Promise<OpenChange[]> {
      const came = await db
        .select({ day, team, change: gained })
        .from(eventFacts)
        .where(sql`${what} in ('raised', 'moved', 'reopened', 'resolved', 'cancelled') and ${at} < ${until}`)
        .groupBy(day, team);
      const left = await db
        .select({ day, team: sql<string>`${fromTeam}`, change: sql<number>`-count(*)` })
        .from(eventFacts)
        .where(sql`${what} = 'moved' and ${isNotNull(fromTeam)} and ${at} < ${until}`)
        .groupBy(day, fromTeam);
      return [...came, ...left];
    },

    /** Of how many the facts are still to be worked out. */
    owed: (): Promise<number> => db.$count(factsOwed),
  };
}
