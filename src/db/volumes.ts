/** How many contacts there were, by day, country and channel. */
import { and, eq, gte, inArray, isNull, lt, sql } from 'drizzle-orm';
import { midnightOf } from '../domain/calendars/weeks.ts';
import type { RaisedOn } from '../domain/contact-rate.ts';
import type { Volume } from '../domain/volumes.ts';
import { placeholders, prepared } from './prepared.ts';
import type { Statement, Store } from './store.ts';

const dayMs = 86_400_000;

/** Local dates, such as `2026-11-23`, from the first until just before the last. */
type Days = { first: string; last: string };

/** `category` null is every one. */
type Counted = { teams: readonly string[]; category: string | null };

export function volumeQueries({ db, tables: { volumes, eventFacts, escalations } }: Store) {
  const { day, country, channel } = volumes;
  const counted = prepared<Volume>(
    db
      .insert(volumes)
      .values(placeholders(volumes))
      .onConflictDoUpdate({
        target: [day, country, channel],
        set: { contacts: sql`excluded.contacts`, activeUsers: sql`excluded.active_users` },
      }),
  );
  return {
    /** Takes the place of what was said of the same before. */
    count: (volume: Volume): Statement => counted(volume),

    of: ({ first, last }: Days): Promise<Volume[]> =>
      db
        .select()
        .from(volumes)
        .where(and(gte(day, first), lt(day, last)))
        .orderBy(day, country, channel),

    /** How many were raised on these days, on the clock of the team they were raised to, but for duplicates. */
    async raisedOn({ first, last }: Days, { teams, category }: Counted): Promise<RaisedOn[]> {
      const { what, at, team } = eventFacts;
      const local = sql<string>`substr(${eventFacts.local}, 1, 10)`;
      return db
        .select({ day: local, country: escalations.country, count: sql<number>`count(*)` })
        .from(eventFacts)
        .innerJoin(escalations, eq(escalations.id, eventFacts.escalationId))
        .where(
          and(
            eq(what, 'raised'),
            // No clock is further from UTC.
            gte(at, midnightOf(first, 'UTC') - dayMs),
            lt(at, midnightOf(last, 'UTC') + dayMs),
            inArray(team, [...teams]),
            isNull(escalations.duplicateOf),
            gte(local, first),
            lt(local, last),
            category === null ? undefined : eq(escalations.category, category),
          ),
        )
        .groupBy(local, escalations.country);
    },

    async amount(): Promise<number> {
      return db.$count(volumes);
    },
  };
}
