/** The numbers of a digest beside what each team did: which promises broke, how long things took, who had them, what was said of them. */
import { TZDate } from '@date-fns/tz';
import type { Calendars, Instant } from './calendars/calendar.ts';
import { type DocumentAnswer, type Priority, priorities } from './escalation.ts';
import type { FactsAsOf, Of } from './facts-as-of.ts';
import { type ClockFact, divided, type EventFact, type Holder } from './kept-facts.ts';
import { quantile } from './statistics/quantile.ts';
import {
  flowOf,
  isWithin,
  openIn,
  type PromiseCounts,
  promiseCounts,
  promisesOf,
  type Within,
} from './tally.ts';
import type { Policy } from './team.ts';

/** Of fewer, nothing is said that is meant for many: a middle, or who had the time. */
export const fewest = 5;
/** Of fewer, the slowest tenth is one or none. */
export const fewestForTenths = 10;

export type Took = { median: number; p90: number | null };
/** How long it took: in open time, and on the wall. */
export type Speed = { of: number; counted: Took; wall: Took };
export type Totals = { opened: number; resolved: number; open: number };
export type Satisfaction = { satisfied: number; notSatisfied: number };

export type DigestNumbers = {
  /** Where promises of the team were missed: by team, then by priority. */
  missed: (Pick<PromiseCounts, 'acknowledge' | 'resolve'> & { team: string; priority: Priority })[];
  speeds: { acknowledge: Speed | null; resolve: Speed | null };
  /** How long who had the next step, all together; null of few. */
  held: Record<Holder, number> | null;
  satisfaction: Satisfaction;
  /** The same hours a week before; null where there is nothing to compare with. */
  weekBefore: Totals | null;
  /** The whole days before, each from its midnight; the last one last. */
  days: (Totals & { at: Instant })[];
};

type Asked = { teams: readonly string[]; facts: FactsAsOf; within: Within };
type AskedClocks = Omit<Asked, 'facts'> & { facts: Pick<FactsAsOf, 'clocks'> };

/** What each priority of a team promised, where it missed any. */
export function missedIn({ teams, facts, within }: Asked): DigestNumbers['missed'] {
  const kept = promisesOf(facts, within).filter(
    ({ clock }) => clock === 'acknowledge' || clock === 'resolve',
  );
  return teams.flatMap((team) =>
    priorities.flatMap((priority) => {
      const own = kept.filter((one) => one.team === team && one.priority === priority);
      const { acknowledge, resolve } = promiseCounts(own);
      return own.some(({ missed }) => missed) ? [{ team, priority, acknowledge, resolve }] : [];
    }),
  );
}

/** Passed on or given up, it was not done. */
const undone: ReadonlySet<ClockFact['endedBy']> = new Set(['moved', 'cancelled']);

export const doneIn = (
  clock: 'acknowledge' | 'resolve',
  { teams, facts, within }: AskedClocks,
): Of<ClockFact>[] =>
  facts.clocks.filter(
    (one) =>
      one.clock === clock &&
      teams.includes(one.team) &&
      one.outcome !== 'dropped' &&
      isWithin(one.endedAt, within) &&
      !undone.has(one.endedBy),
  );

export function speedOf(clock: 'acknowledge' | 'resolve', asked: AskedClocks): Speed | null {
  const done = doneIn(clock, asked);
  if (done.length < fewest) return null;
  return {
    of: done.length,
    counted: tookOf(done.map(({ countedMs }) => countedMs)),
    wall: tookOf(done.map(({ startedAt, endedAt }) => (endedAt ?? startedAt) - startedAt)),
  };
}

export const tookOf = (ms: readonly number[]): Took => ({
  median: quantile(ms, 0.5) ?? 0,
  p90: ms.length < fewestForTenths ? null : quantile(ms, 0.9),
});

type Hours = { policyOf(id: string): Policy; calendars: Calendars };

/** What lasts is divided by the hours of the team as far as it has come. */
export function heldIn(
  { teams, facts, within }: Asked,
  { policyOf, calendars }: Hours,
): DigestNumbers['held'] {
  const held: Record<Holder, number> = { nobody: 0, team: 0, agent: 0, user: 0, 'out of hours': 0 };
  const policies = new Map(facts.running.map(({ id, policyId }) => [id, policyId]));
  const ids = new Set<string>();
  for (const fact of facts.held) {
    const from = Math.max(fact.startedAt, within.from);
    const to = Math.min(fact.endedAt ?? within.to, within.to);
    if (!teams.includes(fact.team) || from >= to) continue;
    ids.add(fact.id);
    const policyId = fact.endedAt === null ? policies.get(fact.id) : undefined;
    const pieces =
      policyId === undefined
        ? [{ ...fact, startedAt: from, endedAt: to }]
        : divided(fact, { from, to }, { policy: policyOf(policyId), calendars });
    for (const { holder, startedAt, endedAt } of pieces) held[holder] += (endedAt ?? to) - startedAt;
  }
  return ids.size < fewest ? null : held;
}

/** What users said who were called back. */
export function satisfactionIn({ teams, facts, within }: Asked): Satisfaction {
  const said = facts.events.filter(
    ({ what, team, at }) => what === 'called back' && teams.includes(team) && isWithin(at, within),
  );
  const those = (answer: string) => said.filter(({ outcome }) => outcome === answer).length;
  return { satisfied: those('satisfied'), notSatisfied: those('not satisfied') };
}

export type WouldHelp = Of<EventFact> & { outcome: Exclude<DocumentAnswer, 'no'> };

/** What was said last of each whether a document could have answered it, where one could. */
export function wouldHelpIn({ teams, facts, within }: Asked): WouldHelp[] {
  const last = new Map<string, Of<EventFact>>();
  for (const event of facts.events) {
    if (event.what === 'resolved' || event.what === 'looked back') last.set(event.id, event);
  }
  return [...last.values()].filter(
    (event): event is WouldHelp =>
      teams.includes(event.team) &&
      isWithin(event.at, within) &&
      event.outcome !== null &&
      event.outcome !== 'no',
  );
}

/** The same time of the day a week earlier, on the clock of a place. */
export function weekEarlier(at: Instant, timeZone: string): Instant {
  const day = new TZDate(at, timeZone);
  day.setDate(day.getDate() - 7);
  return day.getTime();
}

/** Of so many whole days a lead sees how it went. */
const wholeDays = 7;

/** The beginnings of the last whole days, there, and of the day that is not over. */
export function daysBefore(until: Instant, timeZone: string): Instant[] {
  const today = new TZDate(until, timeZone);
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()];
  return Array.from({ length: wholeDays + 1 }, (_, n) =>
    new TZDate(year, month, date - wholeDays + n, timeZone).getTime(),
  );
}

/** In a part of the past; `until` is when the facts are from. */
export function totalsIn({ teams, facts, within }: Asked, until: Instant): Totals {
  const { flow } = flowOf(teams, facts.events, within);
  const since = flowOf(teams, facts.events, { from: within.to, to: until });
  return { opened: flow.opened, resolved: flow.resolved, open: openIn(teams, facts) - since.gained };
}
