/** Judges swaps of turns on call that are not over: who has left does no turn, and who is in the rotation no more has none. */
import type { Instant } from '../../domain/calendars/calendar.ts';
import type { Team } from '../../domain/team.ts';
import type { Looked, SwapFound } from '../facts.ts';
import type { Finding, SwapTrouble } from '../finding.ts';
import { judgeLooked } from './database.ts';

/** Of swaps that are done as they were agreed nothing is said. */
export const judgeSwaps = (
  looked: Looked<readonly SwapFound[]> | undefined,
  teams: Readonly<Record<string, Team>>,
  now: Instant,
): Finding[] =>
  looked === undefined
    ? []
    : judgeLooked('swaps', looked, (swaps) =>
        swaps.flatMap((swap) => turnsOf(swap).flatMap((turn) => judged(turn, swap, teams, now))),
      );

type Turn = { giver: string; taker: string; to: Instant };

/** What is done in return is a turn like the other. */
const turnsOf = ({ giver, taker, to, inReturn }: SwapFound): Turn[] => [
  { giver, taker, to },
  ...(inReturn ? [{ giver: taker, taker: giver, to: inReturn.to }] : []),
];

function judged(
  { giver, taker, to }: Turn,
  swap: SwapFound,
  teams: Readonly<Record<string, Team>>,
  now: Instant,
): Finding[] {
  const team = teams[swap.team];
  const isShared = team?.onCall.some(
    ({ rotation }) => rotation?.users.includes(giver) && rotation.users.includes(taker),
  );
  const trouble: SwapTrouble | undefined = !isShared
    ? 'not in the rotation'
    : swap.left.includes(taker)
      ? 'taker has left'
      : undefined;
  if (to <= now || trouble === undefined) return [];
  const named = { team: team?.name ?? swap.team, giver, taker, endsMs: to - now };
  return [{ level: 'look', area: 'swaps', what: 'swap', ...named, trouble }];
}
