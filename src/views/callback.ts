/** The call promised to the user, in words: until when, and how it went. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { Escalation } from '../domain/escalation.ts';
import { lasting, type Piece } from './lines.ts';
import type { Words } from './words/words.ts';

/** Somebody still has to call the user and to say how it went. */
export const callbackIsOpen = ({ clocks: { callback } }: Pick<Escalation, 'clocks'>): boolean =>
  callback !== undefined && callback.stoppedAt === null;

/** As the user wishes to be reached. */
export const reachedBy = ({ contact }: Pick<Escalation, 'contact'>): 'phone' | 'email' => contact ?? 'phone';

/** `Call the user back by 16:00 today`, the newest promise, or `Called back: reached, satisfied`; empty when there is none. */
export function callbackPieces(
  escalation: Pick<Escalation, 'callbackAt' | 'calledBack' | 'clocks' | 'contact'>,
  now: Instant,
  { callback: words }: Words,
  /** The agent makes the call; the team reads that it was promised. */
  to: 'agent' | 'team' = 'agent',
): Piece[] {
  const { callbackAt, calledBack, clocks } = escalation;
  if (callbackAt === null) return [];
  if (clocks.callback && !callbackIsOpen(escalation)) {
    if (calledBack === null) return [];
    return [calledBack.outcome === 'not needed' ? words.notNeeded : words.went(calledBack.outcome)];
  }
  const again = calledBack?.outcome === 'no answer' && calledBack.at === clocks.callback?.startedAt;
  return (to === 'agent' ? words.due : words.promised)[reachedBy(escalation)]({
    by: lasting(callbackAt),
    overdue: callbackAt <= now && callbackIsOpen(escalation),
    noAnswerAt: again ? lasting(calledBack.at) : null,
  });
}
