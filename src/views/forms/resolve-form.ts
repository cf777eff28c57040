/** Resolve: what fixed it, what the agent can say, and what would have kept it from being asked. */
import type { ModalView } from '@slack/types';
import type { Resolution } from '../../domain/escalation.ts';
import { fields, modals } from '../ids.ts';
import { type ActMetadata, actForm } from './act-form.ts';
import { option, radio, select, textInput } from './inputs.ts';
import { collectErrors, type Read, readState } from './state.ts';

const maxFixed = 3000;
const maxTellUser = 500;
const maxDocument = 150;

type Cause = { id: string; name: string };

export const resolveForm = (about: ActMetadata, causes: readonly Cause[]): ModalView =>
  actForm(about, {
    callback: modals.resolve,
    title: `Resolve ${about.id}`,
    submit: 'Resolve',
    blocks: [
      textInput({ block: fields.fixed, label: 'What fixed it', max: maxFixed, lines: 'many' }),
      textInput({
        block: fields.tellUser,
        label: 'Tell the user',
        max: maxTellUser,
        lines: 'many',
        hint: 'One plain sentence the agent can say.',
      }),
      ...(causes.length > 0
        ? [
            select({
              block: fields.cause,
              label: 'Cause',
              options: causes.map(({ id, name }) => option(id, name)),
              placeholder: 'Choose the cause',
            }),
          ]
        : []),
      radio({
        block: fields.document,
        label: 'Could a document have answered this?',
        options: [option('yes', 'Yes'), option('no', 'No')],
      }),
      textInput({
        block: fields.whichDocument,
        label: 'Which one?',
        optional: true,
        max: maxDocument,
        hint: 'Needed when the answer is yes. A document that does not exist yet counts.',
      }),
    ],
  });

export function readResolveForm(state: unknown, causes: readonly Cause[]): Read<Resolution> {
  const filled = readState(state);
  const { need, within, say, done } = collectErrors();
  const fixed = need(fields.fixed, filled.text(fields.fixed), 'Say what fixed it.', maxFixed);
  const tellUser = need(
    fields.tellUser,
    filled.text(fields.tellUser),
    'Write one sentence the agent can say to the user.',
    maxTellUser,
  );
  const cause = filled.choice(fields.cause);
  if (causes.length > 0 && cause === null) say(fields.cause, 'Choose the cause.');
  const answer = filled.choice(fields.document);
  if (answer === null) say(fields.document, 'Choose Yes or No.');
  const helps = answer === 'yes';
  const which = within(fields.whichDocument, filled.text(fields.whichDocument), maxDocument);
  if (helps && which === null) {
    say(fields.whichDocument, 'Name the document, or say what a new one would be called.');
  }
  return done({ fixed, tellUser, cause, document: { helps, which: helps ? which : null } });
}
