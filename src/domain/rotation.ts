/** Whose turn it is: the people of a rotation follow each other, from hand-over to hand-over on the wall clock of its zone. */
import type { Instant, Span } from './calendars/calendar.ts';
import { instantOf, wallTimeAt } from './calendars/wall-time.ts';
import type { Rotation } from './team.ts';

/** Somebody's turn, which ends with the next hand-over. */
export type Turn = Span & { user: string | undefined };

const weekMs = 7 * 24 * 3_600_000;

/** Before the first hand-over the turns go on backwards. Hand-overs keep their local time, to the minute, when the clocks change. */
export function turnAt(rotation: Rotation, at: Instant): Turn {
  const { users, startsAt, weeks } = rotation;
  const handOver = handOvers(rotation);
  // A change of the clocks moves a hand-over by an hour or so, never by a turn.
  let turn = Math.floor((at - startsAt) / (weeks * weekMs));
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

/** The instant at which the turn of that number begins; the first is number 0. */
function handOvers({ startsAt, weeks, timeZone }: Rotation): (turn: number) => Instant {
  const first = wallTimeAt(startsAt, timeZone);
  return (turn) => instantOf({ ...first, day: first.day + turn * weeks * 7 }, timeZone);
}
