/** Escalations as they are now: what is due, who has what, and what a search finds. */
import { and, asc, desc, eq, gte, inArray, isNotNull, like, lte, max, or, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import { type Escalation, freeTexts, type Status } from '../domain/escalation.ts';
import { firstDueOf } from '../domain/overdue-first.ts';
import { fold } from '../domain/reading/search-words.ts';
import { nothingHeardBefore } from './inbox.ts';
import { placeholders, prepared } from './prepared.ts';
import type { Statement, Store } from './store.ts';

export type EscalationFilter = {
  teams?: readonly string[];
  statuses?: readonly Status[];
  owner?: string;
  reporter?: string;
  limit: number;
};

/** What somebody may look into: what these teams have, and what they raised themselves. */
export type Readable = { teams: Iterable<string>; reporter: string; limit: number };

export function escalationQueries({ db, tables }: Store) {
  const { escalations } = tables;
  const notHeld = nothingHeardBefore({ db, tables });
  /** As `overdueFirst` of the domain has it. */
  const overdueFirst = (now: Instant) => [
    sql`case when ${escalations.dueAt} < ${now} then ${escalations.dueAt} else ${Number.MAX_SAFE_INTEGER} end`,
    sql`case ${escalations.priority} when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end`,
    asc(escalations.openedAt),
    asc(escalations.number),
  ];
  type Row = typeof escalations.$inferInsert;
  const inserted = prepared<Row>(db.insert(escalations).values(placeholders(escalations)));
  const { id: _, ...allButId } = placeholders(escalations);
  const updated = prepared<Row>(
    db
      .update(escalations)
      .set(allButId)
      .where(eq(escalations.id, sql.placeholder('id'))),
  );
  const found = db
    .select()
    .from(escalations)
    .where(eq(escalations.id, sql.placeholder('id')))
    .prepare();
  const highestNumber = db
    .select({ highest: max(escalations.number) })
    .from(escalations)
    .prepare();
  const overdue = db
    .select({ id: escalations.id })
    .from(escalations)
    .where(and(lte(escalations.wakeAt, sql.placeholder('now')), notHeld))
    .orderBy(asc(escalations.wakeAt))
    .limit(sql.placeholder('limit'))
    .prepare();
  const wakes = db
    .select({ at: escalations.wakeAt })
    .from(escalations)
    .where(and(isNotNull(escalations.wakeAt), notHeld))
    .orderBy(asc(escalations.wakeAt))
    .limit(1)
    .prepare();
  return {
    async find(id: string): Promise<Escalation | undefined> {
      const [row] = await found.execute({ id });
      return row && present(row);
    },

    /** One more than the highest number ever given; two who ask at once get the same, and the unique key decides. */
    async nextNumber(): Promise<number> {
      const [row] = await highestNumber.execute();
      return (row?.highest ?? 0) + 1;
    },

    insert: (escalation: Escalation): Statement => inserted({ ...escalation, ...derived(escalation) }),

    update: (escalation: Escalation): Statement => updated({ ...escalation, ...derived(escalation) }),

    /** There is nothing to do before another instant. Somebody else's version has looked for itself. */
    postpone: (
      { id, version }: Pick<Escalation, 'id' | 'version'>,
      postponed: Pick<Escalation, 'shiftEndsAt' | 'wakeAt'>,
    ): Statement =>
      db
        .update(escalations)
        .set(postponed)
        .where(and(eq(escalations.id, id), eq(escalations.version, version))),

    /** Escalations with something due, the longest overdue first. What was heard before it was due is carried out before it. */
    async due(now: Instant, limit: number): Promise<string[]> {
      const rows = await overdue.execute({ now, limit });
      return rows.map(({ id }) => id);
    },

    async nextWake(): Promise<Instant | null> {
      const [row] = await wakes.execute();
      return row?.at ?? null;
    },

    /** Overdue first. */
    async list(
      { teams, statuses, owner, reporter, limit }: EscalationFilter,
      now: Instant,
    ): Promise<Escalation[]> {
      const rows = await db
        .select()
        .from(escalations)
        .where(
          and(
            teams && inArray(escalations.team, [...teams]),
            statuses && inArray(escalations.status, [...statuses]),
            owner === undefined ? undefined : eq(escalations.owner, owner),
            reporter === undefined ? undefined : eq(escalations.reporter, reporter),
          ),
        )
        .orderBy(...overdueFirst(now))
        .limit(limit);
      return rows.map(present);
    },

    /** Resolved since and still so, the first to be resolved first. */
    async resolvedSince(since: Instant): Promise<Escalation[]> {
      const rows = await db
        .select()
        .from(escalations)
        .where(and(eq(escalations.status, 'resolved'), gte(escalations.closedAt, since)))
        .orderBy(asc(escalations.closedAt), asc(escalations.number));
      return rows.map(present);
    },

    /**
     * Newest first; every word has to occur. Words are folded as in domain/search-words.ts. What may not be read takes no part: only what
     * these teams have or the reader raised is looked into. A reference alone is found by everybody.
     */
    async search(words: readonly string[], { teams, reporter, limit }: Readable): Promise<Escalation[]> {
      if (words.length === 0) return [];
      const escaped = (word: string) => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
      const rows = await db
        .select()
        .from(escalations)
        .where(
          or(
            and(
              or(inArray(escalations.team, [...teams]), eq(escalations.reporter, reporter)),
              ...words.map((word) => sql`${like(escalations.searchText, `%${escaped(word)}%`)} escape '\\'`),
            ),
            words.length === 1 ? eq(escalations.id, words[0]?.toUpperCase() ?? '') : undefined,
          ),
        )
        .orderBy(desc(escalations.number))
        .limit(limit);
      return rows.map(present);
    },
  };
}

/** What is searched and sorted by. */
const derived = (e: Escalation) => ({
  searchText: fold([e.id, ...freeTexts.map((text) => e[text])].filter((part) => part !== null).join('\n')),
  dueAt: firstDueOf(e),
});

/** As the domain knows it. */
export function present({
  searchText: _,
  dueAt: __,
  ...escalation
}: Escalation & ReturnType<typeof derived>): Escalation {
  return escalation;
}
