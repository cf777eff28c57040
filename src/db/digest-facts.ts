/**
 * The facts that a digest is made of: of a span of time, found by what happened since, which has an index. What began, ended or was missed in
 * it has an entry since; what lasts is open.
 */
import { and, eq, gt, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import { liveStatuses } from '../domain/escalation.ts';
import type { FactsAsOf } from '../domain/facts-as-of.ts';
import { countedPromises, type Within } from '../domain/tally.ts';
import type { Store } from './store.ts';

export function digestFactQueries({ db, tables }: Store) {
  const { escalations, history, clockFacts, heldFacts, eventFacts, factsOwed } = tables;
  /** Each as often as something happened to it: made distinct, SQLite would read the whole history in the order of its ids. */
  const touchedSince = (from: Instant) =>
    db.select({ id: history.escalationId }).from(history).where(gte(history.at, from));
  const openIn = (teams: readonly string[]) =>
    db
      .select({ id: escalations.id })
      .from(escalations)
      .where(and(inArray(escalations.team, [...teams]), inArray(escalations.status, [...liveStatuses])));

  return {
    async events(teams: readonly string[], { from, to }: Within): Promise<FactsAsOf['events']> {
      const rows = await db
        .select({ fact: eventFacts })
        .from(history)
        .innerJoin(
          eventFacts,
          and(eq(eventFacts.escalationId, history.escalationId), eq(eventFacts.version, history.version)),
        )
        .where(
          and(
            gte(history.at, from),
            lt(history.at, to),
            or(inArray(eventFacts.team, [...teams]), inArray(eventFacts.fromTeam, [...teams])),
          ),
        )
        .orderBy(eventFacts.escalationId, eventFacts.version);
      return rows.map(({ fact: { escalationId: id, ...fact } }) => ({ id, ...fact }));
    },

    async clocks(teams: readonly string[], { from, to }: Within): Promise<FactsAsOf['clocks']> {
      const { escalationId, clock, missedAt, endedAt, team } = clockFacts;
      const isMissed = and(gte(missedAt, from), lt(missedAt, to));
      const hasEnded = and(gte(endedAt, from), lt(endedAt, to));
      const rows = await db
        .select()
        .from(clockFacts)
        .where(
          and(
            inArray(escalationId, touchedSince(from)),
            inArray(clock, [...countedPromises]),
            inArray(team, [...teams]),
            or(isMissed, hasEnded),
          ),
        );
      return rows.map(({ escalationId: id, ...fact }) => ({ id, ...fact }));
    },

    async held(teams: readonly string[], { from, to }: Within): Promise<FactsAsOf['held']> {
      const { escalationId, startedAt, endedAt, team } = heldFacts;
      const rows = await db
        .select()
        .from(heldFacts)
        .where(
          and(
            or(inArray(escalationId, touchedSince(from)), inArray(escalationId, openIn(teams))),
            inArray(team, [...teams]),
            lt(startedAt, to),
            or(isNull(endedAt), gt(endedAt, from)),
          ),
        );
      return rows.map(({ escalationId: id, ...fact }) => ({ id, ...fact }));
    },

    /** What these teams have ever had and something happened to since then. */
    async changedSince(teams: readonly string[], until: Instant): Promise<string[]> {
      const under = sql.raw('past.under');
      const wasTheirs = sql`exists (select 1 from history past where past.escalation_id = ${history.escalationId} and ${or(isNull(under), inArray(under, [...teams]))})`;
      const rows = await db
        .select({ id: history.escalationId })
        .from(history)
        .where(and(gte(history.at, until), wasTheirs));
      return [...new Set(rows.map(({ id }) => id))];
    },

    /** Of what is open with them or changed since then: whose facts are owed. */
    async owedSince(teams: readonly string[], from: Instant): Promise<string[]> {
      const { escalationId: id } = factsOwed;
      const rows = await db
        .select({ id })
        .from(factsOwed)
        .where(or(inArray(id, touchedSince(from)), inArray(id, openIn(teams))));
      return rows.map((row) => row.id);
    },
  };
}
