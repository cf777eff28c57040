/** The call promised to the user, in words: until when, and how it went. */
import type { Instant } from '../domain/calendars/calendar.ts';
import type { CallbackOutcome, Escalation } from '../domain/escalation.ts';
import { lasting, type Piece } from './lines.ts';

export const outcomeWords: Record<CallbackOutcome, string> = {
  satisfied: 'reached, satisfied',
  'not satisfied': 'reached, not satisfied',
  'no answer': 'no answer',
  'not needed': 'no call back needed',
};

type Promised = Pick<Escalation, 'callbackAt' | 'calledBack' | 'clocks'>;

/** Somebody still has to call the user and to say how it went. */
export const callbackIsOpen = ({ clocks: { callback } }: Pick<Escalation, 'clocks'>): boolean =>
  callback !== undefined && callback.stoppedAt === null;

/** As the user wishes to be reached. */
export const reachTheUser = ({ contact }: Pick<Escalation, 'contact'>): string =>
  contact === 'email' ? 'Write to the user' : 'Call the user back';

/** `Call the user back by 16:00 today`, the newest promise, or `Called back: reached, satisfied`; empty when there is none. */
export function callbackPieces(
  escalation: Promised & Pick<Escalation, 'contact'>,
  now: Instant,
  /** To the agent, who makes the call; the team reads that it was promised. */
  leading = reachTheUser(escalation),
): Piece[] {
  const { callbackAt, calledBack, clocks } = escalation;
  if (callbackAt === null) return [];
  if (clocks.callback && !callbackIsOpen(escalation)) {
    if (calledBack === null) return [];
    const { outcome } = calledBack;
    return [outcome === 'not needed' ? 'No call back needed' : `Called back: ${outcomeWords[outcome]}`];
  }
  const late = callbackAt <= now && callbackIsOpen(escalation);
  const again = calledBack?.outcome === 'no answer' && calledBack.at === clocks.callback?.startedAt;
  const tried = again ? calledBack : null;
  return [
    `${leading} by `,
    lasting(callbackAt),
    ...(late ? [' (overdue)'] : []),
    ...(tried ? [' (no answer at ', lasting(tried.at), ')'] : []),
  ];
}
