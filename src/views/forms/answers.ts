/** What a button answers to the person who pressed it, where no message shows already what came of it. */
import { type CallbackOutcome, closed, type Escalation } from '../../domain/escalation.ts';
import { buttonRow, reopenButton } from '../buttons.ts';
import { callbackIsOpen, outcomeWords } from '../callback.ts';
import { lasting, line, message, type Piece } from '../lines.ts';
import type { Said } from './notice.ts';

export const callEndedAnswer = (id: string): Said => ({
  text: `The team sees that the call about ${id} is over.`,
});

export const keptIt = (id: string): Said => ({ text: `You keep ${id}.` });

export const tookOver = (id: string): Said => ({ text: `You have ${id} now.` });

/** `escalation` is as it is after the call. */
export function calledBack(escalation: Escalation, outcome: CallbackOutcome): Said {
  const reopens = outcome === 'not satisfied' && closed(escalation);
  return message(
    [line(`${escalation.id}: ${outcomeWords[outcome]}.`, ...whatNext(escalation, outcome, reopens))],
    ...(reopens ? buttonRow(reopenButton(escalation)) : []),
  );
}

function whatNext(escalation: Escalation, outcome: CallbackOutcome, reopens: boolean): Piece[] {
  const { callbackAt } = escalation;
  if (reopens) return [' If something is still wrong, reopen it.'];
  if (outcome !== 'no answer') return [];
  return callbackIsOpen(escalation) && callbackAt !== null
    ? [' You are reminded to try again by ', lasting(callbackAt), '.']
    : [' Nobody is reminded of it again.'];
}
