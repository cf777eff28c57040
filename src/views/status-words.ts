/** How an escalation stands, in a few words: its priority with a mark, its status, who has it. */
import type { Instant } from '../domain/calendars/calendar.ts';
import { closed, type Escalation, type Priority, raisedBy, waitsFor } from '../domain/escalation.ts';
import { type Piece, person } from './lines.ts';
import type { Wording } from './parts.ts';
import type { Words } from './words/words.ts';

const marks: Record<Priority, string> = { urgent: '🔴', high: '🟠', normal: '🔵', low: '⚪' };

/** Word and mark: colour alone tells nothing to many. */
export const markedPriority = (priority: Priority, { status }: Words): string =>
  `${marks[priority]} ${status.priority(priority)}`;

/** Whom it waits for, where it waits. */
export function statusWordsOf(
  escalation: Escalation,
  { status: words }: Words,
  reader: string | null = null,
) {
  const awaited = waitsFor(escalation);
  if (awaited === null) return words.status(escalation.status);
  return words.waitingFor[awaited === 'agent' && reader === escalation.reporter ? 'you' : awaited];
}

/** Its team, how pressing it is and how it stands, as its readers call them; `reader` where it is one person. */
export const standingWords = (
  escalation: Escalation,
  { words, teamName }: Wording,
  reader: string | null = null,
) => ({
  team: teamName(escalation.team),
  priority: markedPriority(escalation.priority, words),
  status: statusWordsOf(escalation, words, reader),
});

/** The same in one line, after its reference; and whether somebody waits on the phone. */
export function standingAfter(
  escalation: Escalation,
  wording: Wording,
  { now, reader }: { now: Instant; reader: string },
): string {
  const { team, priority, status } = standingWords(escalation, wording, reader);
  const onPhone = userIsOnPhone(escalation, now) ? ` · 📞 ${wording.words.status.onPhone}` : '';
  return ` · ${priority} · ${status}${onPhone} · ${team}`;
}

/** Who has it now. */
export function ownerPieces({ status, owner }: Escalation, wording: Wording): Piece[] {
  const { wasCancelled, nobodyHasYet, has, had } = wording.words.status;
  if (status === 'cancelled') return [wasCancelled];
  if (owner === null) return [nobodyHasYet];
  return (status === 'resolved' ? had : has)(person(wording, owner));
}

/** Ends by itself when the call is taken to be over. */
export const userIsOnPhone = (
  { liveUntil, status }: Pick<Escalation, 'liveUntil' | 'status'>,
  now: Instant,
): boolean => liveUntil !== null && liveUntil > now && !closed({ status });

/** Who raised it, and who has the agent's side where that is somebody else by now. */
export const agentPieces = (escalation: Escalation, wording: Wording): Piece[] =>
  wording.words.status.raisedBy(
    person(wording, raisedBy(escalation)),
    escalation.formerReporters.length === 0 ? null : person(wording, escalation.reporter),
  );
