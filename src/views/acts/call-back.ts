/** How the promised call to the user went: said with one press, or with the next try where there was no answer. */
import type { Button, ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { type CallbackOutcome, closed, type Escalation } from '../../domain/escalation.ts';
import { buttonFor, buttonRow } from '../buttons.ts';
import { callbackIsOpen, outcomeWords } from '../callback.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { dateTime } from '../forms/inputs.ts';
import type { Said } from '../forms/notice.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { lasting, line, message, type Piece } from '../lines.ts';
import { richDate } from '../parts.ts';
import { reopenView } from './reopen.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'no_answer';

const satisfied = {
  action: 'reached_satisfied',
  label: 'Reached, satisfied',
  asks: { outcome: 'satisfied', retryAt: null },
} as const;
const notSatisfied = {
  action: 'reached_not_satisfied',
  label: 'Reached, not satisfied',
  asks: { outcome: 'not satisfied', retryAt: null },
} as const;
const notNeeded = {
  action: 'not_needed',
  label: 'Not needed',
  asks: { outcome: 'not needed', retryAt: null },
} as const;
const noAnswer = { action: 'open_no_answer', label: 'No answer' };

export const outcomeButtons = (about: { id: string }): Button[] =>
  [satisfied, notSatisfied, noAnswer, notNeeded].map((each) => buttonFor(each, about));

export const callBackView = {
  presses: [satisfied, notSatisfied, notNeeded],
  button: noAnswer,
  form: {
    callback,
    view: noAnswerForm,
    read: (state) =>
      filledIn(readNoAnswerForm(state), ({ retryAt }) => ({
        asks: () => ({ outcome: 'no answer', retryAt }),
      })),
  },
  answer: ({ escalation, asked }) => calledBack(escalation, asked.outcome),
  may: (it) => `say how the callback for ${it} went`,
  history({ outcome, retryAt }) {
    if (outcome === 'not needed') return ['noted that no call back is needed'];
    const again: Piece[] = retryAt === null ? [] : ['; to try again by ', richDate(retryAt)];
    return [`called the user back: ${outcomeWords[outcome]}`, ...again];
  },
  toTeam({ outcome, retryAt }, { actor, escalation: { contact } }) {
    if (outcome === 'not needed') return [line(actor, ' says that no call back is needed.')];
    const again: Piece[] = retryAt === null ? [] : [' The next try is due by ', lasting(retryAt), '.'];
    const did = contact === 'email' ? 'wrote to the user' : 'called the user back';
    return [line(actor, ` ${did}: ${outcomeWords[outcome]}.`, ...again)];
  },
} satisfies ActView<'call back'>;

/** `escalation` is as it is after the call. */
export function calledBack(escalation: Escalation, outcome: CallbackOutcome): Said {
  const reopens = outcome === 'not satisfied' && closed(escalation);
  return message(
    [line(`${escalation.id}: ${outcomeWords[outcome]}.`, ...whatNext(escalation, outcome, reopens))],
    ...(reopens ? buttonRow(buttonFor(reopenView.button, escalation)) : []),
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

/** When to try to reach the user again, if at all. */
export function noAnswerForm(about: ActMetadata): ModalView {
  return actForm(about, {
    callback,
    title: 'No answer',
    submit: 'Save',
    blocks: [
      dateTime({
        block: fields.retryAt,
        label: 'Try again by',
        optional: true,
        hint: 'Left empty, nobody is reminded again.',
      }),
    ],
  });
}

export const readNoAnswerForm = (state: unknown): Read<{ retryAt: Instant | null }> =>
  collectErrors().done({ retryAt: readState(state).instant(fields.retryAt) });
