/** When the bot last ran, and the spans in which it did not. */
import { asc, lt } from 'drizzle-orm';
import type { Instant, Span } from '../domain/calendars/calendar.ts';
import type { Statement, Store } from './store.ts';

/** The one row of its table. */
const only = 1;

export function uptimeQueries({ db, tables: { beats, downtimes } }: Store) {
  return {
    beat: (at: Instant): Statement =>
      db.insert(beats).values({ id: only, at }).onConflictDoUpdate({ target: beats.id, set: { at } }),

    async lastBeat(): Promise<Instant | undefined> {
      const [row] = await db.select().from(beats);
      return row?.at;
    },

    /** Known from its beginning, however often the bot starts without getting further. */
    down: ({ from, to }: Span): Statement =>
      db.insert(downtimes).values({ from, to }).onConflictDoUpdate({ target: downtimes.from, set: { to } }),

    async spans(): Promise<Span[]> {
      return db
        .select({ from: downtimes.from, to: downtimes.to })
        .from(downtimes)
        .orderBy(asc(downtimes.from));
    },

    forgetBefore: (at: Instant): Statement => db.delete(downtimes).where(lt(downtimes.to, at)),
  };
}
