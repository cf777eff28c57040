/** What Slack said about people, remembered across restarts and outages. */
import { eq } from 'drizzle-orm';
import type { Store } from './store.ts';

export type PersonRow = Store['tables']['people']['$inferSelect'];

export function peopleQueries({ db, tables: { people } }: Store) {
  return {
    async find(id: string): Promise<PersonRow | undefined> {
      const [row] = await db.select().from(people).where(eq(people.id, id));
      return row;
    },
    remember: ({ id, ...rest }: PersonRow) =>
      db
        .insert(people)
        .values({ id, ...rest })
        .onConflictDoUpdate({ target: people.id, set: rest }),
  };
}
