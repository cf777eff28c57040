/** How many contacts there were, by day, country and channel. */
import { sql } from 'drizzle-orm';
import type { Volume } from '../domain/volumes.ts';
import { placeholders, prepared } from './prepared.ts';
import type { Statement, Store } from './store.ts';

export function volumeQueries({ db, tables: { volumes } }: Store) {
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

    async amount(): Promise<number> {
      return db.$count(volumes);
    },
  };
}
