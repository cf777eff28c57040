/**
 * A second program that counts what a digest counts: plain SQL over the JSON of the history, which knows none of the bot's code. Only the
 * due times of what still runs are read beside it.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Store } from '../../src/db/store.ts';

type Span = { from: number; to: number };

const rowsOf = async <Row>({ db }: Store, query: SQL): Promise<Row[]> => db.all<Row>(query);

/** How many came, went and are open at an instant, by team. */
export const flowsIn = (store: Store, { from, to }: Span) =>
  rowsOf<{ team: string; what: string; n: number }>(
    store,
    sql`
    select team, what, count(*) as n from (
      select deed ->> 'team' as team, 'opened' as what, at from history where what = 'raised'
      union all select deed ->> 'from', 'movedOut', at from history where what = 'moved'
      union all select deed ->> 'to', 'movedIn', at from history where what = 'moved'
      union all select under, what, at from history where what in ('resolved', 'cancelled', 'reopened')
    ) where at >= ${from} and at < ${to} group by team, what`,
  );

export const openAt = (store: Store, at: number) =>
  rowsOf<{ team: string; n: number }>(
    store,
    sql`
    with past as (
      select *, row_number() over (partition by escalation_id, what in ('raised', 'moved') order by version desc) as holds,
        row_number() over (partition by escalation_id, what in ('raised', 'resolved', 'cancelled', 'reopened') order by version desc) as stands
      from history where at < ${at}
    ),
    stands as (
      select what.escalation_id as id, what.what as last, coalesce(who.deed ->> 'to', who.deed ->> 'team') as team
      from past what join past who on who.escalation_id = what.escalation_id
      where what.stands = 1 and what.what in ('raised', 'resolved', 'cancelled', 'reopened')
        and who.holds = 1 and who.what in ('raised', 'moved')
    )
    select team, count(*) as n from stands where last in ('raised', 'reopened') group by team`,
  );

/** Every word that the history has of a promise. */
const told = sql`
  told as (
    select h.escalation_id as id, h.version, h.at, h.what, e.value ->> 'clock' as clock, e.value ->> 'startedAt' as started_at,
      e.value ->> 'team' as team, e.value ->> 'priority' as priority, e.value ->> 'outcome' as outcome,
      e.value ->> 'missedAt' as missed_at, e.value ->> 'countedMs' as counted_ms
    from history h, json_each(h.ended) e
  )`;

/** The first word that it is missed counts for good. */
const missed = sql`
  missed as (
    select id, clock, started_at, team, priority, missed_at from (
      select *, row_number() over (partition by id, clock, started_at order by version) as n from told where missed_at is not null
    ) where n = 1
    union all
    select e.id, c.key, c.value ->> 'startedAt', e.team, e.priority, c.value ->> 'dueAt'
    from escalations e, json_each(e.clocks) c
    where c.value ->> 'dueAt' is not null and c.value ->> 'missedAt' is null
  )`;

/** The last word before an instant. */
const lastBefore = (to: number) => sql`
  last_word as (
    select * from (
      select *, row_number() over (partition by id, clock, started_at order by version desc) as n from told where at < ${to}
    ) where n = 1
  )`;

export const promisesIn = (store: Store, { from, to }: Span) =>
  rowsOf<{ team: string; priority: string; clock: string; verdict: 'met' | 'missed'; n: number }>(
    store,
    sql`
    with ${told}, ${missed}, ${lastBefore(to)}
    select team, priority, clock, verdict, count(*) as n from (
      select team, priority, clock, 'missed' as verdict from missed where missed_at >= ${from} and missed_at < ${to}
      union all
      select l.team, l.priority, l.clock, 'met' from last_word l
      where l.outcome = 'met' and l.at >= ${from} and not exists (
        select 1 from missed m
        where m.id = l.id and m.clock = l.clock and m.started_at = l.started_at and m.missed_at < ${to}
      )
    ) where clock in ('acknowledge', 'resolve', 'callback') group by team, priority, clock, verdict`,
  );

/** A row of nothing where nothing ended. */
export const speedsIn = (store: Store, teams: readonly string[], { from, to }: Span) =>
  rowsOf<{
    clock: string;
    n: number;
    median: number;
    p90: number;
    wall_median: number;
    wall_p90: number;
  }>(
    store,
    sql`
    with ${told}, ${missed}, ${lastBefore(to)},
    done as (
      select l.clock, l.counted_ms, l.at - l.started_at as wall_ms,
        coalesce((select m.team from missed m where m.id = l.id and m.clock = l.clock and m.started_at = l.started_at and m.missed_at <= l.at), l.team) as team
      from last_word l
      where l.outcome in ('met', 'missed') and l.at >= ${from} and l.what not in ('moved', 'cancelled')
    )
    select clock, count(*) as n, percentile_cont(counted_ms, 0.5) as median, percentile_cont(counted_ms, 0.9) as p90,
      percentile_cont(wall_ms, 0.5) as wall_median, percentile_cont(wall_ms, 0.9) as wall_p90
    from done where clock in ('acknowledge', 'resolve') and team in ${teams} group by clock`,
  );

export const answersIn = (store: Store, teams: readonly string[], { from, to }: Span) =>
  rowsOf<{ outcome: string; n: number }>(
    store,
    sql`
    select deed ->> 'outcome' as outcome, count(*) as n from history
    where what = 'called back' and under in ${teams} and at >= ${from} and at < ${to} group by outcome`,
  );

export const documentsIn = (store: Store, teams: readonly string[], { from, to }: Span) =>
  rowsOf<{ team: string; answer: string; which: string | null }>(
    store,
    sql`
    select under as team, deed ->> '$.document.answer' as answer, deed ->> '$.document.which' as which from history h
    where what in ('resolved', 'looked back') and under in ${teams} and at >= ${from} and at < ${to}
      and deed ->> '$.document.answer' in ('yes', 'wrong', 'missing')
      and not exists (
        select 1 from history later where later.escalation_id = h.escalation_id and later.version > h.version
          and later.what in ('resolved', 'looked back') and later.at < ${to}
      )`,
  );

/** How often a document was said to be missing, wrong, or there and not found, and of how many users of a country. */
export const gapsIn = (store: Store, { from, to }: Span) =>
  rowsOf<{ name: string; missing: number; wrong: number; yes: number; inCountry: number }>(
    store,
    sql`
    select lower(h.deed ->> '$.document.which') as name, sum(h.deed ->> '$.document.answer' = 'missing') as missing,
      sum(h.deed ->> '$.document.answer' = 'wrong') as wrong, sum(h.deed ->> '$.document.answer' = 'yes') as yes,
      count(e.country) as inCountry
    from history h join escalations e on e.id = h.escalation_id
    where h.what in ('resolved', 'looked back') and h.at >= ${from} and h.at < ${to}
      and h.deed ->> '$.document.answer' in ('yes', 'wrong', 'missing') and h.deed ->> '$.document.which' is not null
      and h.version = (
        select max(last.version) from history last
        where last.escalation_id = h.escalation_id and last.what in ('resolved', 'looked back')
      )
    group by name order by name`,
  );

/** How long all that was open stood with these teams, whoever had it, and of how many. */
export const openMsIn = (store: Store, teams: readonly string[], { from, to }: Span) =>
  rowsOf<{ ms: number | null; n: number }>(
    store,
    sql`
    with past as (
      select *, coalesce(lead(at) over (partition by escalation_id order by version), 9e15) as ends_at from history
    ),
    standing as (
      select p.escalation_id as id, max(p.at, ${from}) as starts, min(p.ends_at, ${to}) as stops, p.under as team,
        (select what from history q where q.escalation_id = p.escalation_id and q.version <= p.version and q.what in ('raised', 'resolved', 'cancelled', 'reopened') order by version desc limit 1) as last
      from past p where p.at < ${to} and p.ends_at > ${from}
    )
    select sum(stops - starts) as ms, count(distinct id) as n from standing
    where last in ('raised', 'reopened') and team in ${teams} and stops > starts`,
  );
