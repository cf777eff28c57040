/** Add or correct facts: the form shows what is there, and the team reads what has changed. */
import type { ModalView } from '@slack/types';
import {
  type CorrectableFacts,
  correctableFacts,
  type Edited,
  type Escalation,
  type FreeTexts,
} from '../../domain/escalation.ts';
import { factShown } from '../facts.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { factInputs, untouched } from '../forms/fact-inputs.ts';
import { countryAndCategory } from '../forms/more-details.ts';
import { countryIn, needFacts } from '../forms/raise-fields.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { line, type Piece, richText } from '../lines.ts';
import { typed, type Wording } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { type ActView, type FormOffers, filledIn } from './view.ts';

const callback = 'correct';

export const correctView = {
  button: { action: 'open_correct', label: ({ acts }) => acts.correct.label },
  stands: { on: ['agent', 'show'] },
  form: {
    callback,
    view: (about, escalation, offers) => correctForm(about, escalation, offers),
    read: (state, offers) =>
      filledIn(readCorrectForm(state, offers), ({ texts, ...chosen }) => ({
        asks: ({ escalation, mask }) => ({
          facts: changedFacts(escalation, { ...mask.texts(untouched(texts, escalation)), ...chosen }),
        }),
        typed: Object.values(texts).filter(Boolean).join('\n'),
      })),
  },
  history: (_, { actor, acts }) => acts.correct.history(actor),
  toTeam: ({ edited }, { actor, acts, wording }) => [
    line(...acts.correct.toTeam(actor, whatIsNew(edited, wording))),
  ],
} satisfies ActView<'correct'>;

/** What is short is told with what it is now; the card above has the others. */
const short: ReadonlySet<keyof Edited> = new Set(['account', 'country', 'category']);

const whatIsNew = (edited: Edited, wording: Wording): { fact: keyof Edited; is?: Piece | null }[] =>
  correctableFacts.flatMap((fact): { fact: keyof Edited; is?: Piece | null }[] => {
    const changed = edited[fact];
    if (!changed) return [];
    if (changed.is === null) return [{ fact, is: null }];
    return [short.has(fact) ? { fact, is: typed(factShown(fact, changed.is, wording)) } : { fact }];
  });

export function correctForm(
  about: ActMetadata,
  escalation: CorrectableFacts,
  offers: Pick<FormOffers, 'categories' | 'countries' | 'words'>,
): ModalView {
  const { words } = offers;
  return actForm(about, {
    words,
    callback,
    title: words.acts.correct.title(about.id),
    submit: words.acts.correct.submit,
    blocks: [
      richText(line(words.acts.correct.hint)),
      ...factInputs(escalation, words, { detailsCanWait: true }),
      ...countryAndCategory(escalation, offers, words),
    ],
  });
}

/** A menu that the form did not have says nothing. */
type Filled = { texts: FreeTexts } & Partial<Pick<CorrectableFacts, 'country' | 'category'>>;

export function readCorrectForm(
  state: unknown,
  { categories, words }: Pick<FormOffers, 'categories'> & { words: Words },
): Read<Filled> {
  const filled = readState(state);
  const errors = collectErrors(words);
  const category = filled.choice(fields.category);
  const isOffered = category === null || categories.some(({ id }) => id === category);
  return errors.done({
    texts: needFacts(filled, errors, words.raise, { detailsCanWait: true }),
    ...(filled.has(fields.country) && { country: countryIn(filled) }),
    ...(filled.has(fields.category) && isOffered && { category }),
  });
}

const changedFacts = (before: Escalation, after: Partial<CorrectableFacts>): Partial<CorrectableFacts> =>
  Object.fromEntries(
    correctableFacts
      .filter((fact) => after[fact] !== undefined && after[fact] !== before[fact])
      .map((fact) => [fact, after[fact]]),
  );
