/** What was said last of each escalation: that a document could have answered it, and which. */
import { and, asc, desc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { DocumentSaid, Helpful } from '../domain/documents.ts';
import { namesDocument } from './schema.ts';
import type { Store } from './store.ts';

type Sought = {
  from: Instant;
  to?: Instant;
  /** Under which it was said; all of them where it is left out. */
  teams?: readonly string[];
  limit?: number;
};

export const documentQueries = (store: Store) => ({
  said: (sought: Sought) => documentsSaid(store, sought),
});

/** The newest first. */
export async function documentsSaid({ db, tables }: Store, sought: Sought): Promise<DocumentSaid[]> {
  const { eventFacts: said, history, escalations } = tables;
  const { from, to = Number.MAX_SAFE_INTEGER, teams, limit = Number.MAX_SAFE_INTEGER } = sought;
  const isLast = sql`not exists (select 1 from event_facts later where later.escalation_id = ${said.escalationId} and later.version > ${said.version} and later.what in ('resolved', 'looked back'))`;
  return db
    .select({
      id: said.escalationId,
      at: said.at,
      by: said.by,
      answer: sql<Helpful>`${said.outcome}`,
      which: sql<string | null>`${history.deed} -> 'document' ->> 'which'`,
      under: said.team,
      restricted: history.restricted,
      team: escalations.team,
      country: escalations.country,
    })
    .from(said)
    .innerJoin(history, and(eq(history.escalationId, said.escalationId), eq(history.version, said.version)))
    .innerJoin(escalations, eq(escalations.id, said.escalationId))
    .where(
      and(
        namesDocument,
        gte(said.at, from),
        lt(said.at, to),
        teams && inArray(said.team, [...teams]),
        isLast,
      ),
    )
    .orderBy(desc(said.at), asc(said.escalationId))
    .limit(limit);
}
