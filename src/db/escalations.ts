/** Escalations as they are now: what is due, who has what, and what a search finds. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  max,
  ne,
  sql,
} from 'drizzle-orm';
import type { Instant } from '../domain/calendar.ts';
import type { Escalation, Status } from '../domain/escalation.ts';
import { fold } from '../domain/search-words.ts';
import type { Statement, Store } from './store.ts';

export type Wanted = {
  teams?: readonly string[];
  statuses?: readonly Status[];
  owner?: string;
  reporter?: string;
  limit: number;
};

export function escalationQueries({ db, tables: { escalations } }: Store) {
  const byGravity = [
    sql`case ${escalations.priority} when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 else 3 end`,
    asc(escalations.openedAt),
    asc(escalations.number),
  ];
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
    .where(lte(escalations.wakeAt, sql.placeholder('now')))
    .orderBy(asc(escalations.wakeAt))
    .limit(sql.placeholder('limit'))
    .prepare();
  const wakes = db
    .select({ at: escalations.wakeAt })
    .from(escalations)
    .where(isNotNull(escalations.wakeAt))
    .orderBy(asc(escalations.wakeAt))
    .limit(1)
    .prepare();
  const unacknowledged = db
    .select({ n: count() })
    .from(escalations)
    .where(and(eq(escalations.team, sql.placeholder('team')), eq(escalations.status, 'open')))
    .prepare();
  const lastTaken = db
    .select({ clocks: escalations.clocks })
    .from(escalations)
    .where(and(eq(escalations.team, sql.placeholder('team')), ne(escalations.status, 'open')))
    .orderBy(desc(escalations.openedAt))
    .limit(sql.placeholder('limit'))
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

    insert: (escalation: Escalation): Statement =>
      db.insert(escalations).values({ ...escalation, searchText: searchText(escalation) }),

    update: ({ id, ...rest }: Escalation): Statement =>
      db
        .update(escalations)
        .set({ ...rest, searchText: searchText({ id, ...rest }) })
        .where(eq(escalations.id, id)),

    /** Escalations with a reminder due, the longest overdue first. */
    async due(now: Instant, limit: number): Promise<string[]> {
      const rows = await overdue.execute({ now, limit });
      return rows.map(({ id }) => id);
    },

    async nextWake(): Promise<Instant | null> {
      const [row] = await wakes.execute();
      return row?.at ?? null;
    },

    /** By priority and age, oldest first. */
    async list({ teams, statuses, owner, reporter, limit }: Wanted): Promise<Escalation[]> {
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
        .orderBy(...byGravity)
        .limit(limit);
      return rows.map(present);
    },

    /** Newest first; every word has to occur. Words are folded as in domain/search-words.ts. */
    async search(words: readonly string[], limit: number): Promise<Escalation[]> {
      if (words.length === 0) return [];
      const escaped = (word: string) => word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
      const rows = await db
        .select()
        .from(escalations)
        .where(
          and(...words.map((word) => sql`${like(escalations.searchText, `%${escaped(word)}%`)} escape '\\'`)),
        )
        .orderBy(desc(escalations.number))
        .limit(limit);
      return rows.map(present);
    },

    async unacknowledged(team: string): Promise<number> {
      const [row] = await unacknowledged.execute({ team });
      return row?.n ?? 0;
    },

    /** How long the last acknowledgements of a team took, in milliseconds of open time. */
    async acknowledgeTimes(team: string, limit: number): Promise<number[]> {
      const rows = await lastTaken.execute({ team, limit });
      return rows.flatMap(({ clocks }) => {
        const clock = clocks.acknowledge;
        return clock?.stoppedAt != null && clock.outcome !== 'dropped' ? [clock.countedMs] : [];
      });
    },

    async anyBefore(at: Instant): Promise<boolean> {
      const rows = await db
        .select({ id: escalations.id })
        .from(escalations)
        .where(lte(escalations.openedAt, at))
        .limit(1);
      return rows.length > 0;
    },

    /** Opened, resolved and still open, for one team and one span of time. */
    async numbers(team: string, since: Instant, until: Instant) {
      const [opened] = await db
        .select({ n: count() })
        .from(escalations)
        .where(
          and(eq(escalations.team, team), gte(escalations.openedAt, since), lt(escalations.openedAt, until)),
        );
      const [resolved] = await db
        .select({ n: count() })
        .from(escalations)
        .where(
          and(
            eq(escalations.team, team),
            eq(escalations.status, 'resolved'),
            gte(escalations.closedAt, since),
            lt(escalations.closedAt, until),
          ),
        );
      const [backlog] = await db
        .select({ n: count() })
        .from(escalations)
        .where(and(eq(escalations.team, team), isNull(escalations.closedAt)));
      return { opened: opened?.n ?? 0, resolved: resolved?.n ?? 0, backlog: backlog?.n ?? 0 };
    },
  };
}

const searchText = (e: Escalation): string =>
  fold([e.id, e.summary, e.details, e.need, e.account].filter((part) => part !== null).join('\n'));

function present({ searchText: _, ...escalation }: Escalation & { searchText: string }): Escalation {
  return escalation;
}
