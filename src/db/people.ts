/** What Slack said about people, remembered across restarts and outages. */
import { eq, sql } from 'drizzle-orm';
import type { Store } from './store.ts';

export type PersonRow = Store['tables']['people']['$inferSelect'];

export function peopleQueries({ db, tables: { people } }: Store) {
  const found = db
    .select()
    .from(people)
    .where(eq(people.id, sql.placeholder('id')))
    .prepare();
  return {
    async find(id: string): Promise<PersonRow | undefined> {
      const [row] = await found.execute({ id });
      return row;
    },
    remember: ({ id, ...rest }: PersonRow) =>
      db
        .insert(people)
        .values({ id, ...rest })
        .onConflictDoUpdate({ target: people.id, set: rest }),
  };
}
