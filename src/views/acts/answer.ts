/** Answer: the agent reads the question again and answers it. */
import type { ModalView, RichTextBlock } from '@slack/types';
import type { Question } from '../../domain/escalation.ts';
import { type ActMetadata, actForm } from '../forms/act-form.ts';
import { textInput } from '../forms/inputs.ts';
import { collectErrors, type Read, readState } from '../forms/state.ts';
import { fields } from '../ids.ts';
import { bullets, leading, line, quote, richText } from '../lines.ts';
import { cut } from '../parts.ts';
import type { Words } from '../words/words.ts';
import { type ActView, filledIn } from './view.ts';

const callback = 'answer';
const maxAnswer = 3000;

export const answerView = {
  button: { action: 'open_answer', label: ({ acts }) => acts.answer.label, style: 'primary' },
  stands: {
    on: ['agent', 'show'],
    if: ({ escalation, by }) => by.id === escalation.reporter,
  },
  form: {
    callback,
    view: (about, { question }, { words }) => answerForm(about, question, words),
    read: (state, { words }) =>
      filledIn(readAnswerForm(state, words), ({ text }) => ({
        asks: ({ mask }) => ({ text: mask.text(text) }),
        typed: text,
      })),
  },
  history: (_, { actor, acts }) => acts.answer.history(actor),
  quotes: ({ text }) => [text],
  toTeam: ({ text }, { actor, escalation, to, acts }) => [
    line(...acts.answer.toTeam(to(escalation.owner), actor)),
    ...quote(text),
  ],
  toAgent: ({ text }, { actor, acts }) => leading((quoted) => acts.answer.toAgent(actor, quoted), text),
} satisfies ActView<'answer'>;

export const answerForm = (about: ActMetadata, question: Question | null, words: Words): ModalView =>
  actForm(about, {
    words,
    callback,
    title: words.acts.answer.title(about.id),
    submit: words.acts.answer.submit,
    blocks: [
      ...(question ? [asked(question, words)] : []),
      textInput({ block: fields.answer, label: words.acts.answer.answer, max: maxAnswer, lines: 'many' }),
    ],
  });

const asked = ({ missing, text }: Question, { acts }: Words): RichTextBlock =>
  richText(
    ...quote(cut(text, maxAnswer)),
    ...(missing.length > 0 ? [line(acts.answer.stillMissing)] : []),
    ...bullets(missing.map((item) => [cut(item, 150)])),
  );

export function readAnswerForm(state: unknown, words: Words): Read<{ text: string }> {
  const { need, done } = collectErrors(words);
  const written = readState(state).text(fields.answer);
  return done({ text: need(fields.answer, written, words.acts.answer.nothing, maxAnswer) });
}
