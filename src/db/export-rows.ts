/** One row for each escalation, as it is exported: what is kept of it as facts, and no text that somebody wrote in a restricted team. */
import { type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../domain/calendars/calendar.ts';
import type { DatabaseReader } from './reader.ts';

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

const readable = (column: string) => `case when e.hidden then null else e.${column} end as ${column}`;

const clock = (name: string, prefix: string) => `
  (select min(in_time) from v_clocks c where c.escalation = e.escalation and c.clock = '${name}') as ${prefix}_in_time,
  (select sum(counted_ms) from v_clocks c where c.escalation = e.escalation and c.clock = '${name}' and c.ended_at_ms is not null) as ${prefix}_counted_ms,
  (select sum(wall_ms) from v_clocks c where c.escalation = e.escalation and c.clock = '${name}' and c.ended_at_ms is not null) as ${prefix}_wall_ms`;

const events = (what: string, name: string) => `
  (select count(*) from v_events v where v.escalation = e.escalation and v.what = '${what}') as ${name}`;

const held = (holder: string, name: string) => `
  (select coalesce(sum(wall_ms), 0) from v_held h where h.escalation = e.escalation and h.holder = '${holder}') as ${name}`;

/** The guide to SQL has what each is. */
const columns = sql.raw(`
  e.escalation, e.team, e.priority, e.status, ${['category', 'country', 'contact', 'reporter'].map(readable).join(', ')}, e.owner, e.duplicate_of,
  e.opened_at, e.opened_local, e.closed_at,${clock('acknowledge', 'acknowledge')},${clock('resolve', 'resolve')},
  e.moves,${events('asked', 'questions')},${events('handed back', 'hand_backs')},${events('reopened', 'reopened')},
  (select min(in_time) from v_callbacks k where k.escalation = e.escalation) as callback_in_time,
  (select answer from v_callbacks k where k.escalation = e.escalation and answer is not null order by promised_at_ms desc limit 1) as callback_answer,
  d.answer as document_answer, d.document, d.cause,${held('nobody', 'held_nobody_ms')},${held('team', 'held_team_ms')},${held('agent', 'held_agent_ms')},${held('user', 'held_user_ms')},${held('out of hours', 'held_out_of_hours_ms')}`);

/** In the order in which they were opened, read one after the other however many there are. */
export function exportRows(
  { store, rows }: DatabaseReader,
  { from, to, teams, reader }: ExportSpan,
): ReturnType<DatabaseReader['rows']> {
  const listed = (some: readonly string[]): SQL => store.dialect.listed(sql`${JSON.stringify(some)}`);
  const hidden = reader
    ? sql`exists (
        select 1 from history h where h.escalation_id = escalation and coalesce(h.restricted, true)
          and coalesce(h.under, '') not in ${listed(reader)})`
    : sql`false`;
  const ofTeams = teams ? sql`and e.team in ${listed(teams)}` : sql``;
  return rows(sql`
    select ${columns}
    from (select *, ${hidden} as hidden from v_escalations) e left join v_documents d on d.escalation = e.escalation
    where e.opened_at_ms >= ${from} and e.opened_at_ms < ${to} ${ofTeams}
    order by e.opened_at_ms, e.number`);
}
