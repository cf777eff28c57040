/** What teams did in the last seven days, beside the seven before: for the board, which is looked at often. */
import { LRUCache } from 'lru-cache';
import type { Queries } from '../db/queries.ts';
import type { BoardWeek, BoardWeeks } from '../domain/board.ts';
import type { Instant } from '../domain/calendars/calendar.ts';
import { liveStatuses } from '../domain/escalation.ts';
import type { FactsAsOf } from '../domain/facts-as-of.ts';
import { flowOf, promiseCounts, promisesOf, type Within } from '../domain/tally.ts';
import type { Reports } from './reports.ts';

const weekMs = 7 * 24 * 3_600_000;
/** So long what was counted is near enough. */
const keptMs = 10 * 60_000;
const mostLeads = 500;
/** More than are ever overdue at once. */
const mostOverdue = 10_000;

type Kept = { at: Instant; weeks: BoardWeeks | null };

/** Null while the facts of some are still worked out: what is not counted would be missing in it. */
export function createBoardWeeks({ reports, now }: { reports: Pick<Reports, 'weeks'>; now(): Instant }) {
  const known = new LRUCache<string, Kept>({ max: mostLeads });
  return async (teams: readonly string[]): Promise<BoardWeeks | null> => {
    const key = teams.join(' ');
    const kept = known.get(key);
    if (kept && Math.abs(now() - kept.at) < keptMs) return kept.weeks;
    const fresh = { at: now(), weeks: await reports.weeks(teams, now() + 1) };
    known.set(key, fresh);
    return fresh.weeks;
  };
}

/** Until just before `to`. */
export async function weeksOf(
  { digestFacts, escalations, figures }: Queries,
  teams: readonly string[],
  to: Instant,
): Promise<BoardWeeks | null> {
  const [from, between] = [to - 2 * weekMs, to - weekMs];
  const [owed, events, clocks, running, wasThere] = await Promise.all([
    digestFacts.owedSince(teams, from),
    digestFacts.events(teams, { from, to }),
    digestFacts.clocks(teams, { from, to }),
    escalations.list({ teams, statuses: liveStatuses, overdueAt: to, limit: mostOverdue }, to),
    figures.anyBefore(between),
  ]);
  if (owed.length > 0) return null;
  const facts: FactsAsOf = { events, clocks, held: [], running };
  const week = (within: Within): BoardWeek => {
    const { opened, resolved } = flowOf(teams, events, within).flow;
    const { acknowledge, resolve } = promiseCounts(promisesOf(facts, within));
    return { opened, resolved, acknowledge, resolve };
  };
  return { last: week({ from: between, to }), before: wasThere ? week({ from, to: between }) : null };
}
