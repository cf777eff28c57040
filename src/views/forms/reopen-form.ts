/** Reopen: what is still wrong, so that nobody has to ask. */
import type { ModalView } from '@slack/types';
import { fields, modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { textInput } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

const maxReason = 3000;

export const reopenForm = (about: ActMetadata): ModalView =>
  actForm(about, {
    callback: modals.reopen,
    title: `Reopen ${about.id}`,
    submit: 'Reopen',
    blocks: [
      textInput({ block: fields.reason, label: 'What is still wrong?', max: maxReason, lines: 'many' }),
    ],
  });

export function readReopenForm(state: unknown): Read<{ reason: string }> {
  const { need, done } = collectErrors();
  const written = readState(state).text(fields.reason);
  return done({
    reason: need(fields.reason, written, 'Say what is still wrong: the team sees this first.', maxReason),
  });
}
