/** Resolve: what fixed it, what the agent can say, and what would have kept it from being asked. */
import type { ModalView } from '@slack/types';
import { closed, type Resolution } from '../../domain/escalation.ts';
import { buttonFor, buttonRow } from '../buttons.ts';
import { callbackIsOpen, reachTheUser } from '../callback.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { option, radio, select, textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { bold, lasting, line, type Part, type Piece, quote } from '../lines.ts';
import { resolutionParts } from '../outcome.ts';
import { typed } from '../parts.ts';
import { outcomeButtons } from './call-back.ts';
import { reopenView } from './reopen.ts';
import { type ActView, filledIn, type ToAgent } from './view.ts';

const callback = 'resolve';
const maxFixed = 3000;
const maxTellUser = 500;
const maxDocument = 150;

/** A thread carries what was written to its last word. */
const whole = 3000;

export const resolveView = {
  button: { action: 'open_resolve', label: 'Resolve' },
  stands: { on: ['card', 'show'] },
  form: {
    callback,
    view: (about, _, { causes }) => resolveForm(about, causes),
    read: (state, { causes }) =>
      filledIn(readResolveForm(state, causes), ({ fixed, tellUser, cause, document }) => ({
        asks: ({ mask }) => ({
          resolution: {
            fixed: mask.text(fixed),
            tellUser: mask.text(tellUser),
            cause,
            document: { ...document, which: mask.textOrNull(document.which) },
          },
        }),
        typed: `${fixed}\n${tellUser}`,
      })),
  },
  may: (it) => `resolve ${it}`,
  history: () => ['resolved it'],
  quotes: ({ fixed, tellUser }) => [fixed, tellUser],
  toTeam: (deed, { actor, wording }) => [
    line(actor, ' resolved it.'),
    ...resolutionParts(deed, wording, whole),
  ],
  toAgent: ({ tellUser }, { escalation, to }) => [
    line(...to(escalation.reporter), `${escalation.id} is resolved. `, bold('Tell the user:')),
    ...quote(tellUser),
    ...whomToCall(escalation),
  ],
  agentRows: (escalation) => [
    ...(callbackIsOpen(escalation) ? buttonRow(...outcomeButtons(escalation)) : []),
    ...(closed(escalation) ? buttonRow(buttonFor(reopenView.button, escalation)) : []),
  ],
  broadcast: true,
  ofTheirOwn: true,
} satisfies ActView<'resolve'>;

function whomToCall(escalation: ToAgent['escalation']): Part[] {
  const { callbackAt, account } = escalation;
  if (callbackAt === null || !callbackIsOpen(escalation)) return [];
  const whom: Piece[] = account ? [' (', typed(account), ')'] : [];
  return [line(bold(reachTheUser(escalation)), ' by ', lasting(callbackAt), ...whom, '.')];
}

type Cause = { id: string; name: string };

export const resolveForm = (about: ActMetadata, causes: readonly Cause[]): ModalView =>
  actForm(about, {
    callback,
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
