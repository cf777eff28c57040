/** Resolve: what fixed it and what the agent can say; what would have kept it from being asked can wait. */
import type { ModalView } from '@slack/types';
import { closed, type Resolution } from '../../domain/escalation.ts';
import { buttonFor, buttonRow } from '../buttons.ts';
import { callbackIsOpen, reachedBy } from '../callback.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { lasting, line, type Part, quote } from '../lines.ts';
import { resolutionParts } from '../outcome.ts';
import { typed } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { outcomeButtons } from './call-back.ts';
import { hindsightInputs, readHindsight } from './look-back.ts';
import { reopenView } from './reopen.ts';
import { type ActView, filledIn, type ToAgent } from './view.ts';

const callback = 'resolve';
const maxFixed = 3000;
const maxTellUser = 500;

/** A thread carries what was written to its last word. */
const whole = 3000;

export const resolveView = {
  button: { action: 'open_resolve', label: ({ acts }) => acts.resolve.label },
  stands: { on: ['card', 'show'] },
  form: {
    callback,
    view: (about, _, { causes, words, documents }) => resolveForm(about, causes, words, documents),
    read: (state, { causes, words }) =>
      filledIn(readResolveForm(state, causes, words), ({ fixed, tellUser, cause, document }) => ({
        asks: ({ mask }) => ({
          resolution: {
            fixed: mask.text(fixed),
            tellUser: mask.text(tellUser),
            cause,
            document: document && { ...document, which: mask.textOrNull(document.which) },
          },
        }),
        typed: `${fixed}\n${tellUser}`,
      })),
  },
  history: (_, { actor, acts }) => acts.resolve.history(actor),
  quotes: ({ fixed, tellUser }) => [fixed, tellUser],
  toTeam: (deed, { actor, wording, acts }) => [
    line(...acts.resolve.toTeam(actor)),
    ...resolutionParts(deed, wording, whole),
  ],
  toAgent: ({ tellUser }, { escalation, to, acts }) => [
    line(...acts.resolve.toAgent(to(escalation.reporter), escalation.id)),
    ...quote(tellUser),
    ...whomToCall(escalation, acts),
  ],
  agentRows: ({ escalation, wording: { words } }) => [
    ...(callbackIsOpen(escalation) ? buttonRow(...outcomeButtons(escalation, words)) : []),
    ...(closed(escalation) ? buttonRow(buttonFor(reopenView.button, escalation, words)) : []),
  ],
  broadcast: true,
  ofTheirOwn: () => true,
} satisfies ActView<'resolve'>;

function whomToCall(escalation: ToAgent['escalation'], { resolve }: ToAgent['acts']): Part[] {
  const { callbackAt, account } = escalation;
  if (callbackAt === null || !callbackIsOpen(escalation)) return [];
  const whom = account ? typed(account) : null;
  return [line(...resolve.callBy[reachedBy(escalation)](lasting(callbackAt), whom))];
}

type Cause = { id: string; name: string };

export const resolveForm = (
  about: ActMetadata,
  causes: readonly Cause[],
  words: Words,
  documents: readonly string[] = [],
): ModalView =>
  actForm(about, {
    words,
    callback,
    title: words.acts.resolve.title(about.id),
    submit: words.acts.resolve.submit,
    blocks: [
      textInput({ block: fields.fixed, label: words.acts.resolve.fixed, max: maxFixed, lines: 'many' }),
      textInput({
        block: fields.tellUser,
        label: words.acts.resolve.tellUser,
        max: maxTellUser,
        lines: 'many',
        hint: words.acts.resolve.oneSentence,
      }),
      ...hindsightInputs(causes, words, { known: null, documents, canWait: true }),
    ],
  });

export function readResolveForm(state: unknown, causes: readonly Cause[], words: Words): Read<Resolution> {
  const filled = readState(state);
  const errors = collectErrors(words);
  const { need, done } = errors;
  const { resolve } = words.acts;
  const fixed = need(fields.fixed, filled.text(fields.fixed), resolve.noFix, maxFixed);
  const tellUser = need(fields.tellUser, filled.text(fields.tellUser), resolve.noSentence, maxTellUser);
  return done({ fixed, tellUser, ...readHindsight(filled, errors, { causes, words, canWait: true }) });
}
