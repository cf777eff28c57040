/** The facts that are kept beside the history, in the same transaction, so that they can be asked for in SQL. */
import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { FactsOfEntry } from '../domain/kept-facts.ts';
import { placeholders, prepared } from './prepared.ts';
import type { Statement, Store } from './store.ts';

export function keptFactQueries({ db, tables }: Store) {
  const { clockFacts, heldFacts, eventFacts, factsOwed, escalations } = tables;
  const id = sql.placeholder('escalationId');
  const clockTold = toldOf({ db, tables });
  const clockUntold = prepared<{ escalationId: string; clock: string; startedAt: Instant }>(
    db
      .delete(clockFacts)
      .where(
        and(
          eq(clockFacts.escalationId, id),
          eq(clockFacts.clock, sql.placeholder('clock')),
          eq(clockFacts.startedAt, sql.placeholder('startedAt')),
        ),
      ),
  );
  const lasting = and(eq(heldFacts.escalationId, id), isNull(heldFacts.endedAt));
  const lastsNoMore = prepared<{ escalationId: string }>(db.delete(heldFacts).where(lasting));
  const held = prepared<typeof heldFacts.$inferInsert>(db.insert(heldFacts).values(placeholders(heldFacts)));
  const happened = prepared<typeof eventFacts.$inferInsert>(
    db.insert(eventFacts).values(placeholders(eventFacts)),
  );

  /** The facts of one entry, on top of those of all entries before. */
  function keep(escalationId: string, facts: FactsOfEntry): Statement[] {
    const { clocks, untold, questionEnd, event } = facts;
    const asked = and(
      eq(eventFacts.escalationId, escalationId),
      eq(eventFacts.what, 'asked'),
      isNull(eventFacts.endedAt),
    );
    return [
      ...untold.map(({ clock, startedAt }) => clockUntold({ escalationId, clock, startedAt })),
      ...clocks.map((fact) => clockTold({ escalationId, ...fact })),
      ...(questionEnd ? [db.update(eventFacts).set(questionEnd).where(asked)] : []),
      ...(event ? [happened({ escalationId, ...event })] : []),
      ...(facts.held ? [lastsNoMore({ escalationId })] : []),
      ...(facts.held ?? []).map((fact) => held({ escalationId, ...fact })),
    ];
  }

  return {
    keep,

    /** All that is kept of one, as its whole history has it. */
    replace: (escalationId: string, facts: readonly FactsOfEntry[]): Statement[] => [
      ...[clockFacts, heldFacts, eventFacts, factsOwed].map((table) =>
        db.delete(table).where(eq(table.escalationId, escalationId)),
      ),
      ...facts.flatMap((each) => keep(escalationId, each)),
    ],

    /** SQLite needs the condition to tell a conflict from a join. */
    oweAll: (): Statement =>
      db
        .insert(factsOwed)
        .select(db.select({ escalationId: escalations.id }).from(escalations).where(sql`true`))
        .onConflictDoNothing(),

    /** Some of those whose facts are owed, the first after this id. */
    async owed(after: string, limit: number): Promise<string[]> {
      const rows = await db
        .select()
        .from(factsOwed)
        .where(gt(factsOwed.escalationId, after))
        .orderBy(asc(factsOwed.escalationId))
        .limit(limit);
      return rows.map(({ escalationId }) => escalationId);
    },
  };
}

/** Missed once is missed for good: whose it was then, and since when, stays. */
function toldOf({ db, tables: { clockFacts } }: Pick<Store, 'db' | 'tables'>) {
  const kept = (column: { name: string }) =>
    sql.raw(
      `case when clock_facts.missed_at is null then excluded.${column.name} else clock_facts.${column.name} end`,
    );
  const newest = (column: { name: string }) => sql.raw(`excluded.${column.name}`);
  const { escalationId, clock, startedAt, startedLocal, team, priority } = clockFacts;
  const { targetMs, dueAt, missedAt, judgedLocal } = clockFacts;
  return prepared<typeof clockFacts.$inferInsert>(
    db
      .insert(clockFacts)
      .values(placeholders(clockFacts))
      .onConflictDoUpdate({
        target: [escalationId, clock, startedAt],
        set: {
          startedLocal: kept(startedLocal),
          team: kept(team),
          priority: kept(priority),
          targetMs: kept(targetMs),
          dueAt: kept(dueAt),
          missedAt: kept(missedAt),
          judgedLocal: kept(judgedLocal),
          countedMs: newest(clockFacts.countedMs),
          endedAt: newest(clockFacts.endedAt),
          endedBy: newest(clockFacts.endedBy),
          outcome: newest(clockFacts.outcome),
        },
      }),
  );
}
