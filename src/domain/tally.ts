/**
 * What teams did in a span of time and how they kept their promises, from the facts as they were at its end. A row adds up:
 * open before + opened + moved in − moved out − resolved − cancelled + reopened = open.
 */
import type { Instant } from './calendars/calendar.ts';
import { closed, type Priority } from './escalation.ts';
import type { FactsAsOf, Of } from './facts-as-of.ts';
import type { EventFact } from './kept-facts.ts';
import type { ClockName } from './team.ts';

export const countedPromises = ['acknowledge', 'resolve', 'callback'] as const;
type Counted = (typeof countedPromises)[number];

/** Kept counts when it ends, missed when it falls due. */
export type PromiseCount = { met: number; missed: number };
export type PromiseCounts = Record<Counted, PromiseCount>;

const noFlow = { opened: 0, movedIn: 0, movedOut: 0, resolved: 0, cancelled: 0, reopened: 0 };
export type Flow = typeof noFlow;

export type TeamNumbers = Flow & PromiseCounts & { team: string; before: number; open: number };

/** From `from` until just before `to`. */
export type Within = { from: Instant; to: Instant };
export const isWithin = (at: Instant | null, { from, to }: Within): boolean =>
  at !== null && at >= from && at < to;

/** One row for each team. */
export function tally(teams: readonly string[], facts: FactsAsOf, within: Within): TeamNumbers[] {
  const kept = promisesOf(facts, within);
  return teams.map((team) => {
    const open = openIn([team], facts);
    const { flow, gained } = flowOf([team], facts.events, within);
    return {
      team,
      before: open - gained,
      ...flow,
      open,
      ...promiseCounts(kept.filter((one) => one.team === team)),
    };
  });
}

export const openIn = (teams: readonly string[], { running }: Pick<FactsAsOf, 'running'>): number =>
  running.filter((one) => teams.includes(one.team) && !closed(one)).length;

/** What came to these teams and what left them, and how many more are open for it. */
export function flowOf(teams: readonly string[], events: FactsAsOf['events'], within: Within) {
  const flow = { ...noFlow };
  let gained = 0;
  for (const event of events) {
    if (!isWithin(event.at, within)) continue;
    for (const [what, where, change] of flowsOf(event)) {
      if (where === null || !teams.includes(where)) continue;
      flow[what]++;
      gained += change;
    }
  }
  return { flow, gained };
}

function flowsOf({
  what,
  team,
  fromTeam,
}: Of<EventFact>): [what: keyof Flow, where: string | null, change: 1 | -1][] {
  switch (what) {
    case 'raised':
      return [['opened', team, 1]];
    case 'moved':
      return [
        ['movedOut', fromTeam, -1],
        ['movedIn', team, 1],
      ];
    case 'resolved':
    case 'cancelled':
      return [[what, team, -1]];
    case 'reopened':
      return [['reopened', team, 1]];
    default:
      return [];
  }
}

export type JudgedPromise = { team: string; priority: Priority; clock: ClockName; missed: boolean };

export function promiseCounts(kept: readonly JudgedPromise[]): PromiseCounts {
  const of = (clock: Counted): PromiseCount => {
    const own = kept.filter((one) => one.clock === clock);
    const missed = own.filter((one) => one.missed).length;
    return { met: own.length - missed, missed };
  };
  return { acknowledge: of('acknowledge'), resolve: of('resolve'), callback: of('callback') };
}

/** Each promise once: missed for good as soon as it is, else by its end. */
export function promisesOf({ clocks, running }: FactsAsOf, within: Within): JudgedPromise[] {
  const judged = clocks.flatMap(({ team, priority, clock, outcome, missedAt, endedAt }): JudgedPromise[] => {
    if (missedAt !== null) return isWithin(missedAt, within) ? [{ team, priority, clock, missed: true }] : [];
    const isMet = outcome === 'met' && isWithin(endedAt, within);
    return isMet ? [{ team, priority, clock, missed: false }] : [];
  });
  const unseen = running.flatMap(({ team, priority, clocks: own }) =>
    countedPromises.flatMap((clock): JudgedPromise[] => {
      const { dueAt = null, missedAt = null } = own[clock] ?? {};
      // What nothing has happened to since it fell due.
      return missedAt === null && isWithin(dueAt, within) ? [{ team, priority, clock, missed: true }] : [];
    }),
  );
  return [...judged, ...unseen];
}
