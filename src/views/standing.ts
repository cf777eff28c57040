/** How an escalation stands, in a few words: its priority with a mark, its status, who has it. */
import type { Escalation, Priority } from '../domain/escalation.ts';
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

/** The mark of a live call lasts as long as a call may. */
const callMs = 30 * 60_000;

export const userIsOnPhone = (
  { onPhone, openedAt, status }: Pick<Escalation, 'onPhone' | 'openedAt' | 'status'>,
  now: number,
): boolean => onPhone && status !== 'resolved' && status !== 'cancelled' && now - openedAt < callMs;
