/** Cancel: for what was raised by mistake. */
import type { ModalView } from '@slack/types';
import { actsForTeam } from '../../domain/permission.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { leading } from '../lines.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'cancel';
const maxReason = 1000;

export const cancelView = {
  button: { action: 'open_cancel', label: 'Cancel' },
  // The team finds it under More.
  stands: { on: ['agent', 'show'], if: ({ by }) => !actsForTeam(by) },
  more: [{ action: 'more_cancel', label: 'Cancel', about: 'It was raised by mistake.' }],
  form: {
    callback,
    view: cancelForm,
    read: (state) =>
      filledIn(readCancelForm(state), ({ reason }) => ({
        asks: ({ mask }) => ({ reason: mask.text(reason) }),
        typed: reason,
      })),
  },
  may: (it) => `cancel ${it}`,
  history: () => ['cancelled it'],
  quotes: ({ reason }) => [reason],
  toTeam: ({ reason }, { actor }) => leading([actor, ' cancelled it'], reason),
  toAgent: ({ reason }, { actor, escalation }) => leading([actor, ` cancelled ${escalation.id}`], reason),
  broadcast: true,
} satisfies ActView<'cancel'>;

export function cancelForm(about: ActMetadata): ModalView {
  return actForm(about, {
    callback,
    title: `Cancel ${about.id}`,
    submit: 'Cancel escalation',
    close: 'Keep it',
    blocks: [
      textInput({
        block: fields.reason,
        label: 'Reason',
        optional: true,
        max: maxReason,
        hint: 'Nobody will work on it any more. It can be reopened.',
      }),
    ],
  });
}

export function readCancelForm(state: unknown): Read<{ reason: string }> {
  const { within, done } = collectErrors();
  return done({ reason: within(fields.reason, readState(state).text(fields.reason), maxReason) ?? '' });
}
