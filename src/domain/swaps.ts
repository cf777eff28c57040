/** Swaps: one asks another person of the rotation to do a turn, and it is theirs once they agree. Whether that can be. */
import type { Calendars, Instant, Span } from './calendars/calendar.ts';
import { comingTurns, sightMs } from './on-call.ts';
import type { Shift, Swap } from './team.ts';

/** `off`: it could not be agreed to any more. */
export type SwapState = 'asked' | 'agreed' | 'declined' | 'taken back' | 'off';

export type SwapHindrance =
  | 'with yourself'
  | 'not in the rotation'
  /** The time ends before it begins. */
  | 'no time'
  /** A turn is over. */
  | 'over'
  /** The giver's turn is not theirs, by the configuration or by another swap. */
  | 'giver has it not'
  | 'taker has it not';

type Plan = { shifts: readonly Shift[]; calendars: Calendars; now: Instant };

/** What they can agree to now: of a turn that has begun, the rest. */
export function possibleSwap(swap: Swap, plan: Plan): Swap | { trouble: SwapHindrance } {
  const { giver, taker } = swap;
  const shared = sharedBy(giver, taker, plan.shifts);
  const given = theRest(swap, plan.now);
  const inReturn = swap.inReturn && theRest(swap.inReturn, plan.now);
  const spans = [swap, ...(swap.inReturn ? [swap.inReturn] : [])];
  if (giver === taker) return { trouble: 'with yourself' };
  if (shared.length === 0) return { trouble: 'not in the rotation' };
  if (spans.some(({ from, to }) => from >= to)) return { trouble: 'no time' };
  if (spans.some(({ to }) => to <= plan.now)) return { trouble: 'over' };
  if (!isTurnOf(giver, given, shared, plan)) return { trouble: 'giver has it not' };
  if (inReturn && !isTurnOf(taker, inReturn, shared, plan)) return { trouble: 'taker has it not' };
  return { giver, taker, ...given, inReturn };
}

/** Why an agreed swap is not taken back: a turn of it has begun, or somebody else has it by now. Undefined where it can be. */
export function stays(swap: Swap, plan: Plan): 'begun' | 'passed on' | undefined {
  const { giver, taker, from, to, inReturn } = swap;
  if (!isAhead(swap, plan.now)) return 'begun';
  const shared = sharedBy(giver, taker, plan.shifts);
  const isKept =
    isTurnOf(taker, { from, to }, shared, plan) &&
    (inReturn === null || isTurnOf(giver, inReturn, shared, plan));
  return isKept ? undefined : 'passed on';
}

/** It has not begun. */
export const isAhead = ({ from, inReturn }: Pick<Swap, 'from' | 'inReturn'>, now: Instant): boolean =>
  Math.min(from, inReturn?.from ?? from) > now;

/** The next turns of one person, in the shifts that have a rotation. */
export function turnsOf(person: string, { shifts, calendars, now }: Plan, most: number): Span[] {
  const all = shifts.flatMap((shift) => {
    const found: Span[] = [];
    for (const { who, from, to } of comingTurns(shift, calendars, now)) {
      if (who === person) found.push({ from, to });
      if (found.length === most) break;
    }
    return found;
  });
  return all.toSorted((one, other) => one.from - other.from).slice(0, most);
}

/** The others with whom somebody takes turns. */
export const colleaguesOf = (person: string, shifts: readonly Shift[]): string[] => {
  const rotations = shifts.flatMap(({ rotation }) => rotation ?? []);
  const own = rotations.filter(({ users }) => users.includes(person));
  return [...new Set(own.flatMap(({ users }) => users))].filter((one) => one !== person);
};

const theRest = ({ from, to }: Span, now: Instant): Span => ({ from: Math.max(from, now), to });

const sharedBy = (one: string, other: string, shifts: readonly Shift[]): Shift[] =>
  shifts.filter(({ rotation }) => rotation?.users.includes(one) && rotation.users.includes(other));

const isTurnOf = (person: string, span: Span, shifts: readonly Shift[], { calendars, now }: Plan): boolean =>
  span.from < now + sightMs &&
  shifts.some((shift) => {
    for (const { who, from, to } of comingTurns(shift, calendars, span.from)) {
      if (from > span.from) return false;
      if (to > span.from) return who === person && span.to <= to;
    }
    return false;
  });
