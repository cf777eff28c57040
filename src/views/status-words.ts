/** How an escalation stands, in a few words: its priority with a mark, its status, who has it. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation, type Priority } from '../domain/escalation.ts';
import { type Piece, person } from './lines.ts';
import type { Wording } from './parts.ts';

const marks: Record<Priority, string> = { urgent: '🔴', high: '🟠', normal: '🔵', low: '⚪' };

/** Word and mark: colour alone tells nothing to many. */
export const priorityWords = (priority: Priority): string => `${marks[priority]} ${priority}`;

/** Who has it now. */
export function ownerPieces({ status, owner }: Escalation, wording: Wording): Piece[] {
  if (status === 'cancelled') return ['It was cancelled.'];
  if (owner === null) return ['Nobody has it yet.'];
  return [person(wording, owner), status === 'resolved' ? ' had it.' : ' has it.'];
}

/** Ends by itself when the call is taken to be over. */
export const userIsOnPhone = (
  { liveUntil, status }: Pick<Escalation, 'liveUntil' | 'status'>,
  now: Instant,
): boolean => liveUntil !== null && liveUntil > now && !closed({ status });
