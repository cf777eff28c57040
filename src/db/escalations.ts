/** Escalations as they are now: what is due, who has what, and what a search finds. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  max,
  min,
  or,
  sql,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { countedTo } from '../domain/board.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import {
  closed,
  type Escalation,
  freeTexts,
  liveStatuses,
  type Priority,
  type Status,
} from '../domain/escalation.ts';
import { firstDueOf } from '../domain/overdue-first.ts';
import { fold } from '../domain/reading/search-words.ts';
import { nothingHeardBefore } from './inbox.ts';
import { placeholders, prepared } from './prepared.ts';
import type { Statement, Store } from './store.ts';
import { unindexed } from './unindexed.ts';

export type EscalationFilter = {
  teams?: readonly string[];
  statuses?: readonly Status[];
  priority?: Priority;
  /** Null: nobody. */
  owner?: string | null;
  reporter?: string;
  /** Who has it or raised it. */
  involved?: string;
  category?: string;
  openedSince?: Instant;
  /** Only what has been due before. */
  overdueAt?: Instant;
};

export type Slice = { limit: number; offset?: number };

/** What somebody may look into: what these teams have, and what they raised themselves. */
export type Readable = { teams: Iterable<string>; reporter: string; limit: number };

/** Where a search goes on: only what has a lower number is looked through. `openedAt` is of the oldest that was. */
export type SearchedTo = { below: number; openedAt: Instant };

/** There is no index of words, so that only so many of the newest are looked through at once: on SQLite nothing else is done meanwhile. */
const mostSearched = 20_000;

/** What a change begins with. */
export type ToBeChanged = {
  escalation: Escalation;
  /** The request has been carried out already. */
  isDone: boolean;
  /** Facts of what went before are not kept yet, so that nothing can be added to them. */
  isOwed: boolean;
  /** When the stretch of its facts that lasts began; null where none does. */
  lastingSince: Instant | null;
  /** Others were cancelled because this one is about the same. */
  hasDuplicates: boolean;
};

export function escalationQueries({ db, tables }: Store) {
  const { escalations, requests, factsOwed, heldFacts } = tables;
  const notHeld = nothingHeardBefore({ db, tables });
  /** As `overdueFirst` of the domain has it. */
  const overdueFirst = (now: Instant) => [
    sql`case when ${escalations.dueAt} < ${now} then 0 when ${escalations.nearlyDueAt} <= ${now} then 1 else 2 end`,
    sql`case when ${escalations.dueAt} < ${now} or ${escalations.nearlyDueAt} <= ${now} then ${escalations.dueAt} end`,
    sql`case ${escalations.priority} when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end`,
    asc(escalations.openedAt),
    asc(escalations.number),
  ];
  const those = (wanted: EscalationFilter) =>
    and(
      wanted.teams && inArray(escalations.team, [...wanted.teams]),
      wanted.statuses && inArray(escalations.status, [...wanted.statuses]),
      wanted.priority && eq(escalations.priority, wanted.priority),
      wanted.owner === null ? isNull(escalations.owner) : undefined,
      wanted.owner ? eq(escalations.owner, wanted.owner) : undefined,
      wanted.reporter === undefined ? undefined : eq(escalations.reporter, wanted.reporter),
      wanted.involved === undefined
        ? undefined
        : or(eq(escalations.owner, wanted.involved), eq(escalations.reporter, wanted.involved)),
      wanted.category === undefined ? undefined : eq(escalations.category, wanted.category),
      wanted.openedSince === undefined ? undefined : gte(escalations.openedAt, wanted.openedSince),
      wanted.overdueAt === undefined ? undefined : lt(escalations.dueAt, wanted.overdueAt),
    );

  /** Each team's own are read in the order of its index: of all together everything that was ever closed would be sorted. */
  async function newest(
    { teams, ...wanted }: EscalationFilter,
    { limit, offset }: Required<Slice>,
  ): Promise<Escalation[]> {
    const each = teams ? teams.map((team) => ({ ...wanted, teams: [team] })) : [wanted];
    const found = await Promise.all(
      each.map((one) =>
        db
          .select({ id: escalations.id, openedAt: escalations.openedAt, number: escalations.number })
          .from(escalations)
          .where(those(one))
          .orderBy(desc(escalations.openedAt), desc(escalations.number))
          .limit(limit + offset),
      ),
    );
    const page = found
      .flat()
      .sort((one, other) => other.openedAt - one.openedAt || other.number - one.number)
      .slice(offset, offset + limit)
      .map(({ id }) => id);
    const rows = await db.select().from(escalations).where(inArray(escalations.id, page));
    return rows.map(present).sort((one, other) => page.indexOf(one.id) - page.indexOf(other.id));
  }

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
  const others = alias(escalations, 'others');
  const toBeChanged = db
    .select({
      escalation: escalations,
      isDone: sql`exists ${db
        .select({ one: sql`1` })
        .from(requests)
        .where(eq(requests.key, sql.placeholder('requestKey')))}`.mapWith(Boolean),
      isOwed: sql`exists ${db
        .select({ one: sql`1` })
        .from(factsOwed)
        .where(eq(factsOwed.escalationId, escalations.id))}`.mapWith(Boolean),
      lastingSince: sql<Instant | null>`${db
        .select({ at: min(heldFacts.startedAt) })
        .from(heldFacts)
        .where(and(eq(heldFacts.escalationId, escalations.id), isNull(heldFacts.endedAt)))}`,
      hasDuplicates: sql`exists ${db
        .select({ one: sql`1` })
        .from(others)
        .where(eq(others.duplicateOf, escalations.id))}`.mapWith(Boolean),
    })
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
  async function find(id: string): Promise<Escalation | undefined> {
    const [row] = await found.execute({ id });
    return row && present(row);
  }

  /** One more than the highest number ever given; two who ask at once get the same, and the unique key decides. */
  async function nextNumber(): Promise<number> {
    const [row] = await highestNumber.execute();
    return (row?.highest ?? 0) + 1;
  }

  return {
    find,
    nextNumber,

    /** In one read, for a server may be some way off. */
    async toBeChanged(id: string, requestKey: string | null): Promise<ToBeChanged | undefined> {
      const [row] = await toBeChanged.execute({ id, requestKey: requestKey ?? '' });
      return row && { ...row, escalation: present(row.escalation) };
    },

    insert: (escalation: Escalation, nearlyDueAt: Instant | null = null): Statement =>
      inserted(rowOf(escalation, nearlyDueAt)),

    update: (escalation: Escalation, nearlyDueAt: Instant | null = null): Statement =>
      updated(rowOf(escalation, nearlyDueAt)),

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

    /** Overdue first; what is closed newest first. */
    async list(
      { limit, offset = 0, ...wanted }: EscalationFilter & Slice,
      now: Instant,
    ): Promise<Escalation[]> {
      if (isClosed(wanted)) return newest(wanted, { limit, offset });
      const rows = await db
        .select()
        .from(escalations)
        .where(those(wanted))
        .orderBy(...overdueFirst(now))
        .limit(limit)
        .offset(offset);
      return rows.map(present);
    },

    /** How many there are, no further than one above `countedTo`. */
    async count(wanted: EscalationFilter): Promise<number> {
      const some = db
        .select({ id: escalations.id })
        .from(escalations)
        .where(those(wanted))
        .limit(countedTo + 1);
      const [row] = await db.select({ n: count() }).from(some.as('some'));
      return row?.n ?? 0;
    },

    /** Those that were cancelled because one of these is about the same, in the order in which they were raised. */
    async duplicatesOf(ids: readonly string[]): Promise<Pick<Escalation, 'id' | 'reporter'>[]> {
      return db
        .select({ id: escalations.id, reporter: escalations.reporter })
        .from(escalations)
        .where(inArray(escalations.duplicateOf, [...ids]))
        .orderBy(asc(escalations.number));
    },

    /** Everybody who has one that is not closed, in these teams or in any. */
    async owners(teams?: readonly string[]): Promise<string[]> {
      const rows = await db
        .selectDistinct({ owner: escalations.owner })
        .from(escalations)
        .where(and(isNotNull(escalations.owner), those({ statuses: liveStatuses, ...(teams && { teams }) })));
      return rows.flatMap(({ owner }) => owner ?? []);
    },

    /** What somebody has now and nobody else is offered, and when their shift ends. */
    async shiftEnds() {
      const { id, owner, team, shiftEndsAt } = escalations;
      return db
        .select({ id, owner, team, shiftEndsAt })
        .from(escalations)
        .where(
          and(
            inArray(escalations.status, ['acknowledged', 'waiting']),
            isNotNull(owner),
            isNull(escalations.handOver),
          ),
        );
    },

    /** All that is open in these teams. */
    async openIn(teams: readonly string[]): Promise<Escalation[]> {
      const rows = await db
        .select()
        .from(escalations)
        .where(those({ statuses: liveStatuses, teams }));
      return rows.map(present);
    },

    /** Those of which an agent has something to do or to hear: open, or the user is still to be called. */
    async ofAgents(): Promise<Pick<Escalation, 'id' | 'reporter'>[]> {
      return (
        db
          .select({ id: escalations.id, reporter: escalations.reporter })
          .from(escalations)
          // Any instant: an index is not asked for what is only not null.
          .where(or(gt(escalations.dueAt, 0), inArray(escalations.status, [...liveStatuses])))
      );
    },

    /** Resolved since and still so, the first to be resolved first. */
    async resolvedSince(since: Instant): Promise<Escalation[]> {
      const rows = await db
        .select()
        .from(escalations)
        .where(and(eq(unindexed(escalations.status), 'resolved'), gte(escalations.closedAt, since)))
        .orderBy(asc(escalations.closedAt), asc(escalations.number));
      return rows.map(present);
    },

    /**
     * Newest first; every word has to occur. Words are folded as in domain/search-words.ts. What may not be read takes no part: only what
     * these teams have or the reader raised is looked into. A reference alone is found by everybody. `searchedTo` is null where nothing
     * older is left.
     */
    async search(
      words: readonly string[],
      { teams, reporter, limit, below, most = mostSearched }: Readable & { below?: number; most?: number },
    ): Promise<{ escalations: Escalation[]; searchedTo: SearchedTo | null }> {
      if (words.length === 0) return { escalations: [], searchedTo: null };
      const top = below ?? (await nextNumber());
      const escaped = (word: string) => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
      const looked = and(gte(escalations.number, top - most), lt(escalations.number, top));
      const rows = await db
        .select()
        .from(escalations)
        .where(
          and(
            looked,
            or(inArray(escalations.team, [...teams]), eq(escalations.reporter, reporter)),
            ...words.map((word) => sql`${like(escalations.searchText, `%${escaped(word)}%`)} escape '\\'`),
          ),
        )
        .orderBy(desc(escalations.number))
        .limit(limit);
      const [oldest] = await db
        .select({ number: escalations.number, openedAt: escalations.openedAt })
        .from(escalations)
        .where(looked)
        .orderBy(asc(escalations.number))
        .limit(1);
      const named = words.length === 1 && below === undefined && (await find(words[0]?.toUpperCase() ?? ''));
      const all = rows.map(present);
      return {
        escalations: named
          ? [...all.filter(({ id }) => id !== named.id), named]
              .sort((one, other) => other.number - one.number)
              .slice(0, limit)
          : all,
        searchedTo:
          oldest && oldest.number > 1 && top - most > 1
            ? { below: oldest.number, openedAt: oldest.openedAt }
            : null,
      };
    },
  };
}

/** With what is searched and sorted by. */
const rowOf = (e: Escalation, nearlyDueAt: Instant | null) => ({
  searchText: fold([e.id, ...freeTexts.map((text) => e[text])].filter((part) => part !== null).join('\n')),
  dueAt: firstDueOf(e),
  nearlyDueAt,
  ...e,
});

const isClosed = ({ statuses = [] }: EscalationFilter): boolean =>
  statuses.length === 1 && statuses.every((status) => closed({ status }));

/** As the domain knows it. */
export function present({
  searchText: _,
  dueAt: __,
  nearlyDueAt: ___,
  ...escalation
}: ReturnType<typeof rowOf>): Escalation {
  return escalation;
}
