/** Assign to…: give it to a responder of the team. */
import type { ModalView } from '@slack/types';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { personInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { line, notify, person } from '../lines.ts';
import type { Words } from '../words/words.ts';
import { type ActView, type Control, filledIn } from './view.ts';

const callback = 'assign';
const button: Control = { action: 'more_assign', label: ({ acts }) => acts.assign.label };

export const assignView = {
  button,
  more: [{ ...button, about: ({ acts }) => acts.assign.about }],
  form: {
    callback,
    view: (about, _, { words }) => assignForm(about, words),
    read: (state, { words }) =>
      filledIn(readAssignForm(state, words), ({ to }) => ({
        asks: async ({ canHave }) => ({ to: { id: to, responder: await canHave(to) } }),
      })),
  },
  history: ({ to }, { actor, wording, acts }) => acts.assign.history(actor, person(wording, to)),
  toTeam: ({ to }, { actor, by, acts }) => [
    line(...(to === by ? acts.acknowledge.done(actor) : acts.assign.toTeam(actor, notify(to)))),
  ],
  toAgent: ({ to }, { inTeam, acts }) => [line(...acts['take over'].toAgent(inTeam(to)))],
} satisfies ActView<'assign'>;

export function assignForm(about: ActMetadata, words: Words): ModalView {
  return actForm(about, {
    words,
    callback,
    title: words.acts.assign.title(about.id),
    submit: words.acts.assign.submit,
    blocks: [
      personInput({
        block: fields.owner,
        label: words.acts.assign.to,
        placeholder: words.acts.assign.choose,
      }),
    ],
  });
}

export function readAssignForm(state: unknown, words: Words): Read<{ to: string }> {
  const { say, done } = collectErrors(words);
  const to = readState(state).user(fields.owner);
  if (to === null) say(fields.owner, words.acts.assign.missing);
  return done({ to: to ?? '' });
}
