/** Assign to: give it to a responder of the team. */
import type { ModalView } from '@slack/types';
import { fields, modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { personInput } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

export const assignForm = (about: ActMetadata): ModalView =>
  actForm(about, {
    callback: modals.assign,
    title: `Assign ${about.id}`,
    submit: 'Assign',
    blocks: [personInput({ block: fields.owner, label: 'Assign to', placeholder: 'Choose a responder' })],
  });

export function readAssignForm(state: unknown): Read<{ to: string }> {
  const { say, done } = collectErrors();
  const to = readState(state).user(fields.owner);
  if (to === null) say(fields.owner, 'Choose who should have it.');
  return done({ to: to ?? '' });
}
