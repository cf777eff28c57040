/** Look back: the cause and the document, asked when it is resolved or once in the morning after; the same two inputs in both forms. */
import type { InputBlock, ModalView } from '@slack/types';
import { documentAnswers, type Hindsight } from '../../domain/escalation.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { option, radio, select, textInput } from '../forms/inputs.ts';
import {
  type collectErrors as Collect,
  collectErrors,
  type Filled,
  type Read,
  readState,
} from '../forms/state.ts';
import { fields } from '../ids.ts';
import { hindsightItems } from '../outcome.ts';
import type { Words } from '../words/words.ts';
import { type ActView, type Control, filledIn } from './view.ts';

const callback = 'look_back';
const maxDocument = 150;
const button: Control = { action: 'open_look_back', label: ({ acts }) => acts['look back'].label };

export const lookBackView = {
  button,
  more: [{ ...button, about: ({ acts }) => acts['look back'].about }],
  form: {
    callback,
    view: (about, { resolution }, { causes, words, documents }) =>
      lookBackForm(about, resolution, causes, words, documents),
    read: (state, { causes, words }) =>
      filledIn(readLookBackForm(state, causes, words), ({ cause, document }) => ({
        asks: ({ mask }) => ({
          cause,
          document: document && { ...document, which: mask.textOrNull(document.which) },
        }),
      })),
  },
  history: (deed, { actor, wording, acts }) =>
    acts['look back'].history(actor, hindsightItems(deed, wording)),
} satisfies ActView<'look back'>;

type Causes = readonly { id: string; name: string }[];
/** A menu takes no longer names. */
const maxInMenu = 75;

export const lookBackForm = (
  about: ActMetadata,
  known: Hindsight | null,
  causes: Causes,
  words: Words,
  documents: readonly string[] = [],
): ModalView =>
  actForm(about, {
    words,
    callback,
    title: words.acts['look back'].title(about.id),
    submit: words.acts['look back'].submit,
    blocks: hindsightInputs(causes, words, { known, documents, canWait: false }),
  });

export function hindsightInputs(
  causes: Causes,
  words: Words,
  { known, documents, canWait }: { known: Hindsight | null; documents: readonly string[]; canWait: boolean },
): InputBlock[] {
  const said = words.acts['look back'];
  const named = known?.document?.which ?? null;
  const inMenu = documents.filter((name) => name.length <= maxInMenu);
  const open = { optional: canWait, ...(canWait && { hint: words.acts.resolve.canWait }) };
  return [
    ...(causes.length > 0
      ? [
          select({
            block: fields.cause,
            label: said.cause,
            options: causes.map(({ id, name }) => option(id, name)),
            placeholder: said.chooseCause,
            initial: known?.cause ?? null,
            ...open,
          }),
        ]
      : []),
    radio({
      block: fields.document,
      label: said.document,
      options: documentAnswers.map((answer) => option(answer, said.answers[answer])),
      initial: known?.document?.answer ?? null,
      ...open,
    }),
    ...(inMenu.length > 0
      ? [
          select({
            block: fields.namedDocument,
            label: said.whichBefore,
            options: inMenu.map((name) => option(name, name)),
            placeholder: said.chooseDocument,
            initial: named,
            optional: true,
          }),
        ]
      : []),
    textInput({
      block: fields.whichDocument,
      label: said.which,
      optional: true,
      max: maxDocument,
      initial: named !== null && inMenu.includes(named) ? null : named,
      ...(inMenu.length > 0 && { hint: said.whichHint }),
    }),
  ];
}

export const readLookBackForm = (state: unknown, causes: Causes, words: Words): Read<Hindsight> => {
  const errors = collectErrors(words);
  return errors.done(readHindsight(readState(state), errors, { causes, words, canWait: false }));
};

/** A document that was named needs an answer; what was typed is meant, where one was chosen too. */
export function readHindsight(
  filled: Filled,
  { say, within }: ReturnType<typeof Collect>,
  { causes, words, canWait }: { causes: Causes; words: Words; canWait: boolean },
): Hindsight {
  const said = words.acts['look back'];
  const cause = filled.choice(fields.cause);
  if (!canWait && causes.length > 0 && cause === null) say(fields.cause, said.noCause);
  const chosen = filled.choice(fields.document);
  const answer = documentAnswers.find((one) => one === chosen) ?? null;
  const typed = within(fields.whichDocument, filled.text(fields.whichDocument), maxDocument);
  const named = typed ?? within(fields.namedDocument, filled.choice(fields.namedDocument), maxDocument);
  if (answer === null && (!canWait || named !== null)) say(fields.document, said.noAnswer);
  return { cause, document: answer && { answer, which: answer === 'no' ? null : named } };
}
