/** The inbox: what was heard is kept from before Slack is told that it arrived until it has been carried out. */
import { and, asc, eq, lt, min, notExists, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Statement, Store } from './store.ts';

type Inbox = Store['tables']['inbox'];
export type InboxRow = Inbox['$inferSelect'];

/** Nothing that was heard before this escalation's next instant waits to be carried out. */
export const nothingHeardBefore = ({
  db,
  tables: { inbox, escalations },
}: Pick<Store, 'db' | 'tables'>): SQL =>
  notExists(
    db
      .select({ one: sql`1` })
      .from(inbox)
      .where(and(eq(inbox.escalationId, escalations.id), lt(inbox.heardAt, escalations.wakeAt))),
  );

/** The lane of what was heard under a message while nobody knew whose it is. */
export const laneOf = ({ channel, ts }: { channel: string; ts: string }): string => `${channel}/${ts}`;

export function inboxQueries({ db, tables: { inbox } }: Store) {
  const eldest = db
    .select()
    .from(inbox)
    .where(eq(inbox.lane, sql.placeholder('lane')))
    .orderBy(asc(inbox.seq))
    .limit(1)
    .prepare();
  const busy = db.selectDistinct({ lane: inbox.lane }).from(inbox).prepare();
  const earliest = db
    .select({ at: min(inbox.heardAt) })
    .from(inbox)
    .where(eq(inbox.escalationId, sql.placeholder('id')))
    .prepare();
  return {
    /** What Slack brings twice is kept once, as of the first time. */
    keep: (row: Omit<InboxRow, 'seq'>): Statement => db.insert(inbox).values(row).onConflictDoNothing(),

    /** Whose message it is that these were heard under has become known. */
    belongTo: (place: { channel: string; ts: string }, escalationId: string): Statement =>
      db
        .update(inbox)
        .set({ escalationId })
        .where(eq(inbox.lane, laneOf(place))),

    /** What is next in a lane. */
    async first(lane: string): Promise<InboxRow | undefined> {
      const [row] = await eldest.execute({ lane });
      return row;
    },

    /** The lanes in which something waits. */
    lanes: async (): Promise<string[]> => (await busy.execute()).map(({ lane }) => lane),

    /** When the first of what waits for this escalation was heard. */
    async heardFirst(id: string): Promise<Instant | undefined> {
      const [row] = await earliest.execute({ id });
      return row?.at ?? undefined;
    },

    done: ({ key }: Pick<InboxRow, 'key'>): Statement => db.delete(inbox).where(eq(inbox.key, key)),
  };
}
