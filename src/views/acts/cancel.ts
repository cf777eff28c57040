/** Cancel: for what was raised by mistake, or twice. */
import type { ModalView } from '@slack/types';
import { actsForTeam } from '../../domain/permission.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { leading, line, linked, type Part, quote, sentences } from '../lines.ts';
import type { Words } from '../words/words.ts';
import { type ActView, filledIn, type GoesOn } from './view.ts';

const callback = 'cancel';
const maxReason = 1000;
const maxReference = 40;
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
      filledIn(readCancelForm(state, words), ({ reason, of }) => ({
        asks: async ({ mask, named }) => ({
          reason: mask.text(reason),
          ...(of !== null && { duplicateOf: await named(of) }),
        }),
        typed: reason,
      })),
  },
  history: ({ duplicateOf = null }, { actor, acts }) => acts.cancel.history(actor, duplicateOf),
  quotes: ({ reason }) => [reason],
  toTeam: ({ reason, duplicateOf = null }, { actor, acts }) =>
    leading((quoted) => acts.cancel.toTeam(actor, duplicateOf, quoted), reason),
  toAgent: ({ reason, duplicateOf = null }, { actor, by, escalation, goesOn, wording: { words } }) => [
    ...(goesOn && by === escalation.reporter
      ? []
      : leading((quoted) => words.acts.cancel.toAgent(actor, escalation.id, duplicateOf, quoted), reason)),
    ...(goesOn && goesOn.id === duplicateOf ? whereItGoesOn(goesOn, words) : []),
  ],
  broadcast: true,
  ofTheirOwn: ({ duplicateOf }) => duplicateOf !== undefined,
} satisfies ActView<'cancel'>;

function whereItGoesOn({ id, follows, link, resolved }: GoesOn, { acts, status }: Words): Part[] {
  const card = link === null ? [] : [linked(link, status.openTheCard)];
  if (!resolved) return [line(...sentences(acts.cancel.goesOn(id, follows), ...card))];
  const { tellUser } = resolved;
  return [
    line(...acts.cancel.isResolved(id, tellUser !== '')),
    ...quote(tellUser),
    ...card.map((one) => line(one)),
  ];
}

export function cancelForm(about: ActMetadata, words: Words): ModalView {
  return actForm(about, {
    words,
    callback,
    title: words.acts.cancel.title(about.id),
    submit: words.acts.cancel.submit,
    close: words.acts.cancel.keep,
    blocks: [
      textInput({
        block: fields.duplicateOf,
        label: words.acts.cancel.duplicateOf,
        optional: true,
        max: maxReference,
        placeholder: words.acts.cancel.example(about.id.replace(/\d+$/, '12')),
        hint: words.acts.cancel.follows,
      }),
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

export function readCancelForm(state: unknown, words: Words): Read<{ reason: string; of: string | null }> {
  const { within, done } = collectErrors(words);
  const filled = readState(state);
  return done({
    reason: within(fields.reason, filled.text(fields.reason), maxReason) ?? '',
    of: within(fields.duplicateOf, filled.text(fields.duplicateOf), maxReference),
  });
}
