/** Who is on call as messages about one escalation need to know it; nobody on call is never silence. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Crew } from '../domain/team.ts';
import { listed, type Piece } from './lines.ts';
import { onCallPieces } from './on-call.ts';
import { typed } from './parts.ts';

export type OnCallFacts = {
  /** Whom to mention. */
  crews: readonly Crew[];
  /** The same in words, for messages that notify nobody. */
  names: readonly string[];
  /** No shift is open: these are the ones mentioned for what is urgent all the same. */
  fallback: boolean;
  /** Who is on call next, while nobody is now; null when nobody ever is. */
  next: { at: Instant; names: readonly string[] } | null;
};

/** Nobody reads more names than this. */
const mostNames = 20;

export function namesOf({ names }: Pick<OnCallFacts, 'names'>): Piece[] {
  const left = names.length - mostNames;
  const shown: Piece[] = names.slice(0, mostNames).map((name) => typed(name));
  return listed(left > 0 ? [...shown, `${left} more`] : shown);
}

/** True while no shift is open, whether or not somebody stands in. */
export const isAbsent = ({ crews, names, fallback }: OnCallFacts): boolean =>
  fallback || (names.length === 0 && onCallPieces(crews).length === 0);

/** `Nobody is on call until 09:00 tomorrow, then @tokyo.` `date` writes the instant as its message does. */
export const absencePieces = ({ next }: OnCallFacts, date: (at: Instant) => Piece): Piece[] => {
  if (next === null) return ['Nobody is on call now.'];
  const then = next.names.length > 0 ? [', then ', ...namesOf(next)] : [];
  return ['Nobody is on call until ', date(next.at), ...then, '.'];
};

/** `On call: @eng-oncall.`, or that nobody is and who stands in. `who` are the same people as names or mentions. */
export function onCallSentence(
  onCall: OnCallFacts,
  who: readonly Piece[],
  date: (at: Instant) => Piece,
): Piece[] {
  if (!isAbsent(onCall)) return ['On call: ', ...who, '.'];
  const instead = who.length > 0 ? [' Instead: ', ...who, '.'] : [];
  return [...absencePieces(onCall, date), ...instead];
}
