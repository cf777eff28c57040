/** Cancel: for what was raised by mistake. */
import type { ModalView } from '@slack/types';
import { fields, modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { textInput } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

const maxReason = 1000;

export const cancelForm = (about: ActMetadata): ModalView =>
  actForm(about, {
    callback: modals.cancel,
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

export function readCancelForm(state: unknown): Read<{ reason: string }> {
  const { within, done } = collectErrors();
  return done({ reason: within(fields.reason, readState(state).text(fields.reason), maxReason) ?? '' });
}
