/** One row for each escalation, as it is exported: what is kept of it as facts, and no text that somebody wrote in a restricted team. */
import { and, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Store } from './store.ts';

export type ExportCell = string | number | null;

/**
 * Opened in it; all teams where none are given. `reader`: the teams of who reads it, for whom nothing is told of what others wrote in a restricted
 * team but whose it is, how it stands and how long it took.
 */
export type ExportSpan = {
  from: Instant;
  to: Instant;
  teams?: readonly string[] | undefined;
  reader?: readonly string[] | undefined;
};

/** Read in one go. */
const pageSize = 500;

const ofItself = (...columns: string[]) => columns.map((column) => [column, `e.${column}`]);

const readable = (column: string) => [column, `case when e.hidden then null else e.${column} end`];

const clock = (name: string) => {
  const those = `from v_clocks c where c.escalation = e.escalation and c.clock = '${name}'`;
  return [
    [`${name}_in_time`, `(select min(in_time) ${those})`],
    [`${name}_counted_ms`, `(select sum(counted_ms) ${those} and c.ended_at_ms is not null)`],
    [`${name}_wall_ms`, `(select sum(wall_ms) ${those} and c.ended_at_ms is not null)`],
  ];
};

const events = (what: string, name: string) => [
  name,
  `(select count(*) from v_events v where v.escalation = e.escalation and v.what = '${what}')`,
];

const held = (holder: string, name: string) => [
  name,
  `(select coalesce(sum(wall_ms), 0) from v_held h where h.escalation = e.escalation and h.holder = '${holder}')`,
];

const ofCallback = (what: string, rest = '') =>
  `(select ${what} from v_callbacks k where k.escalation = e.escalation${rest})`;

/** Asked for each by itself: joined, all documents there are would be read for each page. */
const ofDocument = (what: string, name = what) => [
  name,
  `(select d.${what} from v_documents d where d.escalation = e.escalation)`,
];

/** The guide to SQL has what each is. */
const columns: Record<string, string> = Object.fromEntries([
  ...ofItself('escalation', 'team', 'priority', 'status'),
  ...['category', 'country', 'contact', 'reporter'].map(readable),
  ...ofItself('owner', 'duplicate_of', 'opened_at', 'opened_local', 'closed_at'),
  ...clock('acknowledge'),
  ...clock('resolve'),
  ...ofItself('moves'),
  events('asked', 'questions'),
  events('handed back', 'hand_backs'),
  events('reopened', 'reopened'),
  ['callback_in_time', ofCallback('min(in_time)')],
  ['callback_answer', ofCallback('answer', ' and answer is not null order by promised_at_ms desc limit 1')],
  ofDocument('answer', 'document_answer'),
  ofDocument('document'),
  ofDocument('cause'),
  held('nobody', 'held_nobody_ms'),
  held('team', 'held_team_ms'),
  held('agent', 'held_agent_ms'),
  held('user', 'held_user_ms'),
  held('out of hours', 'held_out_of_hours_ms'),
]);

export const exportColumns: readonly string[] = Object.keys(columns);

export function exportQueries({ db }: Store) {
  const cells = Object.fromEntries(
    Object.entries(columns).map(([name, value]) => [name, sql.raw(value) as SQL<ExportCell>]),
  );
  const [openedAt, number, team] = [sql<number>`e.opened_at_ms`, sql<number>`e.number`, sql<string>`e.team`];
  const place = { openedAt, number };
  type Place = { openedAt: Instant; number: number };

  async function page(
    span: ExportSpan,
    after: Place,
  ): Promise<{ cells: Record<string, ExportCell>; place: Place }[]> {
    const isOthers = span.reader
      ? sql`exists (select 1 from history h where h.escalation_id = escalation and coalesce(h.restricted, true) and not ${inArray(sql`coalesce(h.under, '')`, [...span.reader])})`
      : sql`false`;
    return db
      .select({ cells, place })
      .from(sql`(select *, ${isOthers} as hidden from v_escalations) e`)
      .where(
        and(
          gte(openedAt, after.openedAt),
          sql`(${openedAt} > ${after.openedAt} or ${number} > ${after.number})`,
          lt(openedAt, span.to),
          span.teams && inArray(team, [...span.teams]),
        ),
      )
      .orderBy(openedAt, number)
      .limit(pageSize);
  }

  return {
    /** In the order in which they were opened, however many there are: read a page at a time. */
    async *opened(span: ExportSpan): AsyncGenerator<ExportCell[]> {
      for (let after: Place | undefined = { openedAt: span.from, number: 0 }; after; ) {
        const rows: Awaited<ReturnType<typeof page>> = await page(span, after);
        for (const row of rows) yield exportColumns.map((name) => row.cells[name] ?? null);
        after = rows.length < pageSize ? undefined : rows.at(-1)?.place;
      }
    },
  };
}
