/** How the queue stands, and the dead letters in it: what could not be shown, and when it waits again. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { OutboxRow } from './outbox-claims.ts';
import type { Statement, Store } from './store.ts';

/** How the queue stands. Put off on purpose is not late. */
export type QueueStanding = {
  waiting: number;
  /** Waiting for more than two minutes. */
  late: number;
  oldestDueAt: Instant | null;
  dead: number;
};

/** Later than this is late. */
const lateMs = 120_000;

export function standingQueries({ db, tables: { outbox } }: Store) {
  const isAwake = sql`(${outbox.hold} is null or ${outbox.hold} <> 'asleep')`;
  const standing = db
    .select({
      waiting: sql<number>`count(*)`,
      late: sql<number>`count(case when ${isAwake} and ${outbox.createdAt} <= ${sql.placeholder('lateSince')} then 1 end)`,
      oldestDueAt: sql<Instant | null>`min(case when ${isAwake} then ${outbox.createdAt} end)`,
    })
    .from(outbox)
    .where(eq(outbox.status, 'pending'))
    .prepare();
  const buried = db
    .select({ dead: sql<number>`count(*)` })
    .from(outbox)
    .where(eq(outbox.status, 'dead'))
    .prepare();

  return {
    async standing(now: Instant): Promise<QueueStanding> {
      const [pending] = await standing.execute({ lateSince: now - lateMs });
      const [{ dead } = { dead: 0 }] = await buried.execute();
      const { waiting = 0, late = 0, oldestDueAt = null } = pending ?? {};
      return { waiting, late, oldestDueAt, dead };
    },

    /** What could not be shown, newest first. */
    async deadLetters(limit: number): Promise<OutboxRow[]> {
      return db
        .select()
        .from(outbox)
        .where(eq(outbox.status, 'dead'))
        .orderBy(desc(outbox.settledAt), desc(outbox.id))
        .limit(limit);
    },

    /** Places that could not be written to, each once. */
    async deadPlaces(): Promise<string[]> {
      const rows = await db
        .selectDistinct({ place: outbox.place })
        .from(outbox)
        .where(eq(outbox.status, 'dead'));
      return rows.flatMap(({ place }) => place ?? []);
    },

    /** What could not be shown waits again: all of it, or what one place refused. */
    revive: (now: Instant, place?: string): Statement =>
      db
        .update(outbox)
        .set({ status: 'pending', nextAt: now, settledAt: null })
        .where(and(eq(outbox.status, 'dead'), place === undefined ? undefined : eq(outbox.place, place))),
  };
}
