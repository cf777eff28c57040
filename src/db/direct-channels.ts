/** The direct message channel with each person, as Slack has opened it. */
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { PersonRow } from './people.ts';
import type { Statement, Store } from './store.ts';

export function directChannelQueries({ db, tables: { directChannels, people, escalations } }: Store) {
  const found = db
    .select()
    .from(directChannels)
    .where(eq(directChannels.person, sql.placeholder('person')))
    .prepare();
  const hasRaised = sql`exists (select 1 from ${escalations} where ${escalations.reporter} = ${people.id})`;
  return {
    async find(person: string): Promise<string | undefined> {
      const [row] = await found.execute({ person });
      return row?.channel;
    },

    keep: (person: string, channel: string): Statement =>
      db
        .insert(directChannels)
        .values({ person, channel })
        .onConflictDoUpdate({ target: directChannels.person, set: { channel } }),

    forget: (channel: string): Statement =>
      db.delete(directChannels).where(eq(directChannels.channel, channel)),

    /** People with an account of their own whose channel is not known; whoever has raised something first. */
    async missing(limit: number): Promise<PersonRow[]> {
      const rows = await db
        .select({ people })
        .from(people)
        .leftJoin(directChannels, eq(directChannels.person, people.id))
        .where(and(isNull(directChannels.person), eq(people.bot, false), eq(people.deleted, false)))
        .orderBy(desc(hasRaised), asc(people.id))
        .limit(limit);
      return rows.map((row) => row.people);
    },
  };
}
