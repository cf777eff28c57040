/** Who is on call as messages about one escalation need to know it; nobody on call is never silence. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Crew } from '../domain/team.ts';
import { type Piece, sentences } from './lines.ts';
import { mentionsOf } from './on-call.ts';
import { typed } from './parts.ts';
import type { Words } from './words/words.ts';

export type OnCallFacts = {
  /** Whom to mention. */
  crews: readonly Crew[];
  /** The same in words, for messages that notify nobody. */
  names: readonly string[];
  /** No shift is open: these are the ones mentioned for what is urgent all the same. */
  fallback: boolean;
  /** Somebody is on duty, and Slack can notify none of them. */
  outOfReach?: boolean;
  /** Who is on call next, while nobody is now; null when nobody ever is. */
  next: { at: Instant; names: readonly string[] } | null;
};

/** Nobody reads more names than this. */
const mostNames = 20;

export function namesOf({ names }: Pick<OnCallFacts, 'names'>, { onCall }: Words): Piece[] {
  const left = names.length - mostNames;
  const shown: Piece[] = names.slice(0, mostNames).map((name) => typed(name));
  return onCall.list(left > 0 ? [...shown, onCall.andMore(left)] : shown);
}

/** True while no shift is open, or nobody of it can be reached, whether or not somebody stands in. */
export const isAbsent = ({ crews, names, fallback }: OnCallFacts): boolean =>
  fallback || (names.length === 0 && mentionsOf(crews).length === 0);

/** `Nobody is on call until 09:00 tomorrow, then @tokyo.` `date` writes the instant as its message does; null where none can be written. */
export const absencePieces = (
  { next, outOfReach = false }: OnCallFacts,
  date: ((at: Instant) => Piece) | null,
  words: Words,
): Piece[] => {
  const { nobodyNow, nobodyInReach, nobodyUntil, nobodyInReachUntil } = words.onCall;
  if (next === null || date === null) return [outOfReach ? nobodyInReach : nobodyNow];
  const then = next.names.length > 0 ? namesOf(next, words) : null;
  return (outOfReach ? nobodyInReachUntil : nobodyUntil)(date(next.at), then);
};

/** `On call: @eng-oncall.`, or that nobody is and who stands in. `who` are the same people as names or mentions. */
export const onCallSentence = (
  onCall: OnCallFacts,
  who: readonly Piece[],
  date: (at: Instant) => Piece,
  words: Words,
): Piece[] =>
  isAbsent(onCall)
    ? sentences(absencePieces(onCall, date, words), who.length > 0 ? words.onCall.instead(who) : [])
    : words.onCall.are(who);
