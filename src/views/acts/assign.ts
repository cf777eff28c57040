/** Assign to…: give it to a responder of the team. */
import type { ModalView } from '@slack/types';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { personInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { line, notify, person } from '../lines.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'assign';

export const assignView = {
  more: [{ action: 'more_assign', label: 'Assign to…', about: 'Give it to a responder of the team.' }],
  form: {
    callback,
    view: assignForm,
    read: (state) =>
      filledIn(readAssignForm(state), ({ to }) => ({
        asks: async ({ canHave }) => ({ to: { id: to, responder: await canHave(to) } }),
      })),
  },
  may: (it) => `assign ${it}`,
  history: ({ to }, { wording }) => ['assigned it to ', person(wording, to)],
  toTeam: ({ to }, { actor, by }) => [
    to === by ? line(actor, ' has it.') : line(actor, ' gave it to ', notify(to), '.'),
  ],
  toAgent: ({ to }, { inTeam }) => [line(...inTeam(to), ' has it now.')],
} satisfies ActView<'assign'>;

export function assignForm(about: ActMetadata): ModalView {
  return actForm(about, {
    callback,
    title: `Assign ${about.id}`,
    submit: 'Assign',
    blocks: [personInput({ block: fields.owner, label: 'Assign to', placeholder: 'Choose a responder' })],
  });
}

export function readAssignForm(state: unknown): Read<{ to: string }> {
  const { say, done } = collectErrors();
  const to = readState(state).user(fields.owner);
  if (to === null) say(fields.owner, 'Choose who should have it.');
  return done({ to: to ?? '' });
}
