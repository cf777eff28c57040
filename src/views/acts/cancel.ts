/** Cancel: for what was raised by mistake. */
import type { ModalView } from '@slack/types';
import { actsForTeam } from '../../domain/permission.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { leading } from '../lines.ts';
import type { Words } from '../words/words.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'cancel';
const maxReason = 1000;
const label = ({ acts }: Words): string => acts.cancel.label;

export const cancelView = {
  button: { action: 'open_cancel', label },
  // The team finds it under More.
  stands: { on: ['agent', 'show'], if: ({ by }) => !actsForTeam(by) },
  more: [{ action: 'more_cancel', label, about: ({ acts }) => acts.cancel.about }],
  form: {
    callback,
    view: (about, _, { words }) => cancelForm(about, words),
    read: (state, { words }) =>
      filledIn(readCancelForm(state, words), ({ reason }) => ({
        asks: ({ mask }) => ({ reason: mask.text(reason) }),
        typed: reason,
      })),
  },
  history: (_, { actor, acts }) => acts.cancel.history(actor),
  quotes: ({ reason }) => [reason],
  toTeam: ({ reason }, { actor, acts }) => leading((quoted) => acts.cancel.toTeam(actor, quoted), reason),
  toAgent: ({ reason }, { actor, escalation, acts }) =>
    leading((quoted) => acts.cancel.toAgent(actor, escalation.id, quoted), reason),
  broadcast: true,
} satisfies ActView<'cancel'>;

export function cancelForm(about: ActMetadata, words: Words): ModalView {
  return actForm(about, {
    words,
    callback,
    title: words.acts.cancel.title(about.id),
    submit: words.acts.cancel.submit,
    close: words.acts.cancel.keep,
    blocks: [
      textInput({
        block: fields.reason,
        label: words.acts.cancel.reason,
        optional: true,
        max: maxReason,
        hint: words.acts.cancel.hint,
      }),
    ],
  });
}

export function readCancelForm(state: unknown, words: Words): Read<{ reason: string }> {
  const { within, done } = collectErrors(words);
  return done({ reason: within(fields.reason, readState(state).text(fields.reason), maxReason) ?? '' });
}
