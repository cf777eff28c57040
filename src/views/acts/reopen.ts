/** Reopen: what is still wrong, so that nobody has to ask. */
import type { ModalView } from '@slack/types';
import type { Escalation } from '../../domain/escalation.ts';
import { buttonFor, buttonRow } from '../buttons.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { leading, line, type Message, message, quote } from '../lines.ts';
import type { Words } from '../words/words.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'reopen';
const maxReason = 3000;

export const reopenView = {
  button: { action: 'open_reopen', label: ({ acts }) => acts.reopen.label },
  stands: { on: ['card', 'agent', 'show'] },
  form: {
    callback,
    view: (about, _, { words }) => reopenForm(about, words),
    read: (state, { words }) =>
      filledIn(readReopenForm(state, words), ({ reason }) => ({
        asks: ({ mask }) => ({ reason: mask.text(reason) }),
        typed: reason,
      })),
  },
  history: (_, { actor, acts }) => acts.reopen.history(actor),
  quotes: ({ reason }) => [reason],
  toTeam: ({ owner, reason }, { actor, escalation, to, acts }) => [
    line(...acts.reopen.toTeam(to(owner), actor, escalation.id)),
    ...quote(reason),
  ],
  toAgent: ({ reason }, { actor, escalation, promise, acts }) => [
    ...leading((quoted) => acts.reopen.toAgent(actor, escalation.id, quoted), reason),
    ...promise,
  ],
} satisfies ActView<'reopen'>;

/** Quietly, to whoever writes under what is closed. */
export const offerToReopen = (escalation: Pick<Escalation, 'id' | 'status'>, words: Words): Message =>
  message(
    [
      line(
        words.answers.isClosed(escalation.id, escalation.status === 'cancelled' ? 'cancelled' : 'resolved'),
      ),
    ],
    ...buttonRow(buttonFor(reopenView.button, escalation, words)),
  );

export function reopenForm(about: ActMetadata, words: Words): ModalView {
  return actForm(about, {
    words,
    callback,
    title: words.acts.reopen.title(about.id),
    submit: words.acts.reopen.submit,
    blocks: [
      textInput({
        block: fields.reason,
        label: words.acts.reopen.stillWrong,
        max: maxReason,
        lines: 'many',
      }),
    ],
  });
}

export function readReopenForm(state: unknown, words: Words): Read<{ reason: string }> {
  const { need, done } = collectErrors(words);
  const written = readState(state).text(fields.reason);
  return done({
    reason: need(fields.reason, written, words.acts.reopen.noReason, maxReason),
  });
}
