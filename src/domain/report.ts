/** What a report over some weeks tells of all teams: numbers only, from kept facts. Days are days in UTC, hours those on the clock of the team. */
import type { Instant } from './calendars/calendar.ts';
import { daysLater } from './calendars/weeks.ts';
import type { ContactRate } from './contact-rate.ts';
import {
  doneIn,
  fewest,
  fewestForTenths,
  heldIn,
  type Satisfaction,
  type Speed,
  satisfactionIn,
  speedOf,
} from './digest-numbers.ts';
import type { FactsAsOf } from './facts-as-of.ts';
import type { Holder } from './kept-facts.ts';
import type { ChangeAnswer, ComparedValues } from './process-change.ts';
import type { WatchedDriver } from './rising.ts';
import { quantile } from './statistics/quantile.ts';
import { type Flow, flowOf, type PromiseCounts, promiseCounts, promisesOf, type Within } from './tally.ts';

export type OpenOn = { day: string; open: Record<string, number> };
/** What began to wait in that hour; in milliseconds of open time, null of few. */
export type HourTaken = { hour: number; of: number; median: number | null; p90: number | null };
/** Of the stretches that have ended; null of few escalations. */
export type TeamHeld = { team: string; held: Record<Holder, number> | null };
export type DrawnChange = { answer: ChangeAnswer; values: ComparedValues };
/** By the Monday of its week. */
export type WeekRate = { week: string; rate: ContactRate };

export type Report = {
  /** The first day and the last one, both whole. */
  days: { first: string; last: string };
  madeAt: Instant;
  teams: readonly string[];
  flow: Flow;
  openBefore: number;
  open: number;
  /** The same number of days before; null where nothing was there yet. */
  flowBefore: Flow | null;
  promises: PromiseCounts;
  speeds: { acknowledge: Speed | null; resolve: Speed | null };
  satisfaction: Satisfaction;
  backlog: readonly OpenOn[];
  hours: readonly HourTaken[];
  held: readonly TeamHeld[];
  drivers: readonly WatchedDriver[];
  changes: readonly DrawnChange[];
  rates: { whole: ContactRate | null; weeks: readonly WeekRate[] };
  /** Left out, for what was written there is for its people. */
  restricted: { teams: readonly string[]; changes: number };
  /** Escalations whose facts are still to be worked out. */
  owed: number;
};

type Asked = { teams: readonly string[]; facts: FactsAsOf; within: Within };

export function countedIn(asked: Asked) {
  const { teams, facts, within } = asked;
  return {
    flow: flowOf(teams, facts.events, within).flow,
    promises: promiseCounts(promisesOf(facts, within)),
    speeds: { acknowledge: speedOf('acknowledge', asked), resolve: speedOf('resolve', asked) },
    satisfaction: satisfactionIn(asked),
    hours: takenByHour(asked),
    held: teams.map((team): TeamHeld => ({ team, held: endedIn(team, asked) })),
  };
}

function takenByHour(asked: Asked): HourTaken[] {
  const done = doneIn('acknowledge', asked);
  return Array.from({ length: 24 }, (_, hour) => {
    const took = done
      .filter(({ startedLocal }) => Number(startedLocal.slice(11, 13)) === hour)
      .map(({ countedMs }) => countedMs);
    return {
      hour,
      of: took.length,
      median: took.length < fewest ? null : quantile(took, 0.5),
      p90: took.length < fewestForTenths ? null : quantile(took, 0.9),
    };
  });
}

/** What lasts is not divided by hours yet, so it is not in it. */
function endedIn(team: string, { facts, within }: Asked): TeamHeld['held'] {
  const ended = { ...facts, held: facts.held.filter(({ endedAt }) => endedAt !== null), running: [] };
  const unasked = (): never => {
    throw new Error('what has ended is divided already');
  };
  return heldIn({ teams: [team], facts: ended, within }, { policyOf: unasked, calendars: unasked });
}

/** How much was open at the end of each day. `changes` begin with the first escalation there was. */
export function openByDay(
  changes: readonly { day: string; team: string; change: number }[],
  { first, last }: Report['days'],
): { before: number; days: OpenOn[] } {
  const open = new Map<string, number>();
  const gain = (own: typeof changes): void => {
    for (const { team, change } of own) open.set(team, (open.get(team) ?? 0) + change);
  };
  gain(changes.filter(({ day }) => day < first));
  const before = [...open.values()].reduce((sum, one) => sum + one, 0);
  const days: OpenOn[] = [];
  for (let day = first; day <= last; day = daysLater(day, 1)) {
    gain(changes.filter((one) => one.day === day));
    days.push({ day, open: Object.fromEntries(open) });
  }
  return { before, days };
}

export const openOn = ({ open }: OpenOn): number => Object.values(open).reduce((sum, one) => sum + one, 0);
