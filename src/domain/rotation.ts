/** Whose turn it is: the people of a rotation follow each other, from hand-over to hand-over on the wall clock of its zone. */
import type { Instant, Span } from './calendars/calendar.ts';
import { instantOf, wallTimeAt } from './calendars/wall-time.ts';
import type { Rotation, Shift, Swap } from './team.ts';

/** Somebody's turn, which ends with the next hand-over. */
export type Turn = Span & { user: string | undefined };

const dayMs = 24 * 3_600_000;

/** Before the first hand-over the turns go on backwards. Hand-overs keep their local time, to the minute, when the clocks change. */
export function turnAt(rotation: Rotation, at: Instant): Turn {
  const { users, startsAt } = rotation;
  const handOver = handOvers(rotation);
  // Clocks that change and weekends move a hand-over a little from there.
  let turn = Math.floor((at - startsAt) / (daysOf(rotation) * dayMs));
  let from = handOver(turn);
  while (from > at) from = handOver(--turn);
  let to = handOver(turn + 1);
  while (to <= at) {
    from = to;
    to = handOver(++turn + 1);
  }
  const place = ((turn % users.length) + users.length) % users.length;
  return { user: users[place], from, to };
}

/** Only what both are in the rotation for: whoever is taken out of it in the configuration is out of its swaps too. */
const swapsOf = ({ rotation, swaps = [] }: Shift): Swap[] =>
  swaps.filter(({ giver, taker }) => [giver, taker].every((one) => rotation?.users.includes(one)));

/** When somebody does something else than their own turn. */
export const swapSpans = (shift: Shift): Span[] =>
  swapsOf(shift).flatMap(({ from, to, inReturn }) => [{ from, to }, ...(inReturn ? [inReturn] : [])]);

/** Who does this person's turn, the earlier agreement first. Whom Slack cannot notify leaves it with whoever had it. */
export function whoSwapped(person: string, shift: Shift, at: Instant): string {
  const isIn = (span: Span | null) => span !== null && span.from <= at && at < span.to;
  return swapsOf(shift).reduce((who, swap) => {
    const { giver, taker, inReturn } = swap;
    const next = who === giver && isIn(swap) ? taker : who === taker && isIn(inReturn) ? giver : who;
    return shift.outOfReach?.has(next) ? who : next;
  }, person);
}

/** How long a turn is, on average. */
const daysOf = ({ weeks = 1, days, workingDays }: Rotation): number =>
  workingDays === undefined ? (days ?? 7 * weeks) : (workingDays * 7) / 5;

/** The instant at which the turn of that number begins; the first is number 0. */
function handOvers(rotation: Rotation): (turn: number) => Instant {
  const { startsAt, workingDays, timeZone } = rotation;
  const first = wallTimeAt(startsAt, timeZone);
  const daysTo = (turn: number): number =>
    workingDays === undefined ? turn * daysOf(rotation) : daysOver(first.weekday, turn * workingDays);
  return (turn) => instantOf({ ...first, day: first.day + daysTo(turn) }, timeZone);
}

/** From a weekday, Sunday being 0, over so many days from Monday to Friday; where it begins at a weekend, it counts from the Monday. */
function daysOver(weekday: number, count: number): number {
  const sinceMonday = (weekday + 6) % 7;
  const place = Math.min(sinceMonday, 5) + count;
  return Math.floor(place / 5) * 7 + (((place % 5) + 5) % 5) - sinceMonday;
}
