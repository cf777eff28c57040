/** How the promised call to the user went: said with one press, or with the next try where there was no answer. */
import type { Button, ModalView } from '@slack/types';
import type { Instant } from '../../domain/calendars/calendar.ts';
import { type CallbackOutcome, closed, type Escalation } from '../../domain/escalation.ts';
import { buttonFor, buttonRow } from '../buttons.ts';
import { callbackIsOpen, reachedBy } from '../callback.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { dateTime } from '../forms/inputs.ts';
import type { Said } from '../forms/notice.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { lasting, line, message, sentences } from '../lines.ts';
import { richDate } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { reopenView } from './reopen.ts';
import { type ActView, type Control, filledIn } from './view.ts';

const callback = 'no_answer';

const labelled =
  (outcome: CallbackOutcome) =>
  ({ acts }: Words): string =>
    acts['call back'].labels[outcome];
const reached = <O extends CallbackOutcome>(action: string, outcome: O) => ({
  action,
  label: labelled(outcome),
  asks: { outcome, retryAt: null },
});

const presses = [
  reached('reached_satisfied', 'satisfied'),
  reached('reached_not_satisfied', 'not satisfied'),
  reached('not_needed', 'not needed'),
] as const;
const noAnswer: Control = { action: 'open_no_answer', label: labelled('no answer') };

export function outcomeButtons(about: { id: string }, words: Words): Button[] {
  const [satisfied, notSatisfied, notNeeded] = presses;
  return [satisfied, notSatisfied, noAnswer, notNeeded].map((each) => buttonFor(each, about, words));
}

export const callBackView = {
  presses,
  button: noAnswer,
  form: {
    callback,
    view: (about, _, { words }) => noAnswerForm(about, words),
    read: (state, { words }) =>
      filledIn(readNoAnswerForm(state, words), ({ retryAt }) => ({
        asks: () => ({ outcome: 'no answer', retryAt }),
      })),
  },
  answer: ({ escalation, asked, words }) => calledBack(escalation, asked.outcome, words),
  history: ({ outcome, retryAt }, { actor, acts: { 'call back': words } }) =>
    outcome === 'not needed'
      ? words.notNeeded(actor)
      : words.history(actor, outcome, retryAt === null ? null : richDate(retryAt)),
  toTeam({ outcome, retryAt }, { actor, escalation, acts: { 'call back': words } }) {
    if (outcome === 'not needed') return [line(...words.notNeededToTeam(actor))];
    const done = words.toTeam[reachedBy(escalation)](actor, outcome);
    return [line(...sentences(done, retryAt === null ? [] : words.nextTry(lasting(retryAt))))];
  },
} satisfies ActView<'call back'>;

/** `escalation` is as it is after the call. */
export function calledBack(escalation: Escalation, outcome: CallbackOutcome, words: Words): Said {
  const { id, callbackAt } = escalation;
  const said = words.acts['call back'];
  const reopens = outcome === 'not satisfied' && closed(escalation);
  const again = callbackIsOpen(escalation) && callbackAt !== null;
  const unanswered = again ? said.tryAgainBy(lasting(callbackAt)) : said.nobodyIsReminded;
  return message(
    [
      line(
        ...sentences(
          said.answer(id, outcome),
          reopens ? said.reopenIfWrong : [],
          outcome === 'no answer' ? unanswered : [],
        ),
      ),
    ],
    ...(reopens ? buttonRow(buttonFor(reopenView.button, escalation, words)) : []),
  );
}

/** When to try to reach the user again, if at all. */
export function noAnswerForm(about: ActMetadata, words: Words): ModalView {
  return actForm(about, {
    words,
    callback,
    title: words.acts['call back'].labels['no answer'],
    submit: words.acts['call back'].submit,
    blocks: [
      dateTime({
        block: fields.retryAt,
        label: words.acts['call back'].tryAgain,
        optional: true,
        hint: words.acts['call back'].hint,
      }),
    ],
  });
}

export const readNoAnswerForm = (state: unknown, words: Words): Read<{ retryAt: Instant | null }> =>
  collectErrors(words).done({ retryAt: readState(state).instant(fields.retryAt) });
